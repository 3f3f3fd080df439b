import { expect, it } from 'vitest';
import { databaseForTest } from '../support/database.ts';

/** The one deliberate difference: keys of versioned tables end with the data release, where the entities begin with it. */
const droppedKey = /^alter table "(\w+)" drop constraint "\w+_pkey";$/;
const addedKey = /^alter table "(\w+)" add primary key \((.+)\);$/;

/**
 * No entities: what is searched, because the ORM has no words for a generated column, and events with their areas,
 * which are read by a statement and a COPY, and how often networks asked. Nothing reads them through the ORM.
 */
const withoutEntity = ['conflict_area', 'conflict_event', 'request_count', 'search_entry', 'search_word'].map(
  (table) => `drop table if exists "${table}" cascade;`,
);

it('the migrations make the tables that the entities describe', async () => {
  const database = await databaseForTest('tables');
  const sql = await database.orm.schema.getUpdateSchemaSQL({ wrap: false });
  const lines = sql.split('\n').filter((line) => line !== '');

  expect(lines.filter((line) => !droppedKey.test(line) && !addedKey.test(line))).toEqual(withoutEntity);

  const keys = await database.read((session) =>
    session.query<{ table: string; columns: string[] }>(
      `select conrelid::regclass::text as table,
              array(select attname::text from unnest(conkey) with ordinality as k(number, place)
                    join pg_attribute on attrelid = conrelid and attnum = k.number order by place) as columns
       from pg_constraint where contype = 'p'`,
    ),
  );
  const stored = new Map(keys.map(({ table, columns }) => [table, columns]));
  const wanted = lines.flatMap((line) => [...line.matchAll(new RegExp(addedKey, 'g'))]);
  expect(wanted.length).toBeGreaterThan(0);
  for (const [, table = '', columns = ''] of wanted) {
    const described = columns.split(', ').map((name) => name.replaceAll('"', ''));
    expect(described[0], table).toBe('valid_from');
    expect(stored.get(table), table).toEqual([...described.slice(1), 'valid_from']);
  }
});
