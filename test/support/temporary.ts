import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Everything temporary of a run in one folder, which goes when the run ends, however its tests end. */
export default function setup(): void {
  if (process.env.FORESTALL_TEMPORARY) return;
  const folder = mkdtempSync(join(tmpdir(), 'forestall-tests-'));
  process.env.FORESTALL_TEMPORARY = process.env.TMPDIR = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
}
