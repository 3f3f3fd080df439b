import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { TestProject } from 'vitest/node';
import { Database } from '../../api/database.ts';
import { extensions } from '../../api/embedded.ts';
import { loadShipped } from '../../db/load.ts';
import { migrations } from '../../db/migrations/index.ts';
import { databaseUrl, onServer } from './postgres.ts';

const root = resolve(import.meta.dirname, '../..');
const silent = { step: () => {}, done: () => {} };

/** Makes, once per run, the databases that every test file starts from a copy of. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.DATABASE_URL;
  return server ? onPostgres(project, server) : embedded(project);
}

async function embedded(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'forestall-templates-'));
  const pglite = await PGlite.create({ extensions });
  const database = await Database.embed({ pglite }, migrations);
  const dump = async (name: string): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, new Uint8Array(await (await pglite.dumpDataDir('none')).arrayBuffer()));
    return path;
  };
  await database.orm.migrator.up();
  const tables = await dump('tables.tar');
  await loadShipped(database, root, silent);
  const shipped = await dump('shipped.tar');
  await database.close();
  project.provide('templates', { server: null, tables, shipped });
  return () => rm(folder, { recursive: true, force: true });
}

async function onPostgres(project: TestProject, server: string): Promise<() => Promise<void>> {
  const names = { tables: `forestall_tables_${process.pid}`, shipped: `forestall_shipped_${process.pid}` };
  for (const name of Object.values(names)) await onServer(server, `create database "${name}"`);
  for (const name of Object.values(names)) {
    const database = await Database.open({ databaseUrl: databaseUrl(server, name), dataDir: '' }, migrations);
    if (name === names.shipped) await loadShipped(database, root, silent);
    await database.close();
  }
  project.provide('templates', { server, ...names });
  return async () => {
    for (const name of Object.values(names)) await onServer(server, `drop database "${name}" with (force)`);
  };
}
