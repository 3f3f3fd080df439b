import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readContent, type SourceContent } from './content.ts';
import { columnsOf, resourceName } from './importing/figure-columns.ts';
import { readSheet, type ReleaseSheet } from './importing/figures.ts';

const DATA_PACKAGE = 'datapackage.json';

/** Tells other programs what lies in db/figures: a tabular data package (Frictionless, specifications v1). */
export async function writeDataPackage(root: string): Promise<void> {
  await writeFile(join(root, 'db/figures', DATA_PACKAGE), await dataPackage(root));
}

/** The same figures give the same bytes, so it carries no date of its own. */
export async function dataPackage(root: string): Promise<string> {
  const folder = join(root, 'db/figures');
  const content = await readContent(join(root, 'db/content'));
  const { id: version } = parse(await readFile(join(folder, 'data-release.yaml'), 'utf8')) as { id: string };
  const entries = await readdir(folder, { withFileTypes: true });
  const releases = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const resources = await Promise.all(
    releases.toSorted().map(async (release) => {
      const sheet = await readSheet(join(folder, release));
      const source = content.sources.get(sheet.source);
      if (!source) throw new Error(`db/content/sources/${sheet.source}.yaml is missing.`);
      return resourcesOf(folder, release, sheet, source);
    }),
  );
  const described = {
    profile: 'tabular-data-package',
    name: 'forestall-figures',
    title: `Forestall: figures of data release ${version}`,
    description:
      'Figures of countries and regions by year, groups with their access to power, and the risk and resilience profiles worked out from them, ' +
      'as compact tables. Each folder is derived from one file of one producer and keeps to that producer’s licence. ' +
      'No figure is no entry or an underscore, never a zero.',
    version,
    licenses: [{ path: 'LICENSES.md', title: 'By source; each resource names its own' }],
    contributors: [{ title: 'Forestall', role: 'wrangler' }],
    resources: resources.flat(),
  };
  return `${JSON.stringify(described, null, 2)}\n`;
}

async function resourcesOf(folder: string, release: string, sheet: ReleaseSheet, source: SourceContent) {
  const names = (await readdir(join(folder, release))).filter((name) => name.endsWith('.csv'));
  return Promise.all(
    names.toSorted().map(async (file) => {
      const bytes = await readFile(join(folder, release, file));
      const { title, fields, primaryKey, foreignKeys } = columnsOf(file, release, sheet.carries);
      return {
        profile: 'tabular-data-resource',
        name: resourceName(release, file),
        title: `${source.title}, ${sheet.version}: ${title}`,
        description: source.note ?? `${source.title}, ${sheet.version}.`,
        path: `${release}/${file}`,
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        bytes: bytes.length,
        hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
        licenses: [{ path: source.licenceUrl ?? 'LICENSES.md', title: sheet.licence }],
        sources: [{ title: sheet.citation, path: source.url }],
        schema: {
          fields,
          missingValues: [''],
          primaryKey,
          ...(foreignKeys && { foreignKeys }),
        },
      };
    }),
  );
}
