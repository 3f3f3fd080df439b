import { countOf } from '../../../lib/format.ts';
import { isDisputed } from '../../../lib/map/disputed-areas.ts';
import type { MapLayer } from '../../../lib/map/layer.ts';
import { conditionsLine, figureOfReason } from '../../../lib/profile/levers.ts';
import { token } from '../../../lib/tokens.ts';
import type { LeverAnswer, SalientAnswer } from './query.ts';

/** Where the figures point to a recommendation first, as a layer of the world map and as a table. */

/** The two classes of the map, low to high; what is not known is in neither of them. */
const classes = ['NOT_SALIENT', 'SALIENT'] as const;
type Shown = (typeof classes)[number];

export interface SaliencePlace {
  id: string;
  name: string;
  /** Null: not known, since the figures are too thin or none are there */
  state: Shown | null;
}

/** Countries and territories of today, A to Z, but none whose status is disputed: those are not scored. Those without any figure are not known, never "not salient". */
export function placesBySalience(
  countries: readonly { id: string; name: string; existsTo: number | null }[],
  levers: readonly LeverAnswer[],
): SaliencePlace[] {
  const salienceOf = new Map(levers.map(({ country, salience }) => [country.id, salience]));
  return countries
    .filter(({ id, existsTo }) => !isDisputed(id) && existsTo === null)
    .map(({ id, name }) => ({ id, name, state: classes.find((one) => one === salienceOf.get(id)) ?? null }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

export const stateNames: Record<Shown | 'UNKNOWN', string> = {
  SALIENT: 'Look here first',
  NOT_SALIENT: 'Not pointed to by these figures',
  UNKNOWN: 'Not known: too few figures',
};

/** Territories are scored as well where there are figures. */
export function countOfPlaces(count: number): string {
  return countOf(count, 'country or territory', 'countries and territories');
}

export function withState(places: readonly SaliencePlace[], state: Shown | null): SaliencePlace[] {
  return places.filter((place) => place.state === state);
}

const colourNames: Record<Shown, string> = { NOT_SALIENT: 'plain-5-1', SALIENT: 'plain-5-4' };

export function colourOf(state: Shown): string {
  return `var(--${colourNames[state]})`;
}

export function layerOf(places: readonly SaliencePlace[], title: string, year: number): MapLayer {
  const colours = (theme: 'light' | 'dark') => classes.map((one) => token(colourNames[one], theme));
  const inks = (theme: 'light' | 'dark') =>
    classes.map((one) => token((one === 'SALIENT') === (theme === 'light') ? 'on-deep' : 'on-pale', theme));
  const ranks = places.map(({ state }) => (state === null ? null : classes.indexOf(state)));
  return {
    title: `where the figures of ${year} say to look first: ${title}`,
    ids: places.map(({ id }) => id),
    names: places.map(({ name }) => name),
    values: ranks,
    classes: ranks,
    colours: { light: colours('light'), dark: colours('dark') },
    textColours: { light: inks('light'), dark: inks('dark') },
    wide: false,
    describe: (index) => {
      const place = places[index];
      return place ? `${place.name}: ${lowerFirst(stateNames[place.state ?? 'UNKNOWN'])}.` : '';
    },
  };
}

export interface SalientRow {
  id: string;
  name: string;
  reasons: { figure: string | null; explanation: string }[];
  conditions: string;
  evidence: SalientAnswer['localEvidence'];
}

/** A to Z, each with why, with what to heed before acting, and with what was found there. */
export function salientRows(salient: readonly SalientAnswer[]): SalientRow[] {
  return salient
    .map(({ country, reasons, conditions, localEvidence }) => ({
      ...country,
      reasons: reasons.map((reason) => ({ figure: figureOfReason(reason), explanation: reason.explanation })),
      conditions: conditionsLine(conditions, 'short'),
      evidence: localEvidence,
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** Its levers on a country's page. */
export function leversHref(country: string): string {
  return `/country/${country}#levers`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
