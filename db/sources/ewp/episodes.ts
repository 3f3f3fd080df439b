import { BEFORE_FIRST_YEAR, FIRST_YEAR } from '../../importing/columns.ts';
import type { Figure, Format, MapContext } from '../../importing/importer.ts';
import { csvHeader, readCsv } from '../../importing/readers.ts';
import { readWorkbook, type Sheet } from '../../importing/workbook.ts';
import { Header, SourceRow } from '../../importing/row.ts';
import { Sums } from '../../importing/sums.ts';

const marks = ['mk_event_code', 'startyear', 'endyear', 'State-Led or Non-State-Led', 'mk_location_cow'];
const indicators: Readonly<Record<string, string>> = {
  'State-Led': 'ewp.episodes_state_led',
  'Non-State-Led': 'ewp.episodes_non_state_led',
};

interface Episode {
  indicator: string;
  code: string;
  from: number;
  /** Null while it goes on. */
  to: number | null;
}

/** The list of episodes: each counts in its country in every year from its first to its last. */
class Episodes {
  readonly #all: Episode[] = [];
  #lastYear = FIRST_YEAR;

  read(row: SourceRow, context: MapContext): void {
    const led = row.text('State-Led or Non-State-Led');
    if (led === null) return context.skip('an episode of which it is not said who led it');
    const indicator = indicators[led];
    if (indicator === undefined) throw new Error(`"${led}" is neither State-Led nor Non-State-Led.`);
    const from = row.integer('startyear');
    const to = row.number('endyear');
    this.#lastYear = Math.max(this.#lastYear, from, to ?? from);
    if (to !== null && to < FIRST_YEAR) return context.skip(BEFORE_FIRST_YEAR);
    // In the workbook and its exports numbers may be written as 316.0.
    const code = `${Number(row.required('mk_location_cow'))}`;
    if (context.country('cow', code, Math.max(from, FIRST_YEAR)) === null) return;
    this.#all.push({ indicator, code, from, to });
    context.keep();
  }

  /** What goes on is counted up to the last year that the list names. */
  *figures(context: MapContext): Generator<Figure> {
    const sums = new Sums();
    for (const { indicator, code, from, to } of this.#all) {
      for (let year = Math.max(from, FIRST_YEAR); year <= (to ?? this.#lastYear); year += 1) {
        const country = context.country('cow', code, year);
        if (country !== null) sums.add(indicator, country, year, 1);
      }
    }
    yield* sums.figures();
  }
}

export function episodesCsv(): Format {
  const episodes = new Episodes();
  return {
    id: 'episodes-csv',
    looksLike: 'the list of episodes: mk_event_code, startyear, endyear, State-Led or Non-State-Led, mk_location_cow',
    matches: async (file) => (await csvHeader(file))?.has(...marks) ?? false,
    rows: readCsv,
    ...counted(episodes),
  };
}

export function episodesXlsx(): Format {
  const episodes = new Episodes();
  return {
    id: 'episodes-xlsx',
    looksLike: 'the master list as a workbook, with a sheet that has the columns of the list of episodes',
    matches: async (file) => (await readWorkbook(file))?.some((sheet) => headerOf(sheet).has(...marks)) ?? false,
    async *rows(file) {
      for (const sheet of (await readWorkbook(file)) ?? []) {
        const header = headerOf(sheet);
        if (!header.has(...marks)) continue;
        for (const [index, cells] of sheet.cells.entries()) {
          if (index > 0 && cells.some((cell) => cell !== null)) yield new SourceRow(index + 1, header, cells);
        }
      }
    },
    ...counted(episodes),
  };
}

const headerOf = ({ cells }: Sheet): Header => new Header((cells[0] ?? []).map((cell) => cell?.trim() ?? ''));

function counted(episodes: Episodes): Pick<Format, 'map' | 'finish' | 'carries'> {
  return {
    map(row, context) {
      episodes.read(row, context);
      return [];
    },
    finish: (context) => episodes.figures(context),
    carries: async () => Object.values(indicators),
  };
}
