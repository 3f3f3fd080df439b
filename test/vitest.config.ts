import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { Summary } from './support/summary.ts';

const root = resolve(import.meta.dirname, '..');

/** Vite would load GraphQL's ES modules beside the CommonJS copy that libraries require, and the two refuse each other. */
const graphql = { find: /^graphql$/, replacement: 'graphql/index.js' };
const site = { find: '$lib', replacement: resolve(root, 'web/src/lib') };

const temporary = 'test/support/temporary.ts';

/** These run the built program as a process of its own. */
const programTests = 'test/database/start*.test.ts';

/** `vitest --project unit|api|program|e2e` runs one of them. The order of groups leaves the browser the machine to itself. */
export default defineConfig({
  root,
  test: {
    reporters: ['default', new Summary()],
    projects: [
      {
        root,
        plugins: [svelte({ configFile: false })],
        resolve: { alias: [graphql, site] },
        test: {
          name: 'unit',
          globalSetup: [temporary],
          // Colours are read from the style sheet itself.
          css: true,
          include: ['test/*.test.ts', 'test/web/**/*.test.ts'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        root,
        resolve: { alias: [graphql] },
        test: {
          name: 'api',
          include: ['test/api/**/*.test.ts', 'test/database/**/*.test.ts'],
          exclude: [programTests],
          globalSetup: [temporary, 'test/support/template.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        root,
        resolve: { alias: [graphql] },
        test: {
          name: 'program',
          include: [programTests],
          globalSetup: [temporary, 'test/support/build.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Each starts processes and some measure time.
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
      {
        root,
        resolve: { alias: [graphql] },
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: [temporary, 'test/support/build.ts', 'test/support/site.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // What is waited for takes longer while other work runs on the two cores.
          expect: { poll: { timeout: 10_000 } },
          // One browser and one server on two cores: files take turns in one worker.
          maxWorkers: 1,
          isolate: false,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
