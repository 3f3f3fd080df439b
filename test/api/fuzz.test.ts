import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { errorCodes } from '../../api/errors.ts';
import { listen, openApi, type Api, type Data, type Listening } from '../support/api.ts';
import { hurt, queryOf, variablesOf } from '../support/random-queries.ts';

/** Documents to send; `FUZZ=20000 npm test -- --project api fuzz` is the long form. */
const documents = Number(process.env.FUZZ ?? 1500);

let api: Api;
let server: Listening;
beforeAll(async () => {
  api = await openApi();
  server = await listen(api);
});
afterAll(async () => {
  await server.close();
  await api.close();
});

interface Told {
  status: number;
  codes: string[];
  text: string;
}

async function post(body: unknown, path = '/graphql'): Promise<Told> {
  const answer = await fetch(server.address + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!String(answer.headers.get('content-type')).startsWith('application/json')) {
    return { status: answer.status, codes: [], text };
  }
  const { errors = [] } = JSON.parse(text) as Data;
  return { status: answer.status, codes: errors.map(({ extensions }: Data) => extensions?.code), text };
}

/** What we promise whatever is asked: no failure of ours, no code nobody has told of, nothing of the inside. */
function expectHarmless({ status, codes, text }: Told): void {
  expect(status).toBeLessThan(500);
  for (const code of codes) expect(Object.keys(errorCodes)).toContain(code);
  expect(codes).not.toContain('INTERNAL');
  expect(text).not.toMatch(/\bat .+\.(?:ts|js):\d+|node_modules|select .+ from /i);
}

const run = (numRuns: number) => ({ numRuns, seed: 20_261_123, endOnFailure: true });

it('any query that fits the schema is answered or refused in words', { timeout: 3_600_000 }, async () => {
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (draw) => {
      const told = await post({ query: queryOf(draw, api.graphql.schema) });
      expectHarmless(told);
      // What fits the schema is never told not to.
      expect(told.codes).not.toContain('GRAPHQL_VALIDATION_FAILED');
      if (told.codes.length === 0) answered += 1;
    }),
    run(Math.ceil(documents / 2)),
  );
  expect(answered).toBeGreaterThan(documents / 20);
});

it('whatever else is sent is refused in words', { timeout: 3_600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (draw) => {
      const query = hurt(draw, queryOf(draw, api.graphql.schema));
      const path = draw(
        fc.constantFrom,
        '/graphql',
        '/graphql',
        '/graphql?format=csv',
        '/graphql?format=ndjson',
        '/graphql?release=1',
      );
      expectHarmless(
        await post(
          { query, variables: variablesOf(draw), operationName: draw(fc.constantFrom, undefined, null, 'x') },
          path,
        ),
      );
    }),
    run(Math.ceil(documents / 4)),
  );
  await fc.assert(
    fc.asyncProperty(fc.jsonValue({ maxDepth: 3 }), async (body) => expectHarmless(await post(body))),
    run(Math.ceil(documents / 4)),
  );
});

it('nothing of it was an error in the log, and memory is back where it was', { timeout: 120_000 }, async () => {
  expect(server.log.filter(({ level }) => level >= 50)).toEqual([]);
  expect(api.log.filter(({ level }) => level >= 50)).toEqual([]);
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const level = () => {
    collect();
    return process.memoryUsage().heapUsed / 1024 ** 2;
  };
  const wave = async (from: number) => {
    const asked = fc.sample(fc.gen(), { numRuns: 300, seed: from }).map((draw) => queryOf(draw, api.graphql.schema));
    for (const query of asked) await post({ query });
  };
  // Kept plans and compiled queries fill up to their bounds first.
  await wave(1);
  await wave(2);
  const before = level();
  await wave(3);
  await wave(4);
  expect(level() - before).toBeLessThan(40);
});
