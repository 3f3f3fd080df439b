import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Content, IndicatorContent, SourceContent } from '../content.ts';
import { ImportError } from '../importing/reading.ts';
import { ownTable, type OwnTable } from '../kinds/own-table.ts';
import { failOn, type Problem } from '../kinds/problems.ts';
import { readYaml } from '../kinds/read.ts';

/** The description of a table that somebody made, as it lies beside the table. */
export interface Description extends OwnTable {
  path: string;
}

/** Reads a description; everything wrong with it is reported in one error. */
export async function readDescription(path: string): Promise<Description> {
  const problems: Problem[] = [];
  const described = await readYaml(path, ownTable, problems);
  failOn(problems);
  if (!described) throw new ImportError(`${path} cannot be read. Nothing was imported.`);
  return { ...described.value, path };
}

/** `figures.csv.yaml` or `figures.yaml` beside `figures.csv`, whichever is there. */
export async function descriptionBeside(file: string): Promise<string | null> {
  const candidates = [`${file}.yaml`, file.replace(/(?:\.(?:csv|tsv|txt|xlsx|gz|zip))+$/i, '.yaml')];
  for (const candidate of candidates) {
    if (candidate !== file && (await stat(candidate).catch(() => null))?.isFile()) return candidate;
  }
  return null;
}

/** Content with the source and the indicators that descriptions bring, so that they are published with its figures. */
export function withDescribed(content: Content, byFile: ReadonlyMap<string, Description>): Content {
  const sources = new Map(content.sources);
  const indicators = new Map(content.indicators);
  const from = new Map<string, string>();
  for (const [file, description] of byFile) {
    const source = sourceOf(description);
    sources.set(source.id, source);
    for (const indicator of indicatorsOf(description)) {
      const other = from.get(indicator.id);
      if (other !== undefined) {
        throw new ImportError(
          `${indicator.id} would come from two files, ${basename(other)} and ${basename(file)}: ` +
            'put its figures into one table. Nothing was imported.',
        );
      }
      from.set(indicator.id, file);
      indicators.set(indicator.id, indicator);
    }
  }
  return { ...content, sources, indicators };
}

function sourceOf({ source, version }: Description): SourceContent {
  const { citation, ...fields } = source;
  return { ...fields, csl: citation ?? plainCitation(source, version), releases: [] };
}

/** What can be cited without being told more than who publishes what, where. */
function plainCitation({ title, publisher, url }: OwnTable['source'], version?: string): SourceContent['csl'] {
  const year = /^(?:1[89]|20)\d{2}$/.test(version ?? '')
    ? { issued: { 'date-parts': [[Number(version)]] as [[number]] } }
    : {};
  return {
    type: 'dataset',
    title,
    author: [{ literal: publisher }],
    ...year,
    ...(version === undefined ? {} : { version }),
    ...(url.startsWith('/') ? {} : { URL: url }),
  };
}

function indicatorsOf({ source, indicators }: Description): IndicatorContent[] {
  return indicators.map(({ id, shortName, only: _only, ...fields }) => ({
    ...fields,
    id: `${source.id}.${id}`,
    sourceId: source.id,
    shortName: shortName ?? fields.name,
    theme: null,
    profile: null,
    dimension: null,
  }));
}
