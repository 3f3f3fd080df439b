import type { ReadModel } from '../read-model/read-model.ts';
import type { Column } from './read.ts';
import type { BulkTable } from './tables.ts';
import { typeOf, type WrittenTable } from './write.ts';

const TYPES: Readonly<Record<string, string>> = { Int: 'integer', Float: 'number', Boolean: 'boolean' };

/** What the package and its files are called and stand under. */
export function metadataOf(model: ReadModel): Record<'title' | 'version' | 'licence' | 'source', string> {
  return {
    title: `Forestall, data release ${model.dataRelease.id}`,
    version: model.dataRelease.id,
    licence: 'Each figure keeps to the licence of its source: see sources.csv, by release.',
    source: model.sources.all.map(({ title, publisher }) => `${title} (${publisher})`).join('; '),
  };
}

/** Tells other programs what the files hold: a data package (Frictionless, specifications v1). */
export function packageOf(
  model: ReadModel,
  tables: readonly { table: BulkTable; columns: readonly Column[]; written: WrittenTable }[],
): string {
  const { title, version, licence } = metadataOf(model);
  const sources = model.sources.all.map((source) => ({ title: source.title, path: source.url }));
  const described = {
    profile: 'data-package',
    name: 'forestall',
    title,
    description:
      'Everything that the API of Forestall answers from this data release, as tables: each is the list of the same name, flattened. ' +
      'Null is an empty field, never a zero.',
    version,
    created: model.dataRelease.published.toISOString(),
    licenses: [{ path: 'sources.csv', title: licence }],
    sources,
    resources: tables.flatMap(({ table, columns, written }) => {
      const common = { title: table.title, encoding: 'utf-8', rows: written.rows };
      return [
        {
          profile: 'tabular-data-resource',
          name: table.name,
          ...common,
          path: written.csv.name,
          format: 'csv',
          mediatype: 'text/csv',
          bytes: written.csv.bytes,
          hash: `sha256:${written.csv.sha256}`,
          schema: { fields: columns.map((column) => fieldOf(column)), missingValues: [''] },
        },
        {
          profile: 'data-resource',
          name: `${table.name}-parquet`,
          ...common,
          path: written.parquet.name,
          format: 'parquet',
          mediatype: 'application/vnd.apache.parquet',
          bytes: written.parquet.bytes,
          hash: `sha256:${written.parquet.sha256}`,
        },
      ];
    }),
  };
  return `${JSON.stringify(described, null, 2)}\n`;
}

function fieldOf(column: Column) {
  return {
    name: column.name,
    type: TYPES[typeOf(column)?.name ?? ''] ?? 'string',
    description: column.branch.field?.description ?? '',
  };
}
