import { readDate } from '../case/dates.ts';
import { seriesOf, type Series } from '../charts/series.ts';
import type { ResultOf } from '../graphql.ts';
import CasePicture from './CasePicture.svelte';
import { profileNote } from './country-profiles.ts';
import { caseViewDocument, caseScoresDocument } from './queries.ts';
import { releasesUsed, view, type UsedRelease } from './view.ts';

interface Data {
  id: string;
  title: string;
  summary: string;
  country: string;
  events: ResultOf<typeof caseViewDocument>['case']['events'];
  profiles: { risk: Series | null; resilience: Series | null; from: number; to: number };
  releases: readonly UsedRelease[];
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
    };
  },
  show({ id, title, summary, country, events, releases }) {
    return {
      title,
      unit: `Both profiles of ${country} from 0 to 10, with the range that holds 90% of runs; numbers: events of the case.`,
      sentence: summary,
      notes: ['That an event stands beside a rise or a fall says nothing of cause.', profileNote],
      sheet: {
        columns: [
          { id: 'number', label: 'Number' },
          { id: 'date', label: 'Date' },
          { id: 'event', label: 'Event' },
          { id: 'sources', label: 'Sources' },
        ],
        rows: events.map((event, index) => [
          index + 1,
          readDate(event.date).text,
          event.title,
          event.sources.map(({ label }) => label).join('; '),
        ]),
      },
      releases,
      address: `/case/${id}`,
      page: `/case/${id}`,
    };
  },
  picture: CasePicture,
});
