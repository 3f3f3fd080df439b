import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

/** Builds what is older than its sources, before tests that run the program itself. */
export default async function setup(): Promise<void> {
  const root = resolve(import.meta.dirname, '../..');
  await promisify(execFile)(process.execPath, ['api/build.mjs'], { cwd: root });
}
