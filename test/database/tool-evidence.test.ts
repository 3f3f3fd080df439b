import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importFiles } from '../../db/importing/import-files.ts';
import type { Published } from '../../db/importing/publish.ts';
import { openApi, type Api } from '../support/api.ts';

const root = resolve(import.meta.dirname, '../..');
const silent = { step: () => {}, done: () => {} };

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

async function importTable(name: string): Promise<Published> {
  const published = await importFiles({
    database: api.database,
    root,
    source: 'tfap',
    files: [join(root, 'db/sources/tfap', name)],
    given: { version: 'V0' },
    progress: silent,
  });
  await api.models.refresh();
  return published;
}

const asked = (tools?: string[]) =>
  api.data(
    `query ($tools: [ID!]) {
      toolEvidence(tools: $tools) {
        id name average { helps hinders mixed } averageRelease { fileName }
        factors { name kind family helps hinders mixed } factorsRelease { fileName source { id } }
      }
    }`,
    { tools },
  );

it('is empty before somebody imports it, and then has each tool with its tallies and their files', async () => {
  expect(await asked()).toEqual({ toolEvidence: [] });
  await importTable('sample.factors-csv.csv');
  await importTable('sample.studies-csv.csv');
  expect(await asked()).toEqual({
    toolEvidence: [
      {
        id: 'mediation',
        name: 'Mediation',
        average: { helps: 2, hinders: 0, mixed: 1 },
        averageRelease: { fileName: 'sample.studies-csv.csv' },
        factors: [
          { name: 'An invented factor', kind: 'Design', family: 'Mediation factors', helps: 5, hinders: 1, mixed: 1 },
          {
            name: 'Another, with a comma',
            kind: 'Contextual',
            family: 'Conflict dynamics',
            helps: 0,
            hinders: 2,
            mixed: 0,
          },
        ],
        factorsRelease: { fileName: 'sample.factors-csv.csv', source: { id: 'tfap' } },
      },
      {
        id: 'official-amnesties',
        name: 'Official amnesties',
        average: { helps: 0, hinders: 1, mixed: 0 },
        averageRelease: { fileName: 'sample.studies-csv.csv' },
        factors: [],
        factorsRelease: null,
      },
    ],
  });
});

it('is one tool when asked for one, and a slip is told with what was meant', async () => {
  const { toolEvidence } = await asked(['official-amnesties']);
  expect(toolEvidence).toHaveLength(1);
  const { errors } = await api.ask('{ toolEvidence(tools: ["mediaton"]) { id } }');
  expect(errors?.[0]?.message).toContain('mediation');
});

it('imported again changes nothing', async () => {
  const again = await importTable('sample.factors-csv.csv');
  expect(again.releases[0]?.changes).toEqual({ added: 0, changed: 0, vanished: 0, unchanged: 2 });
  expect(again.changed).toBe(false);
});
