import { POPULATION, profiles } from '../../api/profiles/definition.ts';
import type { ModelData, Unit } from '../../api/profiles/inputs.ts';
import { scoreAll, type ScoredProfile } from '../../api/profiles/score.ts';
import { Situations, type GroupHistory, type Situation } from '../../api/profiles/situation.ts';
import type { ProfileKind } from '../../api/model/enums.ts';
import { Cube } from '../../api/read-model/cube.ts';

/** What the rules read beside the measures of the profiles. */
const BESIDE = [
  'ucdp.os_main_govt_killings_best',
  'ucdp.os_nsgroup_killings_best',
  'vdem.v2clkill',
  'vdem.v2exrescon',
  'vdem.v2x_polyarchy',
  'vdem.v2xnp_client',
  'vdem.v2x_corr',
];

export const measures = Object.values(profiles).flatMap(({ kind, dimensions }) =>
  dimensions.flatMap((dimension) =>
    dimension.measures.map((measure) => ({ kind, dimension: dimension.id, ...measure })),
  ),
);
export const indicators: readonly string[] = [
  ...new Set([...measures.map(({ indicator }) => indicator), ...BESIDE]),
].toSorted();

/** Counted events, of which the calm country has none. */
const EVENTS = new Set(['vdem.e_pt_coup', ...BESIDE.filter((id) => id.startsWith('ucdp.'))]);

/** A figure for all years, figures by year, or null for none at all. */
export type Figures = number | Readonly<Record<number, number>> | null;

export interface LittleWorld {
  data: ModelData;
  profiles: Record<ProfileKind, ScoredProfile>;
  /** The country that is asked about. */
  at(year: number): Situation;
}

export interface Setting {
  groups?: readonly GroupHistory[];
  lastCodedYear?: number | null;
  /** Last year for which an indicator has a row for any country. */
  endsIn?: Readonly<Record<string, number>>;
  /** States of the panel. */
  states?: number;
  /** Their figures, where the even spread will not do. */
  panel?: (indicator: string, even: number) => number;
}

const FIRST = 1989;
const LAST = 2023;

/** A group that was there all along, so that exclusion can be seen. */
const SETTLED: GroupHistory = { name: 'Settled', periods: [{ from: 1946, to: 2021, status: 'JUNIOR_PARTNER' }] };

/**
 * One country, first of the units, beside states that are spread evenly from 0 to 100 on every indicator and never
 * change: a figure of 67 therefore stands at 6.7 of 10. It is no state, so it is not in the panel it is held against.
 * Whatever is not said of it is middling, 50, and no events were counted.
 */
export function littleWorld(said: Readonly<Record<string, Figures>> = {}, setting: Setting = {}): LittleWorld {
  const { states = 100, panel = (_, even) => even, endsIn = {}, groups = [SETTLED], lastCodedYear = 2021 } = setting;
  const unit = (id: string, kind: string): Unit => ({ id, kind, existsFrom: null, existsTo: null });
  const units = [unit('ONE', 'TERRITORY'), ...Array.from({ length: states }, (_, i) => unit(`S${i}`, 'STATE'))];
  const cubes = new Map(
    indicators.map((indicator) => {
      const cube = new Cube(units.length, FIRST, LAST - FIRST + 1);
      const scale = indicator === POPULATION ? 1e6 : 1;
      const own = indicator in said ? (said[indicator] ?? null) : EVENTS.has(indicator) ? 0 : 50;
      for (let year = FIRST; year <= (endsIn[indicator] ?? LAST); year += 1) {
        const figure = typeof own === 'object' ? own?.[year] : own;
        if (figure !== undefined) cube.set(0, year, figure * scale, Number.NaN, Number.NaN);
        for (let state = 0; state < states; state += 1) {
          const even = EVENTS.has(indicator) ? 0 : ((state + 0.5) * 100) / states;
          cube.set(state + 1, year, panel(indicator, even) * scale, Number.NaN, Number.NaN);
        }
      }
      return [indicator, cube] as const;
    }),
  );
  const data: ModelData = { units, cubes };
  const scored = scoreAll(data);
  const situations = new Situations(data, scored, (index) => (index === 0 ? groups : []), lastCodedYear);
  return { data, profiles: scored, at: (year) => situations.of(0, year) };
}
