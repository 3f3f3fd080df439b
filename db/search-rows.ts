import type { Session } from '../api/session.ts';
import { folded } from '../api/text.ts';
import { csvLine, textArray } from './importing/csv.ts';
import { mergeVersioned } from './importing/merge.ts';
import { tables } from './importing/tables.ts';
import { searchEntries, type Findable, type SearchEntry } from './search-entries.ts';

/** Columns of each table that are found by, or shown of a hit. */
const COLUMNS: { [Table in keyof Findable]: readonly (keyof Findable[Table][number])[] } = {
  country: ['id', 'name', 'aliases', 'region', 'subregion'],
  source: ['id', 'title', 'publisher', 'note'],
  indicator: ['id', 'name', 'short_name', 'description', 'topic', 'source_id'],
  ethnic_group: ['id', 'name', 'country_id'],
  region: ['id', 'name', 'country_id'],
  recommendation: ['id', 'theme', 'title', 'statement', 'mechanism', 'in_brief', 'backfire'],
  publication: ['id', 'csl', 'country_ids', 'note'],
  finding: ['id', 'publication_id', 'recommendation_id', 'text', 'country_ids'],
  case_study: [
    'id',
    'country_id',
    'title',
    'summary',
    'events',
    'groups',
    'inequalities',
    'resilience',
    'recommendation_ids',
  ],
  actor: ['id', 'name', 'aliases', 'type', 'description', 'country_ids', 'case_ids'],
};

/**
 * Makes what data release `ordinal` holds findable. Where nothing is yet, as after a change that emptied the table,
 * the data releases before it are made findable as well, so that a pinned one can be searched.
 */
export async function mergeSearch(session: Session, ordinal: number): Promise<void> {
  const earlier = await session.query<{ ordinal: number }>(
    `select ordinal from data_release
     where ordinal < $1 and not exists (select from search_entry) order by ordinal`,
    [ordinal],
  );
  for (const one of [...earlier.map((row) => row.ordinal), ordinal]) {
    const lines = searchEntries(await findableAt(session, one)).map(entryLine);
    await mergeVersioned(session, tables.searchEntry, { sql: 'true', parameters: [] }, one, lines);
    await session.query(
      `insert into search_word
       select word from ts_stat(format(
         'select to_tsvector(''pg_catalog.simple'', folded_names || '' '' || body) from search_entry where valid_from = %s', $1::int
       )) where word ~ '^[^0-9]{3,30}$'
       on conflict do nothing`,
      [one],
    );
  }
  await session.execute('analyze search_entry; analyze search_word');
}

async function findableAt(session: Session, ordinal: number): Promise<Findable> {
  const found: [string, object[]][] = [];
  for (const [table, columns] of Object.entries(COLUMNS)) {
    const names = columns.map((column) => `"${column}"`).join(', ');
    const rows = await session.query(
      `select ${names} from "${table}" where valid_from <= $1 and (valid_until is null or valid_until > $1)`,
      [ordinal],
    );
    found.push([table, rows]);
  }
  return Object.fromEntries(found) as unknown as Findable;
}

function entryLine({ kind, id, title, excerpt, names, body, around }: SearchEntry): string {
  const written = [...new Set(names)].filter((name) => name !== null && folded(name) !== '') as string[];
  return csvLine([
    kind,
    id,
    title,
    excerpt,
    textArray(written),
    // A stroke on either side: no folded text has one, so that it shows where a name begins and ends.
    ['', ...written.map(folded), ''].join('|'),
    textOf(body),
    textOf(around),
  ]);
}

const textOf = (parts: SearchEntry['body']): string => folded(parts.filter((part) => part !== null).join(' '));
