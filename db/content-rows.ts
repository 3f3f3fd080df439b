import type { Session } from '../api/session.ts';
import type { Content } from './content.ts';
import { mergeEvidence } from './evidence-rows.ts';
import { csvLine, textArray } from './importing/csv.ts';
import { mergeVersioned } from './importing/merge.ts';
import { tables } from './importing/tables.ts';
import { isOwnSource } from './kinds/own-table.ts';

const ALL = { sql: 'true', parameters: [] };

/**
 * Makes the content what holds from data release `ordinal` on; returns how many rows that changed. What a description of
 * somebody's own table brought stays as it is unless the content brings it anew.
 */
export async function mergeContent(
  session: Session,
  content: Content,
  ordinal: number,
  importing: ReadonlySet<string>,
): Promise<number> {
  const shown = await shownContent(session, content, importing);
  const own = { parameters: [[...content.sources.keys()].filter((id) => isOwnSource(id))] };
  const sources = { ...own, sql: `strpos(t.id, '-') = 0 or t.id = any($1)` };
  // Another table of the same source may have brought other indicators: a table makes none vanish.
  const indicators = {
    sql: `strpos(t.source_id, '-') = 0 or t.id = any($1)`,
    parameters: [[...shown.indicators.keys()].filter((id) => isOwnSource(id))],
  };
  const changes = [
    await mergeVersioned(session, tables.source, sources, ordinal, sourceLines(shown)),
    await mergeVersioned(session, tables.country, ALL, ordinal, countryLines(content)),
    await mergeVersioned(session, tables.indicator, indicators, ordinal, indicatorLines(shown)),
    ...(await mergeEvidence(session, content.evidence, ordinal)),
  ];
  return changes.reduce((sum, { added, changed, vanished }) => sum + added + changed + vanished, 0);
}

/**
 * Sources that nothing ships of are told of, with their indicators, once somebody has imported a file of theirs: until
 * then the catalogue would list measures without a figure.
 */
async function shownContent(session: Session, content: Content, importing: ReadonlySet<string>): Promise<Shown> {
  const rows = await session.query<{ id: string }>('select id from source where valid_until is null');
  const held = new Set(rows.map(({ id }) => id));
  const sources = new Map(
    [...content.sources].filter(
      ([id, { releases, url }]) =>
        // A page of ours is the address of what we work out ourselves.
        url.startsWith('/') || releases.some(({ ships }) => ships) || importing.has(id) || held.has(id),
    ),
  );
  const indicators = new Map([...content.indicators].filter(([, { sourceId }]) => sources.has(sourceId)));
  return { sources, indicators };
}

type Shown = Pick<Content, 'sources' | 'indicators'>;

function sourceLines({ sources }: Shown): string[] {
  return [...sources.values()].map((source) =>
    csvLine([
      source.id,
      source.title,
      source.publisher,
      source.licence,
      source.licenceUrl,
      source.url,
      source.note,
      JSON.stringify(source.csl),
    ]),
  );
}

function countryLines({ crosswalk }: Content): string[] {
  return crosswalk.rows.map((row) =>
    csvLine([
      row.id,
      row.name,
      row.kind,
      textArray(row.aliases.map(({ code }) => code)),
      newestNumber(row.gw),
      row.region,
      row.subregion,
      JSON.stringify({ latitude: row.latitude, longitude: row.longitude }),
      row.existsFrom,
      row.existsTo,
      textArray(row.successors),
      row.note,
    ]),
  );
}

/** The Gleditsch–Ward number in use last: Serbia had 345 and has 340. */
function newestNumber(codes: readonly { code: string; from: number | null; to: number | null }[]): number | null {
  const [newest] = codes.toSorted((a, b) => (b.to ?? Infinity) - (a.to ?? Infinity) || (a.from ?? 0) - (b.from ?? 0));
  return newest ? Number(newest.code) : null;
}

function indicatorLines({ indicators }: Shown): string[] {
  return [...indicators.values()].map((indicator) =>
    csvLine([
      indicator.id,
      indicator.name,
      indicator.shortName,
      indicator.description,
      indicator.unit,
      indicator.moreMeans,
      indicator.topic,
      indicator.theme,
      indicator.profile,
      indicator.dimension,
      indicator.polarity,
      textArray(indicator.riskFactors),
      indicator.rangeLow,
      indicator.rangeHigh,
      indicator.decimals,
      indicator.caution,
      indicator.sourceId,
      indicator.column,
      indicator.lowColumn,
      indicator.highColumn,
    ]),
  );
}
