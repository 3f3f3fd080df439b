import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen, openApi, type Api, type Data, type Listening } from '../support/api.ts';

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

const post = (body: unknown): Promise<Response> =>
  fetch(`${server.address}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

const many = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');

describe('a document made to keep the server busy', () => {
  it.each([
    ['deep', `{ ${'country(id: "NGA") { successors { predecessors { '.repeat(400)} id ${'} } }'.repeat(400)} }`],
    ['deep in words that fit', `{ country(id: "NGA") { ${'successors { '.repeat(40)} id ${'} '.repeat(40)} } }`],
    ['wide', `{ country(id: "NGA") { ${many(20_000, () => 'name')} } }`],
    ['full of aliases', `{ ${many(4000, (index) => `a${index}: country(id: "NGA") { observations { value } }`)} }`],
    ['going round in fragments', '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }'],
    [
      'multiplied by fragments',
      `{ country(id: "NGA") { ...f0 } } ${many(12, (index) => `fragment f${index} on Country { a${index}: successors { ...f${index + 1} } b${index}: successors { ...f${index + 1} } }`)} fragment f12 on Country { observations { value } }`,
    ],
    ['overloaded with directives', `{ meta { version ${'@skip(if: false) '.repeat(3000)} } }`],
    ['a batch', null],
    ['one long string', `{ country(id: "${'A'.repeat(99_000)}") { id } }`],
    [
      'asking for everything at once',
      '{ countries(first: 1000) { nodes { observations { value } levers { conditions { state } } } } }',
    ],
  ])('%s is refused, in words, without asking the database', async (kind, query) => {
    const before = api.database.statements;
    const answer = await post(
      kind === 'a batch' ? Array.from({ length: 500 }, () => ({ query: '{ meta { version } }' })) : { query },
    );
    expect([200, 400, 413]).toContain(answer.status);
    const { data, errors } = (await answer.json()) as Data;
    expect(data?.country ?? null).toBeNull();
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.length).toBeLessThan(200);
    expect(errors[0].extensions.code).not.toBe('INTERNAL');
    expect(api.database.statements - before).toBe(0);
  });
});

/** What comes back on a connection before the server ends it. */
function talk(words: readonly string[], every = 0): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.address);
    const socket = connect(Number(port), hostname);
    let answer = '';
    let next = 0;
    const say = () => {
      const word = words[next];
      next += 1;
      if (word !== undefined && !socket.destroyed) socket.write(word);
    };
    const timer = setInterval(say, every || 1);
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EPIPE' || error.code === 'ECONNRESET' ? undefined : reject(error),
    );
    socket.on('close', () => {
      clearInterval(timer);
      resolve(answer);
    });
  });
}

describe('a client that does not keep to the manners', () => {
  it('with a head that is too large is refused', async () => {
    const answer = await talk([`GET /graphql HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`]);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  });

  it('with an address that is too long is refused', async () => {
    const answer = await talk([`GET /graphql?query=${'a'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`]);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  });

  it('that speaks no HTTP is refused', async () => {
    expect(await talk(['\u0016\u0003\u0001 hello\r\n\r\n'])).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('that sends its head a letter at a time is cut off', { timeout: 40_000 }, async () => {
    const head = ['GET /graphql?query={meta{version}} HTTP/1.1\r\n', ...'Host: localhost'.repeat(20)];
    expect(await talk(head, 200)).toMatch(/^(?:HTTP\/1\.1 408 |$)/);
  });
});
