import type { Session } from '../api/session.ts';
import type { Content } from './content.ts';
import { mergeEvidence } from './evidence-rows.ts';
import { csvLine, textArray } from './importing/csv.ts';
import { mergeVersioned } from './importing/merge.ts';
import { tables } from './importing/tables.ts';

const ALL = { sql: 'true', parameters: [] };

/** Makes the content what holds from data release `ordinal` on; returns how many rows that changed. */
export async function mergeContent(session: Session, content: Content, ordinal: number): Promise<number> {
  const changes = [
    await mergeVersioned(session, tables.source, ALL, ordinal, sourceLines(content)),
    await mergeVersioned(session, tables.country, ALL, ordinal, countryLines(content)),
    await mergeVersioned(session, tables.indicator, ALL, ordinal, indicatorLines(content)),
    ...(await mergeEvidence(session, content.evidence, ordinal)),
  ];
  return changes.reduce((sum, { added, changed, vanished }) => sum + added + changed + vanished, 0);
}

function sourceLines({ sources }: Content): string[] {
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

function indicatorLines({ indicators }: Content): string[] {
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
