import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const shipped = ['api', 'db', 'web', 'test'];

/** Tracked and new files, as far as they are still there. */
function sources(pattern: RegExp): { path: string; text: string }[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...shipped], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return [...new Set(listed.split('\n'))]
    .filter((path) => pattern.test(path) && existsSync(join(root, path)))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

const components = sources(/\.svelte$/);
const code = sources(/\.(ts|mjs|svelte)$/).filter(({ path }) => !path.endsWith('graphql-env.d.ts'));

// The linter does not look into templates.
it('no component writes HTML that came as data', () => {
  expect(components.length).toBeGreaterThan(5);
  expect(components.filter(({ text }) => text.includes('{@html')).map(({ path }) => path)).toEqual([]);
});

it('every file of code can be read in one sitting: at most 350 lines', () => {
  const long = code.filter(({ text }) => text.split('\n').length > 350);
  expect(long.map(({ path, text }) => `${path}: ${text.split('\n').length} lines`)).toEqual([]);
});

it('nothing that ships reads the producers’ files from beside the project', () => {
  const reaching = code.filter(({ path, text }) => !path.startsWith('test/') && /from '(\.\.\/)+shared/.test(text));
  expect(reaching.map(({ path }) => path)).toEqual([]);
});
