import {
  byYear,
  notCounted,
  sum,
  violenceTypes,
  violenceWords,
  yearsCounted,
  type Deaths,
} from '../charts/violence.ts';
import { formatCount, formatYears } from '../format.ts';
import type { ResultOf } from '../graphql.ts';
import { violenceDocument } from './queries.ts';
import { releasesUsed, view, type Cell, type UsedRelease } from './view.ts';
import ViolencePicture from './ViolencePicture.svelte';

interface Data {
  country: ResultOf<typeof violenceDocument>['country'];
  years: { from: number; to: number } | null;
  /** Of the file that counts deaths */
  release: UsedRelease | null;
}

const threeOf = (deaths: Deaths | null): Cell[] =>
  deaths ? [deaths.best, deaths.low, deaths.high] : [null, null, null];

export const countryViolence = view<Data>({
  id: 'country-violence',
  name: 'Country, violence by year and type',
  example: '/country/NGA/violence',
  path: /^\/country\/([^/]+)\/violence$/,
  async load(ask, [id = '']) {
    const { country, indicator } = await ask(violenceDocument, { id });
    return { country, years: yearsCounted(country, indicator), release: indicator.release };
  },
  show({ country, years, release }) {
    const all = years ? byYear(country.violence, years.from, years.to) : [];
    const overall = sum(all.map(({ total }) => total));
    const span = years ? formatYears(years.from, years.to) : 'no years';
    return {
      title: `${country.name}: deaths in organised violence, ${span}`,
      unit: 'Deaths by year and type, best estimate; line: low to high estimate.',
      sentence: overall
        ? `UCDP records ${formatCount(overall.best)} deaths (low ${formatCount(overall.low)}, high ${formatCount(overall.high)}) in organised violence in ${country.name}, ${span}.`
        : notCounted(country),
      notes: ['Only deaths that were recorded: the true number may be higher.'],
      sheet: {
        columns: [
          { id: 'year', label: 'Year' },
          { id: 'country', label: 'Country' },
          ...violenceTypes.flatMap((type) => threeColumns(type.toLowerCase(), violenceWords[type].name)),
          ...threeColumns('all', 'All'),
        ],
        rows: all.map(({ year, byType, total }) => [
          year,
          country.id,
          ...violenceTypes.flatMap((type) => threeOf(byType[type])),
          ...threeOf(total),
        ]),
      },
      releases: release && country.violence.length === 0 ? [release] : releasesUsed(country.violence),
      address: `/country/${country.id}/violence`,
      page: `/country/${country.id}#violence`,
    };
  },
  picture: ViolencePicture,
});

function threeColumns(id: string, label: string) {
  return (['best', 'low', 'high'] as const).map((bound) => ({
    id: `${id}_${bound}`,
    label: `${label}, ${bound}`,
    unit: 'deaths',
    decimals: 0,
  }));
}
