import type { Database } from '../../api/database.ts';
import { nextRelease } from './data-release.ts';

/** As an import would leave it: a country renamed, Nigeria's newest HDI changed and that of 2020 taken back. */
export async function publishSecond(database: Database): Promise<void> {
  await database.transaction(async (session) => {
    await session.execute(`
      update country set valid_until = 2 where id = 'NGA';
      insert into country select id, 2, null, 'Nigeria, renamed', kind, aliases, gw_code, region, subregion, centroid, exists_from, exists_to, successor_ids, note
        from country where id = 'NGA';
      update observation set valid_until = 2 where year in (2020, 2021)
        and series_id = (select id from series where indicator_id = 'hdr.hdi' and unit_id = 'NGA');
      insert into observation (series_id, year, valid_from, value)
        select id, 2021, 2, 0.999 from series where indicator_id = 'hdr.hdi' and unit_id = 'NGA';
      insert into data_release (ordinal, id, published, note) values (2, '${nextRelease}', now(), 'A test.');
    `);
  });
}
