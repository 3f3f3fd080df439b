import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

/** Licences under which a package may come with Forestall: none asks for more than to be named and passed on. */
const allowed = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Python-2.0',
  'OFL-1.1',
  // Asks for changes to its own files only, of which there are none.
  'MPL-2.0',
]);

/** Those with another one, and why they may stay. */
const exceptions: Readonly<Record<string, string>> = {
  citeproc: 'CPAL-1.0 OR AGPL-1.0: used as it is under the CPAL, named in README.md',
  'svelte-toolbelt': 'states none in package.json; its LICENSE file is MIT',
};

interface Locked {
  license?: string;
  dev?: boolean;
}

it('every package that comes with the program may be passed on', () => {
  const lock = JSON.parse(readFileSync(resolve(import.meta.dirname, '../package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const shipped = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && !dev);
  expect(shipped.length).toBeGreaterThan(100);
  const others = shipped.flatMap(([path, { license = 'none stated' }]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const terms = license.split(/[() ]+|OR|AND/).filter(Boolean);
    const isAllowed = / OR /.test(license)
      ? terms.some((one) => allowed.has(one))
      : terms.every((one) => allowed.has(one));
    return isAllowed || name in exceptions ? [] : [`${name}: ${license}`];
  });
  expect(others).toEqual([]);
});
