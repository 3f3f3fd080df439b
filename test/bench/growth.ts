import { databaseUrl, onServer } from '../support/postgres.ts';
import { ask } from './ask.ts';
import { multiply } from './generated.ts';
import { underLoad } from './load.ts';
import { benchQueries, type Known } from './queries.ts';
import { installPeers, startOurs, type Server } from './server.ts';
import { machine, textTable } from './text-table.ts';

export interface Growth {
  server: string;
  factors: readonly number[];
  seconds: number;
}

/** A query, and with what it is asked. `grows` says with what its answer does, where it does. */
interface Asked {
  name: string;
  what: string;
  document: string;
  variables: Record<string, unknown>[];
  grows: string;
}

interface Size {
  factor: number;
  observations: number;
  publications: number;
  startSeconds: number;
  megabytes: number | null;
  milliseconds: Map<string, number>;
}

/** The same queries at several times the observations and publications: what does not hold more is not to take longer. */
export async function benchGrowth({ server, factors, seconds }: Growth): Promise<void> {
  installPeers();
  console.log(machine('at the start'));
  const template = `forestall_bench_growth_${process.pid}`;
  await onServer(server, `create database "${template}"`);
  try {
    const ours = await startOurs(databaseUrl(server, template));
    const queries = await queriesOf(ours);
    await ours.stop();
    const sizes: Size[] = [];
    for (const factor of factors) {
      const name = `${template}_${factor}`;
      await onServer(server, `create database "${name}" template "${template}"`);
      try {
        sizes.push(await measureAt(databaseUrl(server, name), factor, queries, seconds));
      } finally {
        await onServer(server, `drop database "${name}" with (force)`);
      }
    }
    console.log(`\n${table(queries, sizes)}\n\n${machine('at the end')}`);
  } finally {
    await onServer(server, `drop database "${template}" with (force)`);
  }
}

async function queriesOf(ours: Server): Promise<Asked[]> {
  const { countries, indicators, publications, deep } = (await ask(
    ours.url,
    `{
      countries(first: 1000) { nodes { id existsTo } }
      indicators { id countryCount }
      publications(first: 1000) { nodes { id } }
      deep: observations(filter: { indicators: ["wgi.va"] }, first: 1) { pageInfo { endCursor } }
    }`,
  )) as {
    countries: { nodes: { id: string; existsTo: number | null }[] };
    indicators: { id: string; countryCount: number }[];
    publications: { nodes: { id: string }[] };
    deep: { pageInfo: { endCursor: string } };
  };
  const known: Known = {
    countries: countries.nodes.filter(({ existsTo }) => existsTo === null).map(({ id }) => id),
    indicators: indicators.filter(({ countryCount }) => countryCount > 170).map(({ id }) => id),
  };
  return [
    ...benchQueries(known).map((query) => ({ ...query, grows: query.name === 'Matrix' ? 'findings counted' : '' })),
    {
      name: 'Publication',
      what: 'Q7 a publication and its findings',
      document:
        'query Publication($id: ID!) { publication(id: $id) { title year findings { text recommendation { id } } } }',
      variables: publications.nodes.map(({ id }) => ({ id })),
      grows: '',
    },
    {
      name: 'Deep',
      what: 'Q8 page of 1,000 observations at the end of all',
      document: `query Deep($after: String!) {
        observations(filter: {}, first: 1000, after: $after) { nodes { year value country { id } indicator { id } } }
      }`,
      variables: [{ after: deep.pageInfo.endCursor }],
      grows: '',
    },
    {
      name: 'Search',
      what: 'Q9 search of one word',
      document: 'query Search($text: String!) { search(text: $text, first: 10) { kind id title } }',
      variables: ['police', 'election', 'militia', 'coup', 'discrimination'].map((text) => ({ text })),
      grows: 'hits ranked',
    },
  ];
}

async function measureAt(database: string, factor: number, queries: readonly Asked[], seconds: number): Promise<Size> {
  await multiply(database, factor);
  const began = performance.now();
  const ours = await startOurs(database);
  try {
    const startSeconds = (performance.now() - began) / 1000;
    const { observations, publications } = (await ask(
      ours.url,
      '{ observations(filter: {}, first: 1) { totalCount } publications(first: 1) { totalCount } }',
    )) as Record<'observations' | 'publications', { totalCount: number }>;
    const milliseconds = new Map<string, number>();
    for (const { name, document, variables } of queries) {
      const bodies = variables.map((one) =>
        JSON.stringify({ operationName: name, query: document, variables: { ...one, nth: '[nth]' } }),
      );
      const load = { url: ours.url, bodies, connections: 1 };
      await underLoad({ ...load, seconds: 1 });
      const { perSecond } = await underLoad({ ...load, seconds });
      milliseconds.set(name, 1000 / perSecond);
    }
    return {
      factor,
      observations: observations.totalCount,
      publications: publications.totalCount,
      startSeconds,
      megabytes: ours.megabytes(),
      milliseconds,
    };
  } finally {
    await ours.stop();
  }
}

function table(queries: readonly Asked[], sizes: readonly Size[]): string {
  const number = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 0 });
  const ratio = (name: string): string => {
    const [first, last] = [sizes[0]?.milliseconds.get(name), sizes.at(-1)?.milliseconds.get(name)];
    return first === undefined || last === undefined ? '' : (last / first).toFixed(2);
  };
  return textTable([
    ['', ...sizes.map(({ factor }) => `${factor}×`), 'last ÷ first', 'grows with'],
    ['observations', ...sizes.map(({ observations }) => number(observations)), '', ''],
    ['publications', ...sizes.map(({ publications }) => number(publications)), '', ''],
    ['start, seconds', ...sizes.map(({ startSeconds }) => startSeconds.toFixed(1)), '', 'rows read'],
    [
      'memory at most, MB',
      ...sizes.map(({ megabytes }) => (megabytes === null ? '' : number(megabytes))),
      '',
      'figures held',
    ],
    ...queries.map(({ name, what, grows }) => [
      `${what}, ms`,
      ...sizes.map(({ milliseconds }) => milliseconds.get(name)?.toFixed(2) ?? ''),
      ratio(name),
      grows,
    ]),
  ]);
}
