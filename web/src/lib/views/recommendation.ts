import { countIn, directions, splitSentence } from '../evidence/directions.ts';
import { ratingWords } from '../evidence/rating.ts';
import { countOf } from '../format.ts';
import type { ResultOf } from '../graphql.ts';
import { recommendationViewDocument } from './queries.ts';
import { evidenceOf } from './evidence-behind.ts';
import RecommendationPicture from './RecommendationPicture.svelte';
import { view } from './view.ts';

type Recommendation = ResultOf<typeof recommendationViewDocument>['recommendation'];
type Behind = ResultOf<typeof recommendationViewDocument>['findings'];

interface Data {
  recommendation: Recommendation;
  publications: Behind['nodes'];
  questions: readonly { id: string; name: string; tally: Recommendation['tally']['remedy'] }[];
}

export const recommendationView = view<Data>({
  id: 'recommendation',
  name: 'Recommendation and its evidence',
  example: '/recommendation/ssr.policing',
  path: /^\/recommendation\/([^/]+)$/,
  async load(ask, [id = '']) {
    const { recommendation, findings } = await ask(recommendationViewDocument, { id });
    const { tally } = recommendation;
    return {
      recommendation,
      publications: findings.nodes,
      questions: [
        { id: 'problem', name: 'Is this the problem?', tally: tally.problem },
        { id: 'remedy', name: 'Does the remedy work?', tally: tally.remedy },
        { id: 'all', name: 'All findings', tally },
      ],
    };
  },
  show({ recommendation: { id, title, statement, tally, salientCountries, isWarning }, questions, publications }) {
    const rating = isWarning ? null : ratingWords(tally);
    return {
      title: `${title}: what research says`,
      unit: 'Findings by direction. “Contradicts” includes null and adverse results; sizes of effect are not compared.',
      sentence: `${statement} ${countOf(tally.findings, 'finding')} in ${countOf(tally.publications, 'publication')}: ${splitSentence(tally)}.${rating ? ` On the remedy: ${rating}.` : ''}${salientCountries.length ? ` The figures point to it in ${countOf(salientCountries.length, 'country', 'countries')}.` : ''}`,
      notes: [
        'Support for the problem says nothing on whether the remedy works. “Look here first” is not “this will work”.',
      ],
      sheet: {
        columns: [
          { id: 'question', label: 'Question' },
          { id: 'recommendation', label: 'Recommendation' },
          { id: 'findings', label: 'Findings', unit: 'findings', decimals: 0 },
          ...directions.map((direction) => ({
            id: direction.toLowerCase(),
            label: direction.charAt(0) + direction.slice(1).toLowerCase(),
            unit: 'findings',
            decimals: 0,
          })),
        ],
        rows: questions.map(({ id: question, tally: of }) => [
          question,
          id,
          of.findings,
          ...directions.map((direction) => countIn(of, direction)),
        ]),
      },
      releases: [],
      evidence: evidenceOf(publications.map(({ publication }) => publication)),
      address: `/recommendation/${id}`,
      page: `/recommendation/${id}`,
    };
  },
  picture: RecommendationPicture,
});
