import { join } from 'node:path';
import { readCrosswalk, type Crosswalk } from './importing/countries.ts';
import { shippedGroups } from './importing/figures.ts';
import type { KnownRegion } from './importing/importer.ts';
import { readEvidence, type EvidenceContent } from './evidence.ts';
import { indicatorContent, indicatorId, type IndicatorContent as IndicatorFields } from './kinds/indicator.ts';
import { failOn, type Problem } from './kinds/problems.ts';
import { readKind } from './kinds/read.ts';
import { regionRow } from './kinds/region.ts';
import { sourceContent, type SourceContent as SourceFields } from './kinds/source.ts';
import { readTable } from './kinds/table.ts';
import { sourceId } from './kinds/words.ts';

export interface IndicatorContent extends Omit<IndicatorFields, 'topic'> {
  id: string;
  /** One of ours, or that of data which somebody described. */
  topic: string;
  /** The part of the id before the first point. */
  sourceId: string;
}
export interface SourceContent extends Omit<SourceFields, 'citation'> {
  id: string;
  /** The citation as CSL-JSON. */
  csl: SourceFields['citation'];
}

/** Everything people write in db/content, checked, with its cross-references resolved. */
export interface Content {
  crosswalk: Crosswalk;
  indicators: ReadonlyMap<string, IndicatorContent>;
  sources: ReadonlyMap<string, SourceContent>;
  /** By source: the source's region code → our region, where ISO 3166-2 has it. */
  regions: ReadonlyMap<string, ReadonlyMap<string, KnownRegion>>;
  evidence: EvidenceContent;
}

/** Reads db/content; everything wrong with it is reported in one error. */
export async function readContent(directory: string): Promise<Content> {
  const problems: Problem[] = [];
  const [groups, crosswalk] = await Promise.all([
    shippedGroups(join(directory, '../figures')),
    readCrosswalk(directory, problems),
  ]);
  const sourceFiles = await readKind(join(directory, 'sources'), sourceContent, problems, sourceId);
  const indicatorFiles = await readKind(join(directory, 'indicators'), indicatorContent, problems, indicatorId);
  const regionRows = await readTable(join(directory, 'regions.csv'), regionRow, problems);
  const sources = new Map(
    sourceFiles.map(({ id, value: { citation, ...fields } }) => [id, { id, ...fields, csl: citation }]),
  );
  const indicators = new Map<string, IndicatorContent>();
  for (const { id, file, value } of indicatorFiles) {
    const source = id.split('.', 1)[0] ?? '';
    if (!sources.has(source)) {
      problems.push({
        file,
        line: 1,
        what: `there is no source "${source}": add db/content/sources/${source}.yaml or rename the file`,
      });
    }
    indicators.set(id, { id, sourceId: source, ...value });
  }
  const regions = new Map<string, Map<string, KnownRegion>>();
  for (const { line, value } of regionRows) {
    if (!sources.has(value.source)) {
      problems.push({
        file: join(directory, 'regions.csv'),
        line,
        what: `there is no source "${value.source}": correct it`,
      });
    }
    const codes = regions.get(value.source) ?? new Map<string, KnownRegion>();
    regions.set(value.source, codes.set(value.code, { id: value.id, name: value.name }));
  }
  const evidence = await readEvidence(directory, groups, problems);
  failOn(problems);
  return { crosswalk, indicators, sources, regions, evidence };
}
