import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
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
  const root = await mkdtemp(join(tmpdir(), 'forestall-study-'));
  directory = join(root, 'content');
  await cp(shipped, directory, { recursive: true });
  await cp(join(shipped, '../figures/epr-2021'), join(root, 'figures/epr-2021'), { recursive: true });
  return () => rm(root, { recursive: true });
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
    const both = example.replace('ssr.accountable-capacity', 'ssr.capacity').replace('SUPPORTS', 'POSITIVE');
    await writeFile(join(directory, study), both);
    expect(await problems()).toEqual([reference, form]);
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

describe('a file that is named unlike an id', () => {
  it.each([
    ['publications', 'mary2022replication', 'Mary 2022', 'small letters, digits and hyphens, as in rivera2024courts'],
    ['recommendations', 'ssr.policing', 'policing', 'ssr, heq or lens, a point, small letters and hyphens'],
    ['conditions', 'DN9', 'DNX', 'DN and a number, as in DN4'],
    ['indicators', 'vdem.v2x_clphy', 'clphy', "the source's id, a point and"],
  ])('in %s is refused', async (folder, from, to, words) => {
    await rename(join(directory, folder, `${from}.yaml`), join(directory, folder, `${to}.yaml`));
    const found = (await problems()).filter((line) => line.startsWith(`${folder}/${to}.yaml:1: "${to}" is not an id`));
    expect(found).toEqual([expect.stringContaining(`rename the file, use ${words}`)]);
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
    await edit('countries.csv', ',Nigeria,STATE,', ',Nigeria,NATION,');
    await edit('recommendations/heq.employment.yaml', 'theme: ', 'topic: ');
    const all = await problems();
    const found = all.join('\n');
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
    expect(found).toMatch(/^countries\.csv:\d+: kind: "NATION" is not one of /m);
    expect(found).toMatch(/^recommendations\/heq\.employment\.yaml:\d+: unknown field "topic": /m);
    // What refers to a file or row with a mistake in it is not at fault, except to the page whose id is gone.
    const gone = all.filter((line) => line.includes('there is no source "icir-chibok-timeline"'));
    expect(gone.length).toBeGreaterThan(0);
    expect(all.length - gone.length, found).toBe(11);
  });

  it.each([
    [
      'cases/iraq.yaml',
      '"2005-08-25"',
      '25 August 2005',
      /events\.0\.date: "25 August 2005" is not a date: write "2014"/,
    ],
    ['cases/iraq.yaml', '"2005-08-25"', '"2014-13-10"', /events\.0\.date: "2014-13-10" is in no calendar: /],
    ['cases/iraq.yaml', '"2005-08-25"', '"2014-02-30"', /events\.0\.date: "2014-02-30" is in no calendar: /],
    ['cases/iraq.yaml', '"2005-08-25"', '"2014-05/2013"', /events\.0\.date: "2014-05\/2013" ends before it begins: /],
    ['cases/iraq.yaml', '"64503000"', '"Sunni Arabs"', /groups\.0\.ethnicGroups\.0: "Sunni Arabs" is not a group id/],
    ['cases/iraq.yaml', '"64503000"', '"1"', /groups\.0\.ethnicGroups: EPR has no group 1: give the gwgroupid /],
    ['cases/iraq.yaml', '"64503000"', '"77001000"', /ethnicGroups: group 77001000 of EPR lives in PAK: /],
    [
      'cases/iraq.yaml',
      'sources: [reuters-2013-hawija]',
      'sources: [reuters-2013-hawija, reuters-2013-hawija]',
      /events\.3\.sources\.1: "reuters-2013-hawija" is in this list twice/,
    ],
    [
      'actors/sahwa.yaml',
      'countries: [IRQ]',
      'countries: [SYR]',
      /cases: the case iraq is of IRQ, which is not among /,
    ],
    ['actors/sahwa.yaml', 'countries: [IRQ]', 'countries: []', /countries: \[\] is too small: at least 1 entry$/m],
    [
      'recommendations/ssr.policing.yaml',
      /^order: \d+/m,
      'order: 1',
      /order: ssr\.\S+ has the place 1 already: give each/,
    ],
    [
      'publications/mary2022replication.yaml',
      'zurcher2017aidviolence',
      'mary2022replication',
      /disputes: this publication itself/,
    ],
    [
      'publications/mary2022replication.yaml',
      /\[\[\d+.*\]\]/,
      '[[2022, 13]]',
      /date-parts\.0: \[2022,13\] is in no calendar: write/,
    ],
    [
      'publications/mary2022replication.yaml',
      /- \{ family: .*\}/,
      '- Mary, S.',
      /author\.0: neither a person nor an organisation: write \{/,
    ],
    ['actors/sahwa.yaml', 'CIVIL_DEFENSE_GROUP', 'MILITIA', /type: "MILITIA" is not one of .*: use STATE_FORCE, /],
    [
      'publications/mary2022replication.yaml',
      /^role: .*\n/m,
      '',
      /role: missing: give the id of a row of evidence-terms\.csv whose kind is role$/m,
    ],
    ['conditions/DN9.yaml', /^title: .*\n/m, '', /title: missing: give text/],
    ['recommendations/lens.do-no-harm.yaml', 'theme: ', 'topic: ', /unknown field "topic": remove it or correct/],
    ['pages.csv', 'icir-chibok-timeline,', 'ICIR Chibok,', /"ICIR Chibok" is not an id: use small letters/],
    ['risk-factors.csv', 'RF1,', 'RF15,', /id: "RF15" is not one of the allowed values: use RF1, /],
    [
      'cases/iraq.yaml',
      /^title: .*$/m,
      'title: Iraq: a case',
      /:3: not readable as YAML: a text with a colon and a space/,
    ],
    ['cases/iraq.yaml', /^title: .*$/m, 'country: IRQ', /not readable as YAML: this field is given twice in its group/],
    ['cases/iraq.yaml', /^[^]*$/, '', /cases\/iraq\.yaml:1: nothing in it: write its fields/],
    ['countries.csv', ',Iraq,STATE,', ',Iraq,NATION,', /:\d+: kind: "NATION" is not one of the allowed values/],
    [
      'countries.csv',
      ',Western Asia,33.08,43.02,1932',
      ',Western Asia,33.08,43.02,abc',
      /exists_from: "abc" is not a year/,
    ],
  ])('%s with %s as %s', async (file, from, to, message) => {
    await edit(file, from, to);
    const found = (await problems()).filter((line) => line.startsWith(`${file}:`));
    expect(found.join('\n')).toMatch(message);
  });
});
