import { describe, expect, it } from 'vitest';
import {
  layerOf,
  placesBySalience,
  salientRows,
  withState,
} from '../../web/src/routes/recommendation/[id]/salience.ts';

const countries = [
  { id: 'TUV', name: 'Tuvalu', existsTo: null },
  { id: 'NGA', name: 'Nigeria', existsTo: null },
  { id: 'NOR', name: 'Norway', existsTo: null },
  { id: 'MMR', name: 'Myanmar', existsTo: null },
  { id: 'ESH', name: 'Western Sahara', existsTo: null },
  { id: 'YUG', name: 'Yugoslavia', existsTo: 2006 },
];
const levers = [
  { salience: 'SALIENT', country: { id: 'NGA' } },
  { salience: 'NOT_SALIENT', country: { id: 'NOR' } },
  { salience: 'NOT_ASSESSED', country: { id: 'MMR' } },
  { salience: 'SALIENT', country: { id: 'YUG' } },
  { salience: 'SALIENT', country: { id: 'ESH' } },
] as const;

describe('where a recommendation is salient', () => {
  const places = placesBySalience(countries, levers);

  it('is known only where figures say so; what is gone or disputed is not listed', () => {
    expect(places.map(({ id, state }) => [id, state])).toEqual([
      ['MMR', null],
      ['NGA', 'SALIENT'],
      ['NOR', 'NOT_SALIENT'],
      ['TUV', null],
    ]);
    expect(withState(places, null).map(({ name }) => name)).toEqual(['Myanmar', 'Tuvalu']);
  });

  it('has two classes on the map and none for what is not known', () => {
    const layer = layerOf(places, 'Create work', 2023);
    expect(layer.classes).toEqual([null, 1, 0, null]);
    expect(layer.colours.light).toHaveLength(2);
    expect(layer.title).toContain('2023');
    expect([0, 1, 2].map((index) => layer.describe(index))).toEqual([
      'Myanmar: not known: too few figures.',
      'Nigeria: look here first.',
      'Norway: not pointed to by these figures.',
    ]);
  });

  it('is told by country with reasons, conditions and local findings, A to Z', () => {
    const evidence = { findings: 0, supports: 0, qualifies: 0, contradicts: 0, context: 0 };
    const row = (name: string) => ({
      country: { id: name.slice(0, 3).toUpperCase(), name },
      reasons: [
        {
          explanation: 'In the worst third.',
          indicator: { shortName: 'Excluded', unit: 'share', decimals: 2 },
          observation: { year: 2021, value: 0.25 },
        },
        { explanation: 'Oversight scores 1.0.', indicator: null, observation: null },
      ],
      conditions: [
        { state: 'UNKNOWN' as const, condition: { id: 'DN8', title: 'Part of a strategy' } },
        { state: 'RAISED' as const, condition: { id: 'DN2', title: 'Active war' } },
      ],
      localEvidence: evidence,
    });
    const rows = salientRows([row('Zambia'), row('Angola')]);
    expect(rows.map(({ name }) => name)).toEqual(['Angola', 'Zambia']);
    expect(rows[0]?.conditions).toBe('Take care: Active war (DN2). Not known: DN8.');
    expect(rows[0]?.reasons.map(({ figure }) => figure)).toEqual([
      expect.stringMatching(/^Excluded: .*25.* in 2021$/),
      null,
    ]);
  });
});
