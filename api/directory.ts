import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** One by one: Node's recursive mkdir tries for ever where the system denies that the parent exists, as /proc does. */
export function makeDirectory(path: string): void {
  if (existsSync(path)) return;
  makeDirectory(dirname(path));
  mkdirSync(path);
}
