import { error } from '@sveltejs/kit';
import { violenceTypes, violenceWords } from '../charts/violence.ts';
import { formatCount, formatRange, formatValue, formatYears } from '../format.ts';
import type { ResultOf } from '../graphql.ts';
import { nearestOf } from '../state.ts';
import type { Ask, UsedRelease } from '../views/view.ts';
import { countryDrawing, worldDrawing } from './drawing.ts';
import { isCovered, type Counts, type Detail, type Loaded, type PlaceData, type PlaceFigure } from './places.ts';
import { cellDocument, cellsDocument, regionsDocument, unitsDocument } from './query.ts';
import { firstOutlined, type PlaceState } from './state.ts';

const indicators = { 'regions.shdi': 'gdl.shdi', 'regions.mpi': 'ophi.mpi' } as const;

/** Everything that a layer of places shows. `aside` is how far a drawing reaches beyond its frame. */
export async function loadPlaces(ask: Ask, state: PlaceState, aside = 0): Promise<PlaceData> {
  if (state.layer === 'cells') return loadCells(ask, state, aside);
  const country = state.country ?? firstOutlined;
  return state.layer === 'regions.violence'
    ? loadUnits(ask, { ...state, country }, aside)
    : loadRegions(ask, { ...state, country }, indicators[state.layer], aside);
}

/** The years that are asked for, as far as files go; all of them where none is covered. */
function span({ from, to }: PlaceState, years: readonly number[]): string {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return '';
  const [start, end] = [from ?? first, to ?? last];
  return isCovered({ from, to }, years)
    ? formatYears(Math.max(start, first), Math.min(end, last))
    : formatYears(Math.min(start, end), Math.max(start, end));
}

const deaths = {
  deaths: { name: 'deaths', unit: 'deaths, best estimate', decimals: 0 },
  events: { name: 'events', unit: 'events', decimals: 0 },
} as const;

const described = {
  description:
    'Organised violence as UCDP codes it from news and reports, yearly: state-based conflict, non-state conflict and one-sided violence against civilians.',
  caution: 'Only what was recorded: the true number may be higher, and more is reported from some places than others.',
};

/** Years from the first to the last of the files that are loaded. */
function yearsOf(loaded: readonly Loaded[]): number[] {
  if (loaded.length === 0) return [];
  const first = Math.min(...loaded.map(({ firstYear }) => firstYear));
  const last = Math.max(...loaded.map(({ lastYear }) => lastYear));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

const selection = ({ from, to, types }: PlaceState) => ({
  from,
  to,
  types: types.length < violenceTypes.length ? [...types] : null,
});

async function loadCells(ask: Ask, state: PlaceState, aside: number): Promise<PlaceData> {
  const { country, measure } = state;
  const [{ cellLayer }, drawing] = await Promise.all([
    ask(cellsDocument, { countries: country ? [country] : null, ...selection(state) }),
    country ? countryDrawing(country, aside) : worldDrawing(),
  ]);
  const { coverage: loaded, cells, total, inCells } = cellLayer;
  const figures = cells.map(({ gid, countries, ...counts }): PlaceFigure => ({
    id: String(gid),
    name: `Cell ${gid}`,
    countries: countries.map(({ id }) => id),
    value: measure === 'events' ? counts.events : counts.deathsBest,
    counts: countsOf(counts),
    year: null,
    drawn: true,
  }));
  const figure = figures.find(({ id }) => id === state.area);
  const years = yearsOf(loaded);
  return {
    state,
    country: country ? { id: country, name: await nameOf(ask, country, loaded) } : null,
    measure: { ...deaths[measure], ...described },
    span: span(state, years),
    years,
    figures,
    loaded,
    total,
    placed: inCells,
    inequality: null,
    releases: loaded.map(({ release }) => release),
    drawing,
    detail: figure ? await cellDetail(ask, state, figure) : null,
  };
}

async function nameOf(ask: Ask, country: string, loaded: readonly Loaded[]): Promise<string> {
  const known = loaded.find((one) => one.country.id === country);
  // Nothing is asked for but the name, which a country without a file has too.
  return known?.country.name ?? (await ask(cellDocument, { country, gid: 0 })).country.name;
}

async function cellDetail(ask: Ask, state: PlaceState, figure: PlaceFigure): Promise<Detail> {
  const answers = await Promise.all(
    figure.countries.map((country) => ask(cellDocument, { country, gid: Number(figure.id), ...selection(state) })),
  );
  const rows = answers.flatMap(({ country }) =>
    country.conflictCells.map((row) => ({ ...row, country: country.name })),
  );
  return eventDetail(figure, rows);
}

interface Row extends Counts {
  year: number;
  type: keyof typeof violenceWords;
  country?: string;
}

function eventDetail(figure: PlaceFigure, rows: readonly Row[]): Detail {
  const several = figure.countries.length > 1;
  return {
    figure,
    columns: ['Year', ...(several ? ['Country'] : []), 'Type', 'Deaths', 'Low to high', 'Events'],
    rows: rows
      .toSorted((a, b) => b.year - a.year)
      .map((row) => [
        String(row.year),
        ...(several ? [row.country ?? ''] : []),
        violenceWords[row.type].name,
        formatCount(row.deathsBest),
        formatRange(row.deathsLow, row.deathsHigh, { decimals: 0, unit: '' }),
        formatCount(row.events),
      ]),
  };
}

const countsOf = ({ events, deathsBest, deathsLow, deathsHigh }: Counts): Counts => ({
  events,
  deathsBest,
  deathsLow,
  deathsHigh,
});

type Units = ResultOf<typeof unitsDocument>;

async function loadUnits(ask: Ask, state: PlaceState & { country: string }, aside: number): Promise<PlaceData> {
  const [{ country, cellLayer }, drawing] = await Promise.all([
    ask(unitsDocument, { country: state.country, ...selection(state) }),
    countryDrawing(state.country, aside),
  ]);
  const { eventCoverage, admin1Violence } = country;
  const loaded = eventCoverage ? [eventCoverage] : [];
  const years = yearsOf(loaded);
  const figures = unitFigures(country, state, drawing?.regions ?? []);
  const figure = figures.find(({ id }) => id === state.area);
  const placed = admin1Violence.reduce(
    (sum, row) => ({ events: sum.events + row.events, deathsBest: sum.deathsBest + row.deathsBest }),
    { events: 0, deathsBest: 0 },
  );
  return {
    state,
    country: { id: country.id, name: country.name },
    measure: { ...deaths[state.measure], ...described },
    span: span(state, years),
    years,
    figures,
    loaded,
    total: cellLayer.total,
    placed,
    inequality: null,
    releases: loaded.map(({ release }) => release),
    drawing,
    detail: figure
      ? eventDetail(
          figure,
          admin1Violence.filter((row) => (row.region?.id ?? row.name) === figure.id),
        )
      : null,
  };
}

/** Units with events, and outlined regions without: there nothing is recorded, or, without a file, nothing is known. */
function unitFigures(
  { id: country, eventCoverage, admin1Violence }: Units['country'],
  { measure }: PlaceState,
  regions: readonly { id: string; name: string }[],
): PlaceFigure[] {
  const none = (): Counts => ({ events: 0, deathsBest: 0, deathsLow: 0, deathsHigh: 0 });
  const sums = new Map<string, { name: string; counts: Counts }>();
  if (eventCoverage) for (const { id, name } of regions) sums.set(id, { name, counts: none() });
  for (const row of admin1Violence) {
    const id = row.region?.id ?? row.name;
    const sum = sums.get(id) ?? { name: row.name, counts: none() };
    sum.counts.events += row.events;
    sum.counts.deathsBest += row.deathsBest;
    sum.counts.deathsLow += row.deathsLow;
    sum.counts.deathsHigh += row.deathsHigh;
    sums.set(id, sum);
  }
  const shown = new Set(regions.map(({ id }) => id));
  const counted = [...sums].map(([id, { name, counts }]): PlaceFigure => ({
    id,
    name,
    countries: [country],
    value: measure === 'events' ? counts.events : counts.deathsBest,
    counts,
    year: null,
    drawn: shown.has(id),
  }));
  return eventCoverage ? counted : regions.map(({ id, name }) => unknown(id, name, country, true));
}

const unknown = (id: string, name: string, country: string, drawn: boolean): PlaceFigure => ({
  id,
  name,
  countries: [country],
  value: null,
  counts: null,
  year: null,
  drawn,
});

async function loadRegions(
  ask: Ask,
  state: PlaceState & { country: string },
  id: string,
  aside: number,
): Promise<PlaceData> {
  const asked = { country: state.country, indicator: id };
  const [first, drawing] = await Promise.all([
    ask(regionsDocument, { ...asked, year: state.year }),
    countryDrawing(state.country, aside),
  ]);
  const years = [
    ...new Set(first.country.regions.flatMap(({ observations }) => observations.map(({ year }) => year))),
  ].sort();
  const year = years.length === 0 ? null : nearestOf(years, state.year ?? years.at(-1) ?? 0);
  // A year that there is no figure of leads to the nearest there is, the inequality with it.
  const answer = year === state.year || state.year === null ? first : await ask(regionsDocument, { ...asked, year });
  const { country, indicator } = answer;
  const release: UsedRelease | null = indicator.release;
  if (!release) error(404, `No file with ${indicator.name} is loaded.`);

  const shown = new Set(drawing?.regions.map((region) => region.id));
  const known = country.regions.flatMap(({ id: region, name, observations }): PlaceFigure[] => {
    const found = observations.find((one) => one.year === year);
    if (observations.length === 0 && !shown.has(region)) return [];
    return [{ ...unknown(region, name, country.id, shown.has(region)), value: found?.value ?? null, year }];
  });
  const named = new Set(known.map((figure) => figure.id));
  const figures = [
    ...known,
    ...(drawing?.regions ?? [])
      .filter((region) => !named.has(region.id))
      .map((region) => ({ ...unknown(region.id, region.name, country.id, true), year })),
  ];
  const figure = figures.find((one) => one.id === state.area);
  const { unit, decimals, description, caution, shortName } = indicator;
  const { sharesRelease, ...inequality } = country.regionalInequality;
  return {
    state: { ...state, year: state.year === null ? null : year },
    country: { id: country.id, name: country.name },
    measure: { name: shortName, unit, decimals, description, caution },
    span: year === null ? '' : String(year),
    years,
    figures,
    loaded: [],
    total: null,
    placed: null,
    inequality: { ...inequality, sharesRelease },
    releases: [release, ...(sharesRelease && sharesRelease.id !== release.id ? [sharesRelease] : [])],
    drawing,
    detail: figure
      ? {
          figure,
          columns: ['Year', shortName],
          rows: (country.regions.find((one) => one.id === figure.id)?.observations ?? [])
            .map((one) => [String(one.year), formatValue(one.value, { decimals, unit })])
            .toReversed(),
        }
      : null,
  };
}
