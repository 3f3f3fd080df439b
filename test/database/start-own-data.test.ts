import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { Program } from '../support/program.ts';

/** A command that must succeed; gives what it told the person at the terminal. */
async function run(env: Record<string, string>, words: readonly string[]): Promise<string> {
  const program = new Program(env, words);
  const { code } = await program.ended;
  expect(code, program.stderr).toBe(0);
  return program.stderr;
}

it('the documented example is imported by its command and stands on every page, after a restart as well', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'forestall-own-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const env = { DATA_DIR: dataDir };

  // Before the first start: what ships comes later and must leave it as it is.
  const told = await run(env, ['data', 'import', 'docs/your-own-data/state-schools.csv']);
  expect(told).toContain('read 7 rows, kept 5, skipped 2');
  await run(env, ['data', 'import', 'docs/your-own-data/police.csv', '--with', 'docs/your-own-data/police.csv.yaml']);

  for (const start of ['first', 'second']) {
    const program = new Program(env);
    onTestFinished(() => program.stop());
    const site = await program.ready();
    const page = async (path: string): Promise<string> => {
      const answer = await fetch(site + path);
      expect(answer.status, `${path} at the ${start} start`).toBe(200);
      return answer.text();
    };
    const catalogue = await page('/data');
    expect(catalogue).toContain('School census by state');
    expect(catalogue).toContain('id="university-police-survey.per_100k"');
    expect(catalogue).toContain('Data of your own');
    const country = await page('/country/NGA');
    expect(country).toContain('Police per 100,000 inhabitants');
    expect(country).toContain('Children of school age who are enrolled');
    const map = await page('/?layer=university-police-survey.per_100k&year=2020');
    expect(map).toContain('Police per 100,000 inhabitants');
    expect(map).toContain('211');
    expect(await page('/map.csv?layer=university-police-survey.per_100k&year=2020')).toContain('Iraq,IRQ,2020,1184');
    await program.stop();
  }
}, 180_000);
