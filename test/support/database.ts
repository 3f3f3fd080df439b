import { randomUUID } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { inject, onTestFinished } from 'vitest';
import { Database } from '../../api/database.ts';
import { extensions } from '../../api/embedded.ts';
import { migrations } from '../../db/migrations/index.ts';
import { databaseUrl, onServer } from './postgres.ts';

/** What a new database holds: only the tables, or the content and figures that ship with the program as well. */
export type Holding = 'tables' | 'shipped';

/** Where the run's templates are: databases on the server of DATABASE_URL, else dumps of the embedded database. */
export type Templates = { server: string | null } & Record<Holding, string>;

declare module 'vitest' {
  interface ProvidedContext {
    templates: Templates;
  }
}

export interface TestDatabase {
  database: Database;
  /** Address of the database where it is on a server; null = embedded, in memory. */
  url: string | null;
  close(): Promise<void>;
}

/** A database of the caller's own, on PostgreSQL where DATABASE_URL says so. Close it in `afterAll`. */
export async function openDatabase(holding: Holding): Promise<TestDatabase> {
  const templates = inject('templates');
  return templates.server ? cloned(templates.server, templates[holding]) : loaded(templates[holding]);
}

/** The same for one test, closed when the test has finished. */
export async function databaseForTest(holding: Holding): Promise<Database> {
  const { database, close } = await openDatabase(holding);
  onTestFinished(close);
  return database;
}

async function loaded(dump: string): Promise<TestDatabase> {
  const pglite = await PGlite.create({ loadDataDir: await openAsBlob(dump), extensions });
  const database = await Database.embed({ pglite }, migrations);
  return { database, url: null, close: () => database.close() };
}

async function cloned(server: string, template: string): Promise<TestDatabase> {
  const name = `forestall_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `create database "${name}" template "${template}"`);
  const url = databaseUrl(server, name);
  const database = await Database.open({ databaseUrl: url, dataDir: '' }, migrations);
  const close = async () => {
    await database.close();
    await onServer(server, `drop database "${name}" with (force)`);
  };
  return { database, url, close };
}
