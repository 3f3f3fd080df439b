import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readShipped } from '../../db/importing/figures.ts';
import type { Reading } from '../../db/importing/reading.ts';
import { loadShipped } from '../../db/load.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { everyRow } from '../support/contents.ts';

const root = resolve(import.meta.dirname, '../..');
const silent = { step: () => {}, done: () => {} };

describe('the figures that ship', () => {
  let shipped: TestDatabase;
  let readings: Reading[];
  beforeAll(async () => {
    shipped = await openDatabase('shipped');
    readings = await readShipped(resolve(root, 'db/figures'));
  });
  afterAll(() => shipped.close());

  it('are one data release, named as db/figures names it', async () => {
    const rows = await shipped.database.read((session) => session.query('select ordinal, id from data_release'));
    expect(rows).toEqual([{ ordinal: 1, id: expect.stringMatching(/^\d{4}\.\d+$/) }]);
  });

  it('are all in the database: as many figures of each release as its files hold', async () => {
    const stored = await shipped.database.read((session) =>
      session.query<{ release_id: string; figures: string }>(
        `select release_id, count(*)::text as figures from observation
         join series on series.id = series_id join dataset_release on dataset_id = indicator_id
         group by release_id`,
      ),
    );
    const counts = Object.fromEntries(stored.map((row) => [row.release_id, Number(row.figures)]));
    const expected: Record<string, number> = {};
    for (const { release, figures } of readings) {
      let count = 0;
      for await (const { kind } of figures) if (kind === 'observation') count += 1;
      if (count > 0) expected[release.id] = count;
    }
    expect(Object.keys(expected).length).toBeGreaterThan(5);
    expect(counts).toEqual(expected);
  });

  it('are not touched by a second start: one statement finds that they are there', async () => {
    const { database } = shipped;
    const before = await everyRow(database);
    const statements = database.statements;
    await loadShipped(database, root, silent);
    expect(database.statements - statements).toBe(1);
    expect(await everyRow(database)).toEqual(before);
  });
});
