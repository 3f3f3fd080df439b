// SQL as one writes it by hand: one named statement a request, which makes the whole answer.
import { createServer } from 'node:http';
import pg from 'pg';
import { listen } from './listen.mjs';

const latest = (fields) => `coalesce((
  select json_agg(json_build_object(${fields}) order by i.id)
  from unnest($1::text[]) wanted (id)
  join bench.indicator i on i.id = wanted.id
  cross join lateral (
    select * from bench.observation o
    where o.indicator_id = wanted.id and o.country_id = c.id order by o.year desc limit 1
  ) o
), '[]'::json)`;

const statements = {
  Card: {
    text: `select json_build_object('country', json_build_object(
      'id', c.id, 'name', c.name, 'region', c.region, 'subregion', c.subregion, 'existsFrom', c.exists_from,
      'latest', ${latest(`'year', o.year, 'value', o.value, 'low', o.low, 'high', o.high, 'indicator',
        json_build_object('id', i.id, 'shortName', i.short_name, 'unit', i.unit),
        'release', json_build_object('id', o.release_id)`)},
      'ethnicGroups', coalesce((
        select json_agg(json_build_object('year', s.year, 'status', s.status, 'size', s.size,
          'group', json_build_object('id', g.id, 'name', g.name)) order by s.position)
        from bench.group_status s join bench.ethnic_group g on g.id = s.group_id where s.country_id = c.id
      ), '[]'::json),
      'violence', coalesce((
        select json_agg(json_build_object('year', v.year, 'type', v.type, 'perpetrator', v.perpetrator,
          'deathsBest', v.deaths_best, 'deathsLow', v.deaths_low, 'deathsHigh', v.deaths_high) order by v.position)
        from bench.violence v where v.country_id = c.id
      ), '[]'::json),
      'cases', coalesce((
        select json_agg(json_build_object('id', s.id, 'title', s.title) order by s.id)
        from bench.case_study s where s.country_id = c.id
      ), '[]'::json)
    ))::text answer from bench.country c where c.id = $2`,
    values: ({ indicators, id }) => [indicators, id],
  },
  All: {
    text: `select json_build_object('countries', json_build_object('nodes', json_agg(json_build_object(
      'id', c.id, 'name', c.name, 'latest', ${latest(`'year', o.year, 'value', o.value,
        'indicator', json_build_object('id', i.id), 'release', json_build_object('id', o.release_id)`)}
    ) order by c.id)))::text answer from bench.country c`,
    values: ({ indicators }) => [indicators],
  },
  Linked: {
    text: `select json_build_object('cases', json_build_object('nodes', json_agg(json_build_object(
      'id', s.id, 'title', s.title, 'country', json_build_object('id', c.id, 'name', c.name),
      'actors', coalesce((
        select json_agg(json_build_object('id', a.id, 'name', a.name, 'type', a.type, 'countries', coalesce((
          select json_agg(json_build_object('id', n.id, 'name', n.name) order by l.position)
          from bench.actor_country l join bench.country n on n.id = l.country_id where l.actor_id = a.id
        ), '[]'::json)) order by m.position)
        from bench.case_actor m join bench.actor a on a.id = m.actor_id where m.case_id = s.id
      ), '[]'::json),
      'sources', coalesce((
        select json_agg(json_build_object('id', p.id, 'title', p.title, 'year', p.year, 'findings', coalesce((
          select json_agg(json_build_object('id', f.id, 'direction', f.direction, 'text', f.text,
            'recommendation', json_build_object('id', r.id, 'title', r.title, 'theme', r.theme),
            'countries', coalesce((
              select json_agg(json_build_object('id', n.id, 'name', n.name) order by l.position)
              from bench.finding_country l join bench.country n on n.id = l.country_id where l.finding_id = f.id
            ), '[]'::json)) order by f.position)
          from bench.finding f join bench.recommendation r on r.id = f.recommendation_id where f.publication_id = p.id
        ), '[]'::json)) order by m.position)
        from bench.case_source m join bench.publication p on p.id = m.publication_id where m.case_id = s.id
      ), '[]'::json)
    ) order by s.id)))::text answer from bench.case_study s join bench.country c on c.id = s.country_id`,
    values: () => [],
  },
  Matrix: {
    text: `select json_build_object('evidenceMatrix', json_build_object(
      'rows', (select json_agg(json_build_object('id', id, 'label', title) order by position) from bench.recommendation),
      'columns', (select json_agg(json_build_object('id', id, 'label', label) order by position) from bench.design),
      'cells', (select json_agg(json_build_object('row', "row", 'column', "column", 'tally', json_build_object(
        'findings', findings, 'publications', publications, 'supports', supports, 'contradicts', contradicts,
        'qualifies', qualifies, 'context', context)) order by r, d) from (
          select r.id "row", d.id "column", r.position r, d.position d, count(f.id) findings,
            count(distinct f.publication_id) publications,
            count(*) filter (where f.direction = 'SUPPORTS') supports,
            count(*) filter (where f.direction = 'CONTRADICTS') contradicts,
            count(*) filter (where f.direction = 'QUALIFIES') qualifies,
            count(*) filter (where f.direction = 'CONTEXT') context
          from bench.recommendation r
          cross join bench.design d
          left join (bench.finding f join bench.publication p on p.id = f.publication_id and p.year >= $1)
            on f.recommendation_id = r.id and p.design = d.id
          group by 1, 2, 3, 4
        ) cells)
    ))::text answer`,
    values: ({ from }) => [from],
  },
  Page: {
    text: `select json_build_object('observations', json_build_object(
      'nodes', (json_agg(json_build_object('year', year, 'value', value, 'low', low, 'high', high,
        'country', json_build_object('id', country_id), 'indicator', json_build_object('id', indicator_id),
        'release', json_build_object('id', release_id)) order by number) filter (where number <= $2)),
      'pageInfo', json_build_object('hasNextPage', count(*) > $2)
    ))::text answer from (
      select row_number() over (order by country_id, year) number, * from bench.observation
      where indicator_id = $1 order by country_id, year limit $2 + 1
    ) page`,
    values: ({ indicator, first }) => [indicator, first],
  },
};

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

async function answer({ operationName, variables }) {
  const { text, values } = statements[operationName];
  const { rows } = await pool.query({ name: operationName, text, values: values(variables) });
  return `{"data":${rows[0].answer}}`;
}

const server = createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', async () => {
    try {
      const body = await answer(JSON.parse(Buffer.concat(parts).toString()));
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
      response.end(body);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
});
await listen(server);
