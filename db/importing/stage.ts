import type { Session } from '../../api/session.ts';
import { csvLine } from './csv.ts';
import type {
  Figure,
  GroupFigure,
  ObservationFigure,
  PeriodFigure,
  RegionFigure,
  StandingFigure,
  TallyFigure,
} from './importer.ts';
import { mergeClosed, mergeVersioned, type Changes } from './merge.ts';
import { tables } from './tables.ts';
import { AREAS, GROUPS, ImportError, STANDING, TALLIES, type Reading } from './reading.ts';
import { stageEvents } from './stage-events.ts';

/** What an indicator allows, for the check of each figure. */
export interface IndicatorRange {
  rangeLow: number | null;
  rangeHigh: number | null;
}

/** Numbers of the series in the database; new ones are handed out here and written once the figures are through. */
export class SeriesBook {
  private readonly ids = new Map<string, number>();
  private readonly fresh: string[] = [];
  private next = 1;

  /** With the series of these indicators, and the last number that is taken. */
  static async open(session: Session, indicators: readonly string[]): Promise<SeriesBook> {
    const book = new SeriesBook();
    const rows = await session.query<{ id: number; indicator_id: string; unit_id: string }>(
      `select id, indicator_id, unit_id from series
       where indicator_id = any($1) or id = (select max(id) from series)`,
      [indicators],
    );
    for (const row of rows) {
      book.ids.set(`${row.indicator_id} ${row.unit_id}`, row.id);
      book.next = Math.max(book.next, row.id + 1);
    }
    return book;
  }

  number(indicator: string, unit: string, isRegion: boolean): number {
    const key = `${indicator} ${unit}`;
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = this.next;
    this.next += 1;
    this.ids.set(key, id);
    this.fresh.push(csvLine([id, indicator, unit, isRegion]));
    return id;
  }

  async write(session: Session): Promise<void> {
    await session.copyIn('series (id, indicator_id, unit_id, is_region)', this.fresh.splice(0));
  }
}

/** What became of a reading, and the data sets it carries from now on. */
export interface Staged {
  changes: Changes;
  carries: readonly string[];
}

/** Checks and stages all figures of a reading, then makes them what holds from data release `ordinal` on. */
export async function stageReading(
  session: Session,
  reading: Reading,
  indicators: ReadonlyMap<string, IndicatorRange>,
  book: SeriesBook,
  ordinal: number,
  progress: (figures: number) => void,
): Promise<Staged> {
  if (reading.carries.includes(AREAS)) {
    const { changes, carries } = await stageEvents(session, reading, ordinal, progress);
    return { changes: sum(changes), carries };
  }
  const others: Others = {
    standings: [],
    regions: [],
    groups: [],
    periods: [],
    tallies: [],
  };
  const carried = new Set(reading.carries);
  const measures = reading.carries.filter((id) => id !== GROUPS && id !== STANDING && !TALLIES.has(id));
  const changes = [
    await mergeClosed(
      session,
      tables.observation,
      { sql: 't.series_id in (select id from series where indicator_id = any($1))', parameters: [measures] },
      ordinal,
      observationLines,
    ),
  ];
  await book.write(session);
  changes.push(...(await mergeOthers(session, reading, others, carried, ordinal)));
  return { changes: sum(changes), carries: reading.carries };

  async function* observationLines(since: readonly number[]): AsyncGenerator<string> {
    const seen = new Set<number>();
    const counts = new Map<string, number>();
    let block = '';
    let count = 0;
    for await (const figure of reading.figures) {
      if (figure.kind !== 'observation') {
        keep(figure);
        continue;
      }
      check(figure, carried, indicators);
      const unit = figure.region ?? figure.country ?? '';
      const series = book.number(figure.indicator, unit, figure.region !== undefined);
      const key = series * 4096 + figure.year;
      if (seen.has(key)) {
        throw new ImportError(
          `${figure.indicator} has two figures for ${unit} in ${figure.year}. Nothing was imported.`,
        );
      }
      seen.add(key);
      counts.set(figure.indicator, (counts.get(figure.indicator) ?? 0) + 1);
      block += csvLine([...since, series, figure.year, figure.value, figure.low, figure.high]);
      count += 1;
      if (block.length > 65_536) {
        yield block;
        block = '';
        progress(count);
      }
    }
    yield block;
    progress(count);
    const empty = measures.filter((id) => !counts.has(id));
    if (empty.length > 0) {
      throw new ImportError(
        `${reading.release.fileName} was to carry ${empty.join(', ')}, but holds no figure of it. Nothing was imported.`,
      );
    }
  }

  function keep(figure: Exclude<Figure, ObservationFigure>): void {
    if (figure.kind === 'event' || figure.kind === 'area') {
      throw new Error(`${reading.release.fileName} has events without saying that it carries them.`);
    }
    if (figure.kind === 'region') others.regions.push(figure);
    else if (figure.kind === 'group') others.groups.push(figure);
    else if (figure.kind === 'period') others.periods.push(figure);
    else if (figure.kind === 'tally') others.tallies.push(figure);
    else others.standings.push(figure);
  }
}

function check(
  figure: ObservationFigure,
  carried: ReadonlySet<string>,
  indicators: ReadonlyMap<string, IndicatorRange>,
): void {
  const { indicator, year, value, low, high } = figure;
  const range = indicators.get(indicator);
  const where = `${indicator}, ${figure.region ?? figure.country}, ${year}`;
  if (!range) throw new ImportError(`${where}: there is no indicator ${indicator} in db/content/indicators.`);
  if (!carried.has(indicator)) throw new ImportError(`${where}: the file does not say that it carries ${indicator}.`);
  if (!Number.isInteger(year) || year < 1900 || year > 2100) {
    throw new ImportError(`${where}: expected a year from 1900 to 2100.`);
  }
  if (!Number.isFinite(value)) throw new ImportError(`${where}: expected a number, found ${value}.`);
  if (value < (range.rangeLow ?? -Infinity) || value > (range.rangeHigh ?? Infinity)) {
    throw new ImportError(`${where}: ${value} is outside ${range.rangeLow ?? '−∞'} to ${range.rangeHigh ?? '∞'}.`);
  }
  if ((low ?? value) > value || (high ?? value) < value) {
    throw new ImportError(`${where}: expected low ≤ value ≤ high, found ${low} ≤ ${value} ≤ ${high}.`);
  }
}

/** Regions with an ISO 3166-2 id are shared by sources, the others belong to the one that divides a country so. */
const owner = (id: string, sourceId: string): string | null => (/^[A-Z]{2}-/.test(id) ? null : sourceId);

/** Whatever is no observation. */
interface Others {
  regions: RegionFigure[];
  groups: GroupFigure[];
  periods: PeriodFigure[];
  standings: StandingFigure[];
  tallies: TallyFigure[];
}

async function mergeOthers(
  session: Session,
  reading: Reading,
  { regions, groups, periods, standings, tallies }: Others,
  carried: ReadonlySet<string>,
  ordinal: number,
): Promise<Changes[]> {
  const { sourceId } = reading.release;
  const changes: Changes[] = [];
  // Files of one source list different regions, so a file never makes a region vanish: the scope is empty.
  const regionLines = regions.map(({ id, name, country }) => csvLine([id, name, country, owner(id, sourceId)]));
  changes.push(await mergeVersioned(session, tables.region, { sql: 'false', parameters: [] }, ordinal, regionLines));
  if (carried.has(GROUPS)) {
    const all = { sql: 'true', parameters: [] };
    const groupLines = groups.map(({ id, name, country }) => csvLine([id, name, country]));
    changes.push(await mergeVersioned(session, tables.ethnicGroup, all, ordinal, groupLines));
    const periodLines = periods.map((period) =>
      csvLine([period.group, period.from, period.to, period.status, period.size, period.regionalAutonomy]),
    );
    changes.push(await mergeVersioned(session, tables.powerPeriod, all, ordinal, periodLines));
  }
  if (carried.has(STANDING)) {
    const all = { sql: 'true', parameters: [] };
    const lines = standings.map(({ country, profile, year, rankLow, rankHigh, classes }) =>
      csvLine([country, profile, year, rankLow, rankHigh, `{${classes.join(',')}}`]),
    );
    changes.push(await mergeVersioned(session, tables.standing, all, ordinal, lines));
  }
  for (const dataset of TALLIES) {
    if (!carried.has(dataset)) continue;
    const scope = { sql: 't.dataset_id = $1', parameters: [dataset] };
    const lines = tallies.map((one) =>
      csvLine([dataset, one.tool, one.factor ?? '', one.factorKind, one.family, one.helps, one.hinders, one.mixed]),
    );
    changes.push(await mergeVersioned(session, tables.toolTally, scope, ordinal, lines));
  }
  return changes;
}

function sum(changes: readonly Changes[]): Changes {
  const total: Changes = { added: 0, changed: 0, vanished: 0, unchanged: 0 };
  for (const key of Object.keys(total) as (keyof Changes)[]) {
    total[key] = changes.reduce((count, change) => count + change[key], 0);
  }
  return total;
}
