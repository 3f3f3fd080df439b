/** Which measures of a country lie furthest from what states are like, in sentences that each carry their figure. */

import { releaseHref, releaseName } from '../parts/release.ts';
import { figureWords, measureName, yearWords } from './measures.ts';
import type { ScoredMeasure, WholeProfile } from './query.ts';

export interface Outstanding {
  text: string;
  /** What it is from, and where that is told */
  release: string;
  href: string;
}

/** Scores are places in the frozen panel, so 9 is where its upper tenth begins. */
const outer = 1;
const most = 5;

/** The measures in the outer tenths of the panel, furthest out first. */
export function standsOut(profiles: readonly Pick<WholeProfile, 'kind' | 'year' | 'dimensions'>[]): Outstanding[] {
  return profiles
    .flatMap(({ kind, year, dimensions }) =>
      dimensions.flatMap(({ indicators }) =>
        indicators.flatMap((measure) => {
          const { score, read } = measure;
          return score === null || read === null ? [] : [{ kind, year, measure, score, reach: Math.abs(score - 5) }];
        }),
      ),
    )
    .filter(({ reach }) => reach >= 5 - outer)
    .toSorted((a, b) => b.reach - a.reach)
    .slice(0, most)
    .map(({ kind, year, measure, score }) => {
      const { release } = measure.indicator;
      return {
        text: `${measureName(measure)}: ${figureWords(measure)}, ${yearWords(measure, year)}. That is ${placeWords(kind, score)} of states and years, 1990–2019.`,
        release: release ? releaseName(release) : '',
        href: release ? releaseHref(release.id) : '/data',
      };
    });
}

/** "more risk than in 97%": a share of the panel, on the side that it counts for. */
function placeWords(kind: WholeProfile['kind'], score: ScoredMeasure['score'] & number): string {
  const what = kind === 'RISK' ? 'risk' : 'resilience';
  // Equal places are shared, so that none is beyond all.
  const share = Math.min(99, Math.floor((score >= 5 ? score : 10 - score) * 10));
  return `${score >= 5 ? 'more' : 'less'} ${what} than in ${share}%`;
}
