import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';

export type Fields = Record<string, unknown>;
/** A small description, for tests to change. */
export const rate = {
  id: 'rate',
  column: 'Rate',
  name: 'A rate',
  description: 'What the rate means.',
  unit: 'percent',
  polarity: 'NONE',
  decimals: 1,
};
export const described: Fields = {
  source: {
    id: 'office-one',
    title: 'A table',
    publisher: 'An office',
    licence: 'CC0',
    url: 'https://example.org/table',
  },
  version: 2020,
  country: { column: 'Code' },
  year: { column: 'Year' },
  indicators: [rate],
};

/** Writes the description with other fields; gives its path. */
export async function writeDescription(folder: string, fields: Fields): Promise<string> {
  const path = join(folder, 'described.yaml');
  await writeFile(path, stringify({ ...described, ...fields }));
  return path;
}
