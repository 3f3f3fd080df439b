import type { Database } from '../../api/database.ts';

/** Every row of every table, as text in a fixed order: two states of a database are the same when these are. */
export async function everyRow(database: Database): Promise<Record<string, string[]>> {
  return database.read(async (session) => {
    const tables = await session.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' order by table_name`,
    );
    const contents: Record<string, string[]> = {};
    for (const { name } of tables) {
      const rows = await session.query<{ row: string }>(`select t::text as row from "${name}" t order by 1`);
      contents[name] = rows.map(({ row }) => row);
    }
    return contents;
  });
}
