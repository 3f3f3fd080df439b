import { readDate } from '../case/dates.ts';
import { seriesOf, type Series } from '../charts/series.ts';
import type { ResultOf } from '../graphql.ts';
import CasePicture from './CasePicture.svelte';
import { inputsOf, profileNote } from './country-profiles.ts';
import { evidenceOf } from './evidence-behind.ts';
import { caseViewDocument, caseScoresDocument } from './queries.ts';
import { releasesUsed, view, type Cell, type UsedRelease } from './view.ts';

interface Data {
  id: string;
  title: string;
  summary: string;
  country: string;
  events: ResultOf<typeof caseViewDocument>['case']['events'];
  profiles: { risk: Series | null; resilience: Series | null; from: number; to: number };
  releases: readonly UsedRelease[];
  inputs: readonly UsedRelease[];
}

export const caseView = view<Data>({
  id: 'case',
  name: 'Case',
  example: '/case/nigeria',
  path: /^\/case\/([^/]+)$/,
  async load(ask, [id = '']) {
    const { case: found } = await ask(caseViewDocument, { id });
    const { country, profileModel } = await ask(caseScoresDocument, { id: found.country.id });
    const scores = (of: string) => seriesOf(country.observations.filter(({ indicator }) => indicator.id === of));
    return {
      id: found.id,
      title: found.title,
      summary: found.summary,
      country: found.country.name,
      events: found.events,
      profiles: {
        risk: scores('forestall.risk'),
        resilience: scores('forestall.resilience'),
        from: profileModel.firstYear,
        to: profileModel.lastYear,
      },
      releases: releasesUsed(country.observations),
      inputs: inputsOf([country.risk, country.resilience]),
    };
  },
  show({ id, title, summary, country, events, profiles, releases, inputs }) {
    const scored = releases.map((one) => one.id).join(' ');
    const scores = (['risk', 'resilience'] as const).flatMap((kind) =>
      (profiles[kind]?.values ?? []).map((value, index): Cell[] => [
        kind,
        null,
        String((profiles[kind]?.from ?? 0) + index),
        null,
        null,
        value,
        profiles[kind]?.low?.[index] ?? null,
        profiles[kind]?.high?.[index] ?? null,
      ]),
    );
    const happened = events.map((event, index): Cell[] => [
      'event',
      index + 1,
      readDate(event.date).text,
      event.title,
      event.sources.map(({ label }) => label).join('; '),
      null,
      null,
      null,
    ]);
    const publications = events.flatMap(({ sources }) => sources.flatMap(({ publication }) => publication ?? []));
    return {
      title,
      unit: `Both profiles of ${country} from 0 to 10, with the range that holds 90% of runs; numbers: events of the case.`,
      sentence: summary,
      notes: [
        'That an event stands beside a rise or a fall says nothing of cause. Each event has its own sources, named in the data table.',
        profileNote,
      ],
      sheet: {
        columns: [
          { id: 'kind', label: 'What' },
          { id: 'number', label: 'Number' },
          { id: 'date', label: 'Date' },
          { id: 'event', label: 'Event' },
          { id: 'sources', label: 'Sources' },
          { id: 'score', label: 'Best estimate', unit: 'score from 0 to 10', decimals: 1 },
          { id: 'low', label: 'Low (5%)', unit: 'score from 0 to 10', decimals: 1 },
          { id: 'high', label: 'High (95%)', unit: 'score from 0 to 10', decimals: 1 },
        ],
        rows: [...happened, ...scores],
        // What happened is not from the files that scores are from.
        from: [...happened.map(() => ''), ...scores.map(() => scored)],
      },
      releases,
      inputs,
      evidence: evidenceOf(publications),
      address: `/case/${id}`,
      page: `/case/${id}`,
    };
  },
  picture: CasePicture,
});
