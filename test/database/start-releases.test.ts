import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { Program } from '../support/program.ts';

it('data releases are reviewed and rolled back by command, without a server', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'forestall-releases-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const run = async (words: readonly string[], code = 0): Promise<string> => {
    const program = new Program({ DATA_DIR: join(folder, 'data') }, ['data', ...words]);
    const ended = await program.ended;
    expect(ended.code, program.stderr).toBe(code);
    return code === 0 ? program.stdout : program.stderr;
  };
  expect(await run(['releases'])).toBe('Nothing has been published in this database yet.\n');
  const schools = ['import', 'docs/your-own-data/state-schools.csv'];
  await run([...schools, '--dry-run', '--report', join(folder, 'report.json')]);
  expect(await run(['releases'])).toBe('Nothing has been published in this database yet.\n');
  await run(schools);
  await run(['import', 'docs/your-own-data/police.csv']);

  const listed = (await run(['releases'])).split('\n').filter((line) => !line.startsWith(' '));
  expect(listed).toEqual([
    expect.stringMatching(/^empty-local-2 \(holds now\), /),
    expect.stringMatching(/^empty-local-1, /),
    '',
  ]);
  expect(await run(['diff', 'empty-local-1', 'empty-local-2'])).toMatch(
    /^From empty-local-1 to empty-local-2:\n[^]*\nuniversity-police-survey\.per_100k \(no file before, university-police-survey-2020-\w+ after\): 6 new\n/,
  );
  expect(await run(['rollback', 'empty-1'], 1)).toContain(
    'There is no data release "empty-1". The nearest is empty-local-1.',
  );
  expect(await run(['rollback'], 1)).toContain('rollback takes one data release, found 0.');
  expect(await run(['rollback', 'empty-local-1', '--dry-run'])).toContain(
    'A dry run: what empty-local-1 holds would be',
  );
  expect(await run(['rollback', 'empty-local-1'])).toContain(
    'What empty-local-1 holds is current again, as data release empty-local-3. Nothing published was taken away',
  );
  expect(await run(['diff', 'empty-local-1', 'empty-local-3'])).toBe(
    'empty-local-1 and empty-local-3 hold the same.\n',
  );
}, 120_000);
