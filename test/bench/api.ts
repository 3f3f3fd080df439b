import { isDeepStrictEqual } from 'node:util';
import { databaseUrl, onServer } from '../support/postgres.ts';
import { printSpeed, type Measurement } from './api-report.ts';
import { ask } from './ask.ts';
import { underLoad } from './load.ts';
import { benchQueries, type BenchQuery, type Known } from './queries.ts';
import { installPeers, startOurs, startPeer, type Server } from './server.ts';
import { makeTables } from './tables.ts';
import { machine } from './text-table.ts';

export interface Load {
  server: string;
  connections: number;
  seconds: number;
}

const WARM_UP_SECONDS = 2;
/** Of the variables of a query, how many are asked of everybody to compare the answers. */
const COMPARED = 12;

/** Who is asked. The first two are the same process. */
interface Variant {
  name: string;
  server: Server;
  document(query: BenchQuery): string | null;
  normalise(query: BenchQuery, data: unknown): unknown;
  /** Whether each request differs from all before it, by a variable that no document declares and nothing reads. */
  unlike: boolean;
}

/** Our server beside others on one PostgreSQL, in one run, with answers that were found equal before. */
export async function benchApi({ server, connections, seconds }: Load): Promise<void> {
  installPeers();
  console.log(machine('at the start'));
  const name = `forestall_bench_api_${process.pid}`;
  await onServer(server, `create database "${name}"`);
  const started: Server[] = [];
  try {
    const database = databaseUrl(server, name);
    const ours = await startOurs(database);
    started.push(ours);
    await makeTables(database, ours.url);
    const peers = [];
    for (const file of ['hand-sql.mjs', 'postgraphile.mjs', 'yoga.mjs']) peers.push(await startPeer(file, database));
    started.push(...peers);
    const variants = variantsOf(ours, peers);
    const queries = benchQueries(await knownTo(ours));
    for (const query of queries) await compare(query, variants);
    const measured: Measurement[] = [];
    for (const query of queries) measured.push(await measure(query, variants, { connections, seconds }));
    const memory = new Map(variants.map((variant) => [variant.name, variant.server.megabytes()]));
    printSpeed({ measured, memory, connections, seconds });
    console.log(`\n${machine('at the end')}`);
  } finally {
    for (const one of started) await one.stop();
    await onServer(server, `drop database "${name}" with (force)`);
  }
}

function variantsOf(ours: Server, [sql, postgraphile, yoga]: Server[]): Variant[] {
  if (!sql || !postgraphile || !yoga) throw new Error('Three peers are to be started.');
  const same = (_query: BenchQuery, data: unknown) => data;
  const peers = (query: BenchQuery) => (query.peers ? query.document : null);
  return [
    { name: 'ours', server: ours, document: (query) => query.document, normalise: same, unlike: true },
    { name: 'ours, asked again', server: ours, document: (query) => query.document, normalise: same, unlike: false },
    { name: 'SQL by hand', server: sql, document: peers, normalise: same, unlike: true },
    {
      name: 'PostGraphile',
      server: postgraphile,
      document: (query) => query.postgraphile?.document ?? null,
      normalise: (query, data) => query.postgraphile?.normalise(data as Record<string, unknown>),
      unlike: true,
    },
    { name: 'Yoga + DataLoader', server: yoga, document: peers, normalise: same, unlike: true },
  ];
}

/** What the variables of the queries are taken from. */
async function knownTo({ url }: Server): Promise<Known> {
  const { countries, indicators } = (await ask(
    url,
    '{ countries(first: 1000) { nodes { id existsTo } } indicators { id countryCount } }',
  )) as {
    countries: { nodes: { id: string; existsTo: number | null }[] };
    indicators: { id: string; countryCount: number }[];
  };
  return {
    countries: countries.nodes.filter(({ existsTo }) => existsTo === null).map(({ id }) => id),
    indicators: indicators.filter(({ countryCount }) => countryCount > 170).map(({ id }) => id),
  };
}

/** Nothing is measured of an answer that is not the same as ours. */
async function compare(query: BenchQuery, [ours, ...others]: Variant[]): Promise<void> {
  if (!ours) return;
  const step = Math.ceil(query.variables.length / COMPARED);
  for (const variables of query.variables.filter((_, index) => index % step === 0)) {
    const expected = await ask(ours.server.url, query.document, variables, query.name);
    for (const other of others) {
      const document = other.document(query);
      if (document === null) continue;
      const answer = other.normalise(query, await ask(other.server.url, document, variables, query.name));
      if (isDeepStrictEqual(answer, expected)) continue;
      throw new Error(
        `${other.name} answers ${query.name} with ${JSON.stringify(variables)} unlike us:\n` +
          `${JSON.stringify(answer)?.slice(0, 2000)}\n${JSON.stringify(expected).slice(0, 2000)}`,
      );
    }
  }
}

async function measure(
  query: BenchQuery,
  variants: Variant[],
  { connections, seconds }: Pick<Load, 'connections' | 'seconds'>,
): Promise<Measurement> {
  const answered: Measurement['answered'] = new Map();
  for (const variant of variants) {
    const document = variant.document(query);
    if (document === null) {
      answered.set(variant.name, null);
      continue;
    }
    const bodies = query.variables.map((variables) =>
      JSON.stringify({
        operationName: query.name,
        query: document,
        variables: { ...variables, ...(variant.unlike && { nth: '[nth]' }) },
      }),
    );
    const load = { url: variant.server.url, bodies, connections };
    await underLoad({ ...load, seconds: WARM_UP_SECONDS });
    answered.set(variant.name, await underLoad({ ...load, seconds }));
  }
  return { query, answered };
}
