import { writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeEvents } from '../bench/rows.ts';
import type { Data } from '../support/api.ts';
import { openDatabase } from '../support/database.ts';
import { folderForTest } from '../support/generated.ts';
import { rate, writeDescription } from '../support/own-table.ts';
import { Program } from '../support/program.ts';

/** One figure from the read model, one count and one title from the database: each changes with every round. */
const QUERY = `{
  meta { dataRelease }
  country(id: "NGA") { observations(indicators: ["office-one.rate"]) { value } }
  events(filter: {}, first: 1) { totalCount }
  search(text: "wandering rate", first: 1) { title }
}`;
interface Answer {
  release: string;
  value: number;
  events: number;
  title: string;
}

const CONNECTIONS = 8;

// The embedded database is held by one process: there nothing is imported while a server runs.
describe.runIf(process.env.DATABASE_URL)('a running server', () => {
  it('turns to new data releases under load: no error, and no answer of two releases', async () => {
    const folder = await folderForTest();
    const opened = await openDatabase('shipped');
    onTestFinished(opened.close);
    // All of them come from one address.
    const env = { DATABASE_URL: opened.url ?? '', RATE_LIMIT: '1000000' };
    const expected = new Map<string, Answer>();

    async function publish(words: readonly string[], value: number, events: number): Promise<void> {
      const program = new Program(env, ['data', 'import', ...words]);
      expect(await program.ended, program.stderr).toEqual({ code: 0, signal: null });
      const [, release = ''] = /^Data release (\S+) is published\.$/m.exec(program.stderr) ?? [];
      expected.set(release, { release, value, events, title: `A wandering rate ${value}` });
    }
    async function round(number: number): Promise<void> {
      const table = join(folder, 'rates.csv');
      await writeFile(table, `Code,Year,Rate\nNGA,2020,${number}\n`);
      const described = await writeDescription(folder, {
        version: `round ${number}`,
        indicators: [{ ...rate, name: `A wandering rate ${number}` }],
      });
      await publish([table, '--with', described], number, (number - 1) * 100);
      await publish((await writeEvents(folder, number * 100)).words, number, number * 100);
    }

    await round(1);
    const server = new Program(env);
    onTestFinished(() => server.stop());
    const address = `${await server.ready()}/graphql`;
    const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
    onTestFinished(() => agent.destroy());
    const answers: Answer[] = [];
    const last = () => [...expected.keys()].at(-1);
    let published = false;
    const asking = Array.from({ length: CONNECTIONS }, async () => {
      for (let turned = false; !turned;) {
        const answer = await asked(address, agent);
        answers.push(answer);
        turned = published && answer.release === last();
      }
    });
    await Promise.all([...asking, round(2).then(() => (published = true))]);

    for (const answer of answers) expect(answer).toEqual(expected.get(answer.release));
    const releases = new Set(answers.map(({ release }) => release));
    expect(releases.size).toBeGreaterThan(1);
    expect(server.stdout).not.toMatch(/"level":(?:50|60)/);
    console.log(`${answers.length} answers of ${releases.size} data releases`);
  }, 120_000);
});

/** Any status but 200 and any error in the answer is a failure. */
async function asked(address: string, agent: Agent): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  const { status, body } = await new Promise<{ status: number; body: string }>((found, failed) => {
    const sent = request(address, { agent, method: 'POST', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => found({ status: response.statusCode ?? 0, body: text }));
    });
    sent.on('error', failed);
    sent.end(JSON.stringify({ query: QUERY }));
  });
  expect(status, body).toBe(200);
  const { data, errors } = JSON.parse(body) as Data;
  expect(errors).toBeUndefined();
  const { meta, country, events, search } = data;
  return {
    release: meta.dataRelease,
    value: country.observations[0].value,
    events: events.totalCount,
    title: search[0].title,
  };
}
