import type { MapLayer } from '../map/layer.ts';
import { ramp, token, type Theme } from '../tokens.ts';
import { MANY } from './selection.ts';
import { countWords, type CellCounts } from './words.ts';

/** Where the evidence comes from, as a layer of the world map. */

export interface Place extends CellCounts {
  id: string;
  name: string;
}

export interface Places {
  /** Countries with a study, the most publications first */
  countries: Place[];
  /** Samples of many countries: on no country of the map */
  many: CellCounts;
}

const none: CellCounts = { findings: 0, publications: 0, supports: 0, qualifies: 0, contradicts: 0, context: 0 };

export function placesOf(rows: readonly { id: string; label: string; tally: CellCounts }[]): Places {
  const countries = rows
    .filter(({ id, tally }) => id !== MANY && tally.findings > 0)
    .map(({ id, label, tally }) => ({ id, name: label, ...tally }))
    .toSorted(
      (a, b) => b.publications - a.publications || b.findings - a.findings || a.name.localeCompare(b.name, 'en'),
    );
  return { countries, many: rows.find(({ id }) => id === MANY)?.tally ?? none };
}

/** Numbers of publications in one class, both ends included. */
export const classes = [
  { from: 1, to: 1, label: '1' },
  { from: 2, to: 2, label: '2' },
  { from: 3, to: 5, label: '3 to 5' },
  { from: 6, to: 10, label: '6 to 10' },
  { from: 11, to: Infinity, label: '11 or more' },
] as const;

export function classOf(publications: number): number | null {
  const index = classes.findIndex(({ from, to }) => publications >= from && publications <= to);
  return index === -1 ? null : index;
}

/** Every country may be pointed at; those without a study say so. */
export function layerOf(places: Places, countries: readonly { id: string; name: string }[]): MapLayer {
  const placeOf = new Map(places.countries.map((place) => [place.id, place]));
  const byName = countries.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  const values = byName.map(({ id }) => placeOf.get(id)?.publications ?? null);
  return {
    title: 'publications with findings from each country',
    ids: byName.map(({ id }) => id),
    names: byName.map(({ name }) => name),
    values,
    classes: values.map((value) => (value === null ? null : classOf(value))),
    colours: { light: ramp('plain-5', 5, 'light'), dark: ramp('plain-5', 5, 'dark') },
    textColours: { light: inks('light', 3), dark: inks('dark', 2) },
    wide: true,
    describe: (index) => {
      const country = byName[index];
      return country ? placeSentence(country.name, placeOf.get(country.id)) : '';
    },
  };
}

/** Readable on the classes; the first are pale in light and dark in dark. */
function inks(theme: Theme, pale: number): string[] {
  return classes.map((_, index) => token(index < pale ? 'on-pale' : 'on-deep', theme));
}

/** "Nigeria: 31 findings in 15 publications." */
export function placeSentence(name: string, place: Place | undefined): string {
  return `${name}: ${place ? countWords(place) : 'no study in this list'}.`;
}
