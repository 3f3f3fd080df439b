import { error } from '@sveltejs/kit';
import { profileNames } from '../profile/words.ts';
import { scoredYearsDocument } from '../profile/query.ts';
import { askedFor, refusal, yearOf as comparedYear } from '../compare/asked.ts';
import { differenceWords } from '../compare/compared.ts';
import type { BandBlock } from './bands.ts';
import BandsPicture from './BandsPicture.svelte';
import { inputsOf, profileColumns, profileNote, profileRows } from './country-profiles.ts';
import type { ResultOf } from '../graphql.ts';
import { profilesDocument } from './queries.ts';
import { view, type UsedRelease } from './view.ts';

type Compared = ResultOf<typeof profilesDocument>['country'];

interface Data {
  compared: readonly Compared[];
  year: number;
  asked: string | null;
  release: UsedRelease | null;
  blocks: readonly BandBlock[];
}

const kinds = [
  ['risk', 'RISK'],
  ['resilience', 'RESILIENCE'],
] as const;

export const compare = view<Data>({
  id: 'compare',
  name: 'Comparison of countries',
  example: '/compare?c=NGA,PAK,IRQ',
  path: /^\/compare$/,
  parameters: ['c', 'add', 'year'],
  async load(ask, _, query) {
    const { ids, year: asked } = askedFor(query);
    const refused = ids.length < 1 ? 'Name up to six countries to compare, as in c=NGA,PAK,IRQ.' : refusal(ids);
    if (refused) error(400, refused);
    const { profileModel } = await ask(scoredYearsDocument);
    const wanted = comparedYear(asked, profileModel);
    if ('refused' in wanted) error(400, wanted.refused);
    const { year } = wanted;
    const answers = await Promise.all(ids.map((id) => ask(profilesDocument, { id, year })));
    const compared = answers.map(({ country }) => country);
    const blocks = kinds.map(([kind, name]) => ({
      kind: name,
      heading: `${profileNames[name].name}, ${year}`,
      rows: compared.map((country) => ({
        label: country.name,
        score: country[kind].score,
        low: country[kind].low,
        high: country[kind].high,
      })),
    }));
    return { compared, year, asked, release: answers[0]?.indicator.release ?? null, blocks };
  },
  show({ compared, year, asked, release }) {
    const names = compared.map(({ name }) => name);
    const differences = kinds.flatMap(([kind, name]) => {
      const words = differenceWords(compared.map((country) => ({ name: country.name, profile: country[kind] })));
      return words ? [`${profileNames[name].name}: ${words}`] : [];
    });
    return {
      title: `${names.join(', ')}: risk and resilience, ${year}`,
      unit: 'Scores from 0 to 10. Bar: range that holds 90% of runs; dot: best estimate.',
      sentence: `${differences.join(' ') || `Risk and resilience of ${names.join(', ')} in ${year}.`}`,
      notes: [profileNote],
      sheet: {
        columns: profileColumns,
        rows: compared.flatMap(({ id, risk, resilience }) => profileRows(id, year, [risk, resilience])),
      },
      releases: release ? [release] : [],
      inputs: inputsOf(compared.flatMap(({ risk, resilience }) => [risk, resilience])),
      address: `/compare?c=${compared.map(({ id }) => id).join(',')}${asked === null ? '' : `&year=${year}`}`,
      page: `/compare?c=${compared.map(({ id }) => id).join(',')}${asked === null ? '' : `&year=${year}`}`,
    };
  },
  picture: BandsPicture,
});
