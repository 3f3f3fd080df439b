import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readContent } from '../db/content.ts';
import { findingId, type EvidenceContent } from '../db/evidence.ts';
import { directions } from '../db/kinds/publication.ts';
import { collectedFile, itOnCollected } from './support/genuine.ts';

const directory = resolve(import.meta.dirname, '../db/content');
let evidence: EvidenceContent;
beforeAll(async () => {
  ({ evidence } = await readContent(directory));
});

const findings = () => [...evidence.publications.values()].flatMap((publication) => publication.findings);

/** Supports, qualifies, contradicts, context: as the coders counted them. */
const tallies: Record<string, [number, number, number, number]> = {
  'ssr.civilian-oversight': [8, 2, 0, 2],
  'ssr.professionalism': [9, 2, 1, 2],
  'ssr.policing': [7, 3, 1, 2],
  'ssr.civil-defense-groups': [1, 9, 4, 4],
  'ssr.accountable-capacity': [15, 2, 0, 1],
  'heq.political-inclusion': [10, 7, 0, 2],
  'heq.redistribution': [8, 3, 2, 2],
  'heq.employment': [3, 2, 2, 1],
  'heq.safety-nets': [3, 1, 2, 1],
  'heq.identity-corruption': [4, 2, 0, 1],
  'heq.national-identity': [6, 3, 1, 1],
  'lens.risk-assessment': [12, 0, 0, 6],
  'lens.local-context': [12, 0, 0, 2],
  'lens.regime-population-will': [9, 0, 0, 2],
  'lens.do-no-harm': [21, 1, 0, 0],
};

/** Of the UN Framework of Analysis for Atrocity Crimes (2014), RF1 to RF14. */
const officialNames = [
  'Situations of armed conflict or other forms of instability',
  'Record of serious violations of international human rights and humanitarian law',
  'Weakness of State structures',
  'Motives or incentives',
  'Capacity to commit atrocity crimes',
  'Absence of mitigating factors',
  'Enabling circumstances or preparatory action',
  'Triggering factors',
  'Intergroup tensions or patterns of discrimination against protected groups',
  'Signs of an intent to destroy in whole or in part a protected group',
  'Signs of a widespread or systematic attack against any civilian population',
  'Signs of a plan or policy to attack any civilian population',
  'Serious threats to those protected under international humanitarian law',
  'Serious threats to humanitarian or peacekeeping operations',
];

describe('the evidence that ships', () => {
  it('has 15 recommendations, 110 publications with 207 findings, 3 cases and 35 actors', () => {
    expect([...evidence.recommendations.keys()].toSorted()).toEqual(Object.keys(tallies).toSorted());
    expect(evidence.publications.size).toBe(110);
    expect(findings()).toHaveLength(207);
    expect([...evidence.cases.keys()]).toEqual(['iraq', 'nigeria', 'pakistan']);
    const byCase = Object.groupBy(evidence.actors.values(), (actor) => actor.cases.join());
    expect(Object.entries(byCase).map(([id, actors]) => [id, actors?.length])).toEqual(
      expect.arrayContaining([
        ['nigeria', 11],
        ['pakistan', 14],
        ['iraq', 10],
      ]),
    );
    expect(evidence.actors.size).toBe(35);
  });

  it('has the directions that were coded, per recommendation and in all', () => {
    const count = (recommendation?: string) =>
      directions.map(
        (direction) =>
          findings().filter(
            (one) => one.direction === direction && (recommendation ?? one.recommendation) === one.recommendation,
          ).length,
      );
    expect(Object.fromEntries(Object.keys(tallies).map((id) => [id, count(id)]))).toEqual(tallies);
    expect(count()).toEqual([128, 37, 13, 29]);
  });

  it('has no two publications with one DOI and no two findings with one id', () => {
    const dois = [...evidence.publications.values()].flatMap(({ csl }) => csl.DOI?.toLowerCase() ?? []);
    expect(dois).toHaveLength(59);
    expect(new Set(dois).size).toBe(dois.length);
    const ids = [...evidence.publications].flatMap(([id, one]) => one.findings.map((each) => findingId(id, each)));
    expect(new Set(ids).size).toBe(207);
  });

  it('says of four findings that their coders disagree, and of two publications that only the reference was seen', () => {
    expect(findings().filter(({ disputed }) => disputed !== null)).toHaveLength(4);
    const byLevel = Object.groupBy(evidence.publications, ([, { verified }]) => verified.level);
    expect(byLevel.citation?.map(([id]) => id)).toEqual(['mansour2017pmf', 'sonnenfeld2020cohesionreview']);
    expect(byLevel.citation?.every(([, one]) => one.generalKnowledge)).toBe(true);
    expect(byLevel.abstract).toHaveLength(108);
    expect(evidence.publications.get('mary2022replication')?.disputes).toEqual(['zurcher2017aidviolence']);
  });

  it('uses every word of coding, and weighs atrocities alone with 1', () => {
    const publications = [...evidence.publications.values()];
    const used = {
      design: new Set(publications.map(({ design }) => design)),
      role: new Set(publications.map(({ role }) => role)),
      verification: new Set(publications.map(({ verified }) => verified.level)),
      outcome: new Set(findings().map(({ outcome }) => outcome)),
    };
    for (const kind of ['design', 'role', 'verification', 'outcome'] as const) {
      const known = evidence.evidenceTerms.filter((term) => term.kind === kind).map(({ id }) => id);
      expect(known.toSorted(), kind).toEqual([...used[kind]].toSorted());
    }
    expect(evidence.evidenceTerms.filter(({ weight }) => weight === 1).map(({ id }) => id)).toEqual(['atrocities']);
    const questions = evidence.evidenceTerms.filter(({ kind }) => kind === 'role').map((one) => [one.id, one.question]);
    expect(Object.fromEntries(questions)).toEqual({
      'intervention-effect': 'REMEDY',
      'evidence-synthesis': 'REMEDY',
      'risk-factor-or-mechanism': 'PROBLEM',
      'case-documentation': 'PROBLEM',
      framework: null,
    });
  });

  it('orders the recommendations 1 to 15, marks the two warnings, and hangs the brief’s caveats on each', () => {
    const all = [...evidence.recommendations].toSorted(([, a], [, b]) => a.order - b.order);
    expect(all.map(([, { order }]) => order)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
    expect(all.filter(([, one]) => one.isWarning).map(([id]) => id)).toEqual([
      'lens.regime-population-will',
      'lens.do-no-harm',
    ]);
    const bases = Object.groupBy(all, ([, { basis }]) => basis);
    expect(bases.IMPLIED?.map(([id]) => id)).toEqual(['heq.political-inclusion']);
    expect(bases.RELATED_PUBLICATION?.map(([id]) => id)).toEqual(['ssr.policing', 'ssr.civil-defense-groups']);
    for (const [id, one] of all) {
      expect(one.conditions, id).toEqual(expect.arrayContaining(['DN3', 'DN5', 'DN8', 'DN9']));
      // RF10 to RF14 concern conduct and intent: RF10 no reform acts on.
      expect([...one.actsOn, ...one.mayRaise], id).not.toContain('RF10');
    }
    expect([...evidence.conditions.keys()]).toEqual(Array.from({ length: 9 }, (_, index) => `DN${index + 1}`));
  });

  it('names 14 risk factors, says whose names were not checked, and which no figure measures', () => {
    const ids = (pick: (one: EvidenceContent['riskFactors'][number]) => boolean) =>
      evidence.riskFactors.filter(pick).map(({ id }) => id);
    expect(evidence.riskFactors.map(({ name }) => name)).toEqual(officialNames);
    expect(ids(({ nameChecked }) => !nameChecked)).toEqual(['RF3', 'RF6', 'RF10', 'RF11']);
    expect(ids(({ measured }) => !measured)).toEqual(['RF10', 'RF11', 'RF12', 'RF13', 'RF14']);
  });

  it('ties the groups of a case to groups of that country in the ethnic group data', async () => {
    const table = await readFile(resolve(directory, '../figures/epr-2021/groups.csv'), 'utf8');
    const rows = Papa.parse<Record<'id' | 'country', string>>(table, { header: true }).data;
    const countries = new Map(rows.map(({ id, country }) => [id, country]));
    for (const [id, { country, groups: affected }] of evidence.cases) {
      const named = affected.flatMap(({ ethnicGroups }) => ethnicGroups);
      expect(named.length, id).toBeGreaterThan(0);
      expect(
        named.map((group) => countries.get(group)),
        id,
      ).toEqual(named.map(() => country));
    }
  });
});

describe('the text of the evidence', () => {
  it('names no person in cases, actors, pages or findings', async () => {
    const persons = /yusuf|shekau|barnawi|sistani|maliki|abadi|ibanga/i;
    for (const folder of ['cases', 'actors']) {
      for (const file of await readdir(join(directory, folder))) {
        expect(await readFile(join(directory, folder, file), 'utf8'), file).not.toMatch(persons);
      }
    }
    for (const { label } of evidence.pages.values()) expect(label).not.toMatch(persons);
    for (const { text } of findings()) expect(text).not.toMatch(persons);
  });

  it('lists no page that nothing rests on', () => {
    const sourced = [...evidence.cases.values()].flatMap((one) => [
      ...one.summarySources,
      ...[one.events, one.groups, one.inequalities, one.resilience].flat().flatMap(({ sources }) => sources),
    ]);
    const used = new Set([...sourced, ...[...evidence.actors.values()].flatMap(({ sources }) => sources)]);
    expect([...evidence.pages.keys()].filter((id) => !used.has(id))).toEqual([]);
    expect(evidence.pages.size).toBe(35);
  });

  itOnCollected('copies no eight words in a row from the brief', async () => {
    const brief = wordRuns(await readFile(collectedFile('seeds/brief-summary.txt'), 'utf8'));
    expect(brief.size).toBeGreaterThan(300);
    const folders = ['recommendations', 'conditions', 'cases', 'actors', 'publications'];
    const copied: string[] = [];
    for (const folder of folders) {
      for (const file of await readdir(join(directory, folder))) {
        // References and where they were read quote titles.
        const {
          csl: _,
          verified: __,
          ...ours
        } = z.looseObject({}).parse(parse(await readFile(join(directory, folder, file), 'utf8')));
        for (const sentence of texts(ours)) {
          for (const run of wordRuns(sentence)) if (brief.has(run)) copied.push(`${folder}/${file}: ${run}`);
        }
      }
    }
    expect(copied).toEqual([]);
  });
});

describe('the collected bibliography', () => {
  itOnCollected('is in the content field by field, nothing dropped and nothing added', async () => {
    const collected = bibliography.parse(
      JSON.parse(await readFile(collectedFile('evidence/bibliography.json'), 'utf8')),
    );
    expect(collected).toHaveLength(110);
    for (const item of collected) {
      const ours = evidence.publications.get(item.id);
      expect(ours?.csl, item.id).toEqual(item.csl);
      expect({ ...ours, csl: null, note: null, disputes: [] }, item.id).toEqual({
        csl: null,
        note: null,
        disputes: [],
        design: item.studyDesign,
        role: item.evidenceRole,
        countries: item.countries,
        verified: { ...item.verified, how: inOurWords(item.verified.how) },
        missing: item.metadataGaps ?? [],
        generalKnowledge: item.findingConfidence === 'general-knowledge',
        findings: item.recommendations.map((link) => ({
          recommendation: link.rec,
          about: null,
          direction: link.direction.toUpperCase(),
          outcome: link.outcome,
          text: inOurWords(link.finding),
          countries: undefined,
          coders: link.coders,
          disputed: link.disputed ? link.coderNote : null,
        })),
      });
    }
  });
});

/** The collection keeps the brief's own phrases here. */
const lensInOurWords =
  'looking at policy with atrocities in mind means finding out, place by place, what feeds violence and what holds it back, and ' +
  'which inequalities and threats bear hardest on the groups most likely to be hit.';

/** What the collection says of its own making, as a reader can understand it. */
const wordings = [
  [/^Seed document\. (\w)/, (_: string, first: string) => `The brief that this map is built on ${first.toLowerCase()}`],
  [/^Her interfaith women's initiative/, () => "An interfaith women's initiative from Plateau State"],
  [/same text as the seed/, () => 'the text this map began from'],
  [/from the seed/, () => "from the brief's own page"],
  [/an atrocity lens means knowing the local .* likely victim groups\.$/, () => lensInOurWords],
] as const;

function inOurWords(text: string): string {
  return wordings.reduce((said, [from, to]) => said.replace(from, to), text);
}

const bibliography = z.array(
  z.strictObject({
    id: z.string(),
    csl: z.record(z.string(), z.unknown()),
    studyDesign: z.string(),
    evidenceRole: z.string(),
    countries: z.array(z.string()),
    recommendations: z.array(
      z.strictObject({
        rec: z.string(),
        direction: z.string(),
        finding: z.string(),
        outcome: z.string(),
        coders: z.number(),
        disputed: z.boolean().optional(),
        coderNote: z.string().optional(),
      }),
    ),
    verified: z.strictObject({ level: z.string(), how: z.string(), where: z.string() }),
    metadataGaps: z.array(z.string()).optional(),
    findingConfidence: z.string().optional(),
  }),
);

/** Every run of eight words, without case and punctuation. */
function wordRuns(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  return new Set(words.slice(7).map((_, index) => words.slice(index, index + 8).join(' ')));
}

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}
