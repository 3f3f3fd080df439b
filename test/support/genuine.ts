import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** The producers' own files, which are too large or not ours to ship; a user's clone has none. */
export const genuineFolder = resolve(root, process.env.FORESTALL_GENUINE ?? '../shared/data');

export const hasGenuine = existsSync(genuineFolder);

/** A test on the producers' files: skipped by name where the folder is missing, a failure there under CI. */
export const itOnGenuine = hasGenuine || process.env.CI ? it : it.skip;

export function genuineFile(...path: string[]): string {
  const file = join(genuineFolder, ...path);
  if (!existsSync(file)) {
    throw new Error(`${file} is missing. Set FORESTALL_GENUINE to the folder that holds the producers' files.`);
  }
  return file;
}

const collectedFolder = resolve(genuineFolder, '..');

/** A test on the collected evidence and the brief's text, which lie beside the producers' files and do not ship either. */
export const itOnCollected = existsSync(join(collectedFolder, 'evidence')) || process.env.CI ? it : it.skip;

export const collectedFile = (...path: string[]): string => join(collectedFolder, ...path);
