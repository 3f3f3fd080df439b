import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readContent } from '../db/content.ts';
import { ContentProblems } from '../db/kinds/problems.ts';

const shipped = resolve(import.meta.dirname, '../db/content');
let readme: string;
let example: string;
let directory: string;

beforeAll(async () => {
  readme = await readFile(join(shipped, 'README.md'), 'utf8');
  const section = readme.slice(readme.indexOf('## Add a study'));
  example = /```yaml\n(?<file>.*?)```/s.exec(section)?.groups?.file ?? '';
});

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'forestall-study-'));
  await cp(shipped, directory, { recursive: true });
  return () => rm(directory, { recursive: true });
});

/** Everything wrong with the content, as `file:line: what` with the file's path from db/content. */
async function problems(): Promise<string[]> {
  try {
    await readContent(directory);
    return [];
  } catch (error) {
    if (!(error instanceof ContentProblems)) throw error;
    return error.problems.map(({ file, line, what }) => `${file.slice(directory.length + 1)}:${line}: ${what}`);
  }
}

async function edit(file: string, from: string | RegExp, to: string): Promise<void> {
  const path = join(directory, file);
  const text = await readFile(path, 'utf8');
  const changed = text.replace(from, to);
  expect(changed, `${file} holds ${String(from)}`).not.toBe(text);
  await writeFile(path, changed);
}

describe('a study', () => {
  const study = 'publications/rivera2024courts.yaml';

  it('is added by one file, the one that the README shows', async () => {
    await writeFile(join(directory, study), example);
    const { evidence } = await readContent(directory);
    expect(evidence.publications.size).toBe(111);
    expect(evidence.publications.get('rivera2024courts')?.findings.map(({ recommendation }) => recommendation)).toEqual(
      ['ssr.accountable-capacity', 'lens.do-no-harm'],
    );
  });

  it('with a mistake is refused in the words that the README shows', async () => {
    const wrong = (from: string, to: string) => writeFile(join(directory, study), example.replace(from, to));
    await wrong('recommendation: ssr.accountable-capacity', 'recommendation: ssr.capacity');
    const [reference] = await problems();
    await wrong('direction: SUPPORTS', 'direction: POSITIVE');
    const [form] = await problems();
    expect(reference).toMatch(/^publications\/rivera2024courts\.yaml:18: findings\.0\.recommendation: there is no /);
    expect(form).toMatch(/^publications\/rivera2024courts\.yaml:19: findings\.0\.direction: "POSITIVE" /);
    for (const shown of [reference, form]) expect(readme).toContain(`db/content/${shown}\n`);
  });

  it('that is there already is recognised by its DOI, in capitals or not', async () => {
    await writeFile(
      join(directory, study),
      example.replace('DOI: 10.1234/example.2024.courts', 'DOI: 10.1016/J.WORLDDEV.2017.05.013'),
    );
    expect(await problems()).toEqual([
      expect.stringMatching(
        /^publications\/zurcher2017aidviolence\.yaml:\d+: csl\.DOI: rivera2024courts has this DOI: /,
      ),
    ]);
  });

  it('may have two findings on one recommendation only if each says what it is about', async () => {
    const twice = example.replace('recommendation: lens.do-no-harm', 'recommendation: ssr.accountable-capacity');
    await writeFile(join(directory, study), twice);
    expect(await problems()).toEqual([expect.stringMatching(/:25: findings\.1: .*give each its own "about"/)]);
    await writeFile(
      join(directory, study),
      twice.replace('direction: SUPPORTS', 'about: trust\n    direction: SUPPORTS'),
    );
    expect(await problems()).toEqual([]);
  });
});

describe('wrong evidence is refused with file, line and what to write instead', () => {
  it('all of it at once', async () => {
    await edit('publications/zurcher2017aidviolence.yaml', 'design: systematic-review', 'design: review');
    await edit('publications/mary2022replication.yaml', 'zurcher2017aidviolence', 'zuercher2017');
    await edit('cases/iraq.yaml', 'sources: [reuters-2013-hawija]', 'sources: [reuters]');
    await edit('cases/nigeria.yaml', '  - ssr.professionalism', '  - ssr.professional');
    await edit('actors/sahwa.yaml', 'cases: [iraq]', 'cases: [irak]');
    await edit('recommendations/ssr.policing.yaml', 'DN1, ', 'DN10, ');
    await edit('evidence-terms.csv', ',,1\n', ',,\n');
    await edit('pages.csv', 'icir-chibok-timeline', 'biddle2012surge');
    const found = (await problems()).join('\n');
    expect(found).toMatch(
      /^publications\/zurcher2017aidviolence\.yaml:\d+: design: there is no design "review": use /m,
    );
    expect(found).toMatch(
      /^publications\/mary2022replication\.yaml:\d+: disputes: there is no publication "zuercher2017"/m,
    );
    expect(found).toMatch(/^cases\/iraq\.yaml:\d+: events\.3\.sources: there is no source "reuters": use /m);
    expect(found).toMatch(
      /^cases\/nigeria\.yaml:\d+: recommendations: there is no recommendation "ssr\.professional"/m,
    );
    expect(found).toMatch(/^actors\/sahwa\.yaml:\d+: cases: there is no case "irak": use /m);
    expect(found).toMatch(/^recommendations\/ssr\.policing\.yaml:\d+: conditions: there is no condition "DN10"/m);
    expect(found).toMatch(/^evidence-terms\.csv:18: weight: an outcome has a weight/m);
    expect(found).toMatch(/^pages\.csv:2: the id "biddle2012surge" is taken by /m);
  });

  it.each([
    [
      'cases/iraq.yaml',
      '"2005-08-25"',
      '25 August 2005',
      /events\.0\.date: "25 August 2005" is not a date: write "2014"/,
    ],
    ['cases/iraq.yaml', '"64503000"', '"Sunni Arabs"', /groups\.0\.ethnicGroups\.0: not a group id of EPR/],
    ['actors/sahwa.yaml', 'CIVIL_DEFENSE_GROUP', 'MILITIA', /type: "MILITIA" is not one of .*: use STATE_FORCE, /],
    ['conditions/DN9.yaml', /^title: .*\n/m, '', /title: missing: give text/],
    ['recommendations/lens.do-no-harm.yaml', 'theme: ', 'topic: ', /unknown field "topic": remove it or correct/],
    ['pages.csv', 'icir-chibok-timeline,', 'ICIR Chibok,', /"ICIR Chibok" is not an id: use small letters/],
    ['risk-factors.csv', 'RF1,', 'RF15,', /id: "RF15" is not one of the allowed values: use RF1, /],
  ])('%s with %s as %s', async (file, from, to, message) => {
    await edit(file, from, to);
    const found = (await problems()).filter((line) => line.startsWith(`${file}:`));
    expect(found.join('\n')).toMatch(message);
  });
});
