import { describe, expect, it } from 'vitest';
import type { ScoredMeasure } from '../../web/src/lib/profile/query.ts';
import { standsOut } from '../../web/src/lib/profile/stands-out.ts';

describe('what stands out of a country', () => {
  const measured = (shortName: string, score: number | null): ScoredMeasure => ({
    measure: shortName,
    reading: 'AS_IS',
    direction: 1,
    read: score === null ? null : 0.3,
    score,
    carriedYears: 2,
    observation: null,
    indicator: {
      id: 'epr.x',
      shortName,
      unit: 'share of the population',
      decimals: 2,
      release: { id: 'epr-2021', version: 'EPR-2021', source: { id: 'epr', title: 'Ethnic Power Relations' } },
    },
  });
  const of = (kind: 'RISK' | 'RESILIENCE', ...scores: (number | null)[]) => ({
    kind,
    year: 2023,
    dimensions: [
      {
        id: 'X',
        name: 'X',
        score: null,
        low: null,
        high: null,
        indicators: scores.map((score, index) => measured(`${kind} ${index}`, score)),
      },
    ],
  });

  it('is what lies in the outer tenths of the panel, the furthest first, each with figure, year and source', () => {
    expect(standsOut([of('RISK', 9.05, 8.9, null), of('RESILIENCE', 0.2, 1.2)])).toEqual([
      {
        text: 'RESILIENCE 0: 30% of the population, 2021 figure, carried forward 2 years. That is less resilience than in 98% of states and years, 1990–2019.',
        release: 'EPR-2021',
        href: '/data#epr-2021',
      },
      expect.objectContaining({ text: expect.stringContaining('more risk than in 90% of states and years') }),
    ]);
  });

  it('is five measures at the most, and none where none lies so far out', () => {
    expect(standsOut([of('RISK', 9, 9.1, 9.2, 9.3, 9.4, 9.5)]).map(({ text }) => text.slice(0, 6))).toEqual([
      'RISK 5',
      'RISK 4',
      'RISK 3',
      'RISK 2',
      'RISK 1',
    ]);
    expect(standsOut([of('RISK', 5, 8.99, 1.01, null)])).toEqual([]);
  });
});
