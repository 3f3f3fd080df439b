import { violenceTypes, violenceWords } from '../charts/violence.ts';
import { countOf, formatCount, formatRange, formatValue, formatYears } from '../format.ts';
import { releaseName } from '../parts/release.ts';
import { placeInWords } from './frame.ts';
import { hasHatch, isCovered, isLoaded, type Inequality, type PlaceData, type PlaceFigure } from './places.ts';
import { countsEvents, type PlaceLayer, type PlaceState } from './state.ts';

/** What a layer of places is called: in the list of layers, in its heading. */
export const layerWords: Record<PlaceLayer, { name: string; short: string; place: string; places: string }> = {
  cells: {
    name: 'Violence by half-degree cell, from UCDP’s events',
    short: 'Violence by half-degree cell',
    place: 'cell',
    places: 'cells',
  },
  'regions.violence': {
    name: 'Violence by first-order unit (province, state), from UCDP’s events',
    short: 'Violence by region',
    place: 'region',
    places: 'regions',
  },
  'regions.shdi': {
    name: 'Subnational Human Development Index by region',
    short: 'Human development by region',
    place: 'region',
    places: 'regions',
  },
  'regions.mpi': {
    name: 'Multidimensional Poverty Index by region',
    short: 'Multidimensional poverty by region',
    place: 'region',
    places: 'regions',
  },
};

export const caveats = {
  releases: 'Files of different releases count differently: countries with different files cannot be compared by them.',
  missing: 'Hatched: no events loaded, which is not the same as none.',
  cell: 'A cell is about 55 km from north to south; no place is given any finer, and years only.',
  regions: 'Regions differ in size and in people, and they are not ethnic groups.',
} as const;

/** "one-sided violence" where not all types are counted; '' where they are. */
export function typesInWords({ types }: PlaceState): string {
  if (types.length === violenceTypes.length) return '';
  return types.map((type) => violenceWords[type].name.toLowerCase()).join(' and ');
}

/** "Violence by half-degree cell: deaths, Nigeria, 1990–2019" */
export function titleOf({ state, country, span, measure }: PlaceData): string {
  const { short } = layerWords[state.layer];
  const what = countsEvents(state.layer)
    ? `${short}: ${[measure.name, typesInWords(state)].filter(Boolean).join(' in ')}`
    : short;
  return [what, country?.name ?? 'the world', span].filter(Boolean).join(', ');
}

/** What the colours are, with unit. */
export function unitOf({ state, measure }: PlaceData): string {
  if (state.layer === 'regions.shdi' || state.layer === 'regions.mpi') return `${measure.name}, ${measure.unit}.`;
  const { places } = layerWords[state.layer];
  return `${state.measure === 'deaths' ? 'Deaths (best estimate)' : 'Events'} by ${places === 'cells' ? 'half-degree cell' : 'region'}, in classes each ten times the one before.`;
}

export function sentenceOf(data: PlaceData): string {
  const { state, country, total, span, figures, loaded, measure } = data;
  const where = country?.name ?? 'the countries whose events are loaded';
  if (total === null) {
    const known = figures.filter(({ value }) => value !== null);
    if (known.length === 0) return `No figure of ${measure.name} is loaded for regions of ${where}.`;
    const values = known.map(({ value }) => value ?? 0).toSorted((a, b) => a - b);
    const ends = formatRange(values[0], values.at(-1), measure, 'sentence');
    const without = figures.length - known.length;
    return `${measure.name} in ${countOf(known.length, 'region')} of ${where}, ${span}: ${ends}.${without > 0 ? ` ${countOf(without, 'region')} without a figure.` : ''}`;
  }
  if (loaded.length === 0)
    return country
      ? `No events are loaded for ${country.name}, which is not the same as none.`
      : 'No events are loaded for any country, which is not the same as none.';
  if (!isCovered(state, data.years))
    return `The events that are loaded for ${where} are of ${formatYears(data.years[0] ?? 0, data.years.at(-1) ?? 0)}: ${span} is not covered, which is not the same as none.`;
  const types = typesInWords(state);
  return (
    `In ${where}, ${span}, UCDP records ${countOf(total.events, 'event')}${types && ` of ${types}`} with ` +
    `${countOf(total.deathsBest, 'death')} by best estimate, in ${countOf(figures.filter(({ counts }) => (counts?.events ?? 0) > 0).length, layerWords[state.layer].place)}.`
  );
}

/** "5 of 4,603 events (31 deaths) are known only to a province or more vaguely and are in no cell." */
export function unplacedInWords({ total, placed, state }: PlaceData): string | null {
  if (!total || !placed || total.events === 0) return null;
  const [events, deaths] = [total.events - placed.events, total.deathsBest - placed.deathsBest];
  const [known, place] =
    state.layer === 'cells' ? ['to a province or more vaguely', 'cell'] : ['to the country or more vaguely', 'region'];
  if (events === 0) return `All ${formatCount(total.events)} events are placed in a ${place}.`;
  return `${formatCount(events)} of ${countOf(total.events, 'event')} (${countOf(deaths, 'death')}) are known only ${known} and are in no ${place}.`;
}

/** "Nigeria: UCDP GED 20.1, events to 2019" */
export function filesInWords({ loaded }: PlaceData): string[] {
  return loaded.map(
    ({ country, release, lastYear }) =>
      `${country.name}: ${releaseName(release)}, events to ${lastYear}; later years are not covered`,
  );
}

/** What one has to know to read it, most important first. */
export function notesOf(data: PlaceData): string[] {
  const { state, measure, inequality, country } = data;
  const own = (text: string | null) => (text === null ? [] : [text]);
  if (!countsEvents(state.layer))
    return [...own(inequality && inequalityInWords(data)), caveats.regions, ...own(measure.caution)];
  return [
    ...own(unplacedInWords(data)),
    ...(country && !isLoaded(data, country.id) ? [] : [measure.caution ?? '']),
    state.layer === 'cells' ? caveats.cell : caveats.regions,
    ...(hasHatch(data) ? [caveats.missing] : []),
    ...(data.loaded.length > 0 ? [`${filesInWords(data).join('; ')}. ${caveats.releases}`] : []),
  ];
}

/** The group Gini between regions, with what it takes to read it, or why there is none. */
export function inequalityInWords({
  inequality,
  measure,
  country,
}: {
  inequality: Omit<Inequality, 'sharesRelease'> | null;
  measure: { name: string };
  country: { name: string } | null;
}): string | null {
  if (!inequality || !country) return null;
  const { ggini, gcov, year, regions, regionsWithFigure, coverage, sharesYear, reason } = inequality;
  const left = regionsWithFigure - regions;
  if (ggini === null) return `Inequality between regions (group Gini) is not given. ${reason ?? ''}`.trim();
  const three = { decimals: 3, unit: '' };
  return (
    `Inequality between regions in ${measure.name.toLowerCase()}, ${country.name} ${year}: group Gini ${formatValue(ggini, three)} ` +
    `(0 = equal; coefficient of variation ${formatValue(gcov, three)}), over ${countOf(regions, 'region')} with ${formatValue(coverage * 100, { decimals: 0, unit: '%' })} ` +
    `of the people surveyed, weighted by their shares of the population in ${sharesYear}${left > 0 ? `; ${countOf(left, 'region')} without a share left out` : ''}. Fewer and larger regions show less of it; regions are not groups.`
  );
}

/** Its figure in words: "12 deaths (low 10, high 30) in 3 events". */
export function figureInWords(
  figure: PlaceFigure,
  { state, measure, span }: Pick<PlaceData, 'state' | 'measure' | 'span'>,
): string {
  const { counts, value } = figure;
  if (counts) {
    if (counts.events === 0) return `No event recorded, ${span}.`;
    const number = (count: number) => formatCount(count);
    return `${countOf(counts.deathsBest, 'death')} (low ${number(counts.deathsLow)}, high ${number(counts.deathsHigh)}) in ${countOf(counts.events, 'event')}, ${span}.`;
  }
  if (value === null)
    return state.layer === 'regions.violence'
      ? 'No events loaded, which is not the same as none.'
      : `No figure for ${span || 'any year'}.`;
  return `${formatValue(value, measure)} in ${figure.year}.`;
}

/** "Cell 140112, around 11.75° N, 13.25° E" */
export function placeName(figure: PlaceFigure, layer: PlaceLayer): string {
  return layer === 'cells' ? `${figure.name}, around ${placeInWords(Number(figure.id))}` : figure.name;
}
