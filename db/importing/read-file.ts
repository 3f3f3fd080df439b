import type { Crosswalk } from './countries.ts';
import { UnknownCountry } from './countries.ts';
import type { ColumnIndicator, Figure, Format, Importer, KnownRegion, MapContext, SourceRow } from './importer.ts';
import { oneByOne } from './one-by-one.ts';
import { ImportError, type Reading, type Tally } from './reading.ts';
import type { Header } from './row.ts';
import { SkippedRows } from './skipped-rows.ts';
import type { SourceFile } from './source-file.ts';

/** What is known of a file before it is read: from db/content/sources by its hash, or as the user says. */
export interface KnownRelease {
  id: string;
  version: string;
  retrieved: string;
}

/** Opens a producer's file with the importer of its source. Nothing is read but the header yet. */
export async function readFile(
  importer: Importer,
  file: SourceFile,
  known: KnownRelease,
  indicators: readonly ColumnIndicator[],
  crosswalk: Crosswalk,
  regions: ReadonlyMap<string, KnownRegion> = new Map(),
): Promise<Reading> {
  const format = await recognise(importer, file);
  const tally: Tally = { rows: 0, kept: 0, skipped: [] };
  const table = { columns: new Set<string>(), skipped: new SkippedRows() };
  return {
    release: {
      ...known,
      sourceId: importer.source,
      sha256: file.sha256,
      fileName: file.name,
      figuresHash: null,
    },
    carries: await format.carries(file, { indicators }),
    figures: oneByOne(figures(format, file, { indicators, crosswalk, regions }, tally, table)),
    tally,
    share: () => file.share(),
    table,
  };
}

async function recognise(importer: Importer, file: SourceFile): Promise<Format> {
  const formats = importer.formats();
  for (const format of formats) if (await format.matches(file)) return format;
  const known = formats.map(({ id, looksLike }) => `  ${id}: ${looksLike}`).join('\n');
  throw new ImportError(
    `${file.name} has none of the layouts known for ${importer.source}. Expected one of:\n${known}\nNothing was imported.`,
  );
}

/** Figures that are handed on together. */
const AT_A_TIME = 500;

type Table = NonNullable<Reading['table']> & { columns: Set<string> };

/** By which places and measures are known. */
interface Vocabulary {
  indicators: readonly ColumnIndicator[];
  crosswalk: Crosswalk;
  regions: ReadonlyMap<string, KnownRegion>;
}

async function* figures(
  format: Format,
  file: SourceFile,
  { indicators, crosswalk, regions }: Vocabulary,
  tally: Tally,
  table: Table,
): AsyncGenerator<Iterable<Figure>> {
  let some: Figure[] = [];
  let header: Header | null = null;
  const reasons = new Map<string, number>();
  let line = 0;
  let reason: string | null = null;
  let kept = false;
  const context: MapContext = {
    indicators,
    country: (scheme, code, year) => {
      try {
        return crosswalk.country(scheme, code, year);
      } catch (error) {
        if (!(error instanceof UnknownCountry)) throw error;
        const known = crosswalk.leftOut(scheme, code);
        if (known !== null) {
          reason = known;
          return null;
        }
        throw new ImportError(`${file.name}:${line}: ${error.message} Nothing was imported.`, { cause: error });
      }
    },
    region: (code) => regions.get(code) ?? null,
    keep: () => {
      kept = true;
    },
    skip: (why) => {
      reason = why;
    },
    skipForNow: (why) => {
      reason = why;
      tally.waiting = true;
    },
  };
  for await (const row of format.rows(file)) {
    tally.rows += 1;
    line = row.line;
    reason = null;
    kept = false;
    try {
      for (const figure of format.map(row, context)) {
        kept = true;
        some.push(tidy(figure));
      }
    } catch (error) {
      throw problemIn(row, file, error);
    }
    if (some.length >= AT_A_TIME) {
      yield some;
      some = [];
    }
    if (row.header !== header) {
      header = row.header;
      for (const column of header.columns) table.columns.add(column);
    }
    if (kept) {
      tally.kept += 1;
      continue;
    }
    const why = reason ?? 'no figure in any column asked for';
    count(reasons, why);
    const full = table.skipped.add(file.name, why, row);
    if (full) await full;
  }
  yield some;
  tally.skipped = [...reasons].map(([why, rows]) => ({ reason: why, rows })).toSorted((a, b) => b.rows - a.rows);
  if (!(await file.unchanged())) {
    throw new ImportError(
      `${file.name} was changed while it was read. Import it again once nothing writes to it. Nothing was imported.`,
    );
  }
  if (tally.rows === 0) throw new ImportError(`${file.name} has no rows. Nothing was imported.`);
  yield finished(format.finish?.(context) ?? []);
}

function* finished(last: Iterable<Figure>): Generator<Figure> {
  for (const figure of last) yield tidy(figure);
}

function problemIn({ line }: SourceRow, file: SourceFile, error: unknown): ImportError {
  if (error instanceof ImportError) return error;
  return new ImportError(`${file.name}:${line}: ${(error as Error).message} Nothing was imported.`, { cause: error });
}

function count(reasons: Map<string, number>, reason: string): void {
  reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
}

/** Whole numbers stay exact; measured values keep six significant digits, more than any producer vouches for. */
function tidy(figure: Figure): Figure {
  if (figure.kind !== 'observation') return figure;
  return { ...figure, value: round(figure.value), low: roundBound(figure.low), high: roundBound(figure.high) };
}

const round = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(6)));
const roundBound = (value: number | null | undefined): number | null =>
  value === null || value === undefined ? null : round(value);
