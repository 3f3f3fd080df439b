import type { Session } from '../session.ts';
import { BinaryRows } from './binary-copy.ts';
import { Cube } from './cube.ts';

/** Rows of a unit in the cubes: countries and regions each have their own numbering. */
export interface Units {
  countries: ReadonlyMap<string, number>;
  regions: ReadonlyMap<string, number>;
}

/** The cubes of a data release by indicator; an indicator without a single figure has none. */
export interface Figures {
  countries: ReadonlyMap<string, Cube>;
  regions: ReadonlyMap<string, Cube>;
}

interface Series {
  indicator: string;
  isRegion: boolean;
  /** Row in the cube; -1 for a unit that this data release does not have. */
  unit: number;
  cube: Cube | null;
}

interface Span {
  first: number;
  last: number;
}

/** All figures that hold in data release `ordinal`: two statements, whatever their number. */
export async function loadFigures(session: Session, ordinal: number, units: Units): Promise<Figures> {
  const series = await loadSeries(session, units);
  // The ordinal is a number of ours, so it can stand in a COPY, which takes no parameters.
  const rows = await BinaryRows.read(
    session.copyOut(
      `select series_id::int4, year::int2, value::float8, low::float8, high::float8 from observation
       where valid_from <= ${ordinal} and (valid_until is null or valid_until > ${ordinal})`,
    ),
  );
  const figures = makeCubes(series, spans(rows, series), units);
  rows.rewind();
  while (rows.next()) {
    const { cube, unit } = seriesOf(series, rows.int4());
    const year = rows.int2();
    cube?.set(unit, year, rows.float8(), rows.float8(), rows.float8());
  }
  return figures;
}

async function loadSeries(session: Session, units: Units): Promise<Map<number, Series>> {
  const rows = await BinaryRows.read(
    session.copyOut('select id::int4, indicator_id::text, unit_id::text, is_region from series'),
  );
  const series = new Map<number, Series>();
  while (rows.next()) {
    const id = rows.int4();
    const indicator = rows.text();
    const unitId = rows.text();
    const isRegion = rows.bool();
    const unit = (isRegion ? units.regions : units.countries).get(unitId) ?? -1;
    series.set(id, { indicator, isRegion, unit, cube: null });
  }
  return series;
}

/** First and last year of each indicator's figures, so that a cube is no wider than it must be. */
function spans(rows: BinaryRows, series: Map<number, Series>): Record<'countries' | 'regions', Map<string, Span>> {
  const found = { countries: new Map<string, Span>(), regions: new Map<string, Span>() };
  while (rows.next()) {
    const { indicator, isRegion, unit } = seriesOf(series, rows.int4());
    const year = rows.int2();
    for (let bound = 0; bound < 3; bound += 1) rows.float8();
    if (unit < 0) continue;
    const span = found[isRegion ? 'regions' : 'countries'].get(indicator);
    if (!span) found[isRegion ? 'regions' : 'countries'].set(indicator, { first: year, last: year });
    else if (year < span.first) span.first = year;
    else if (year > span.last) span.last = year;
  }
  return found;
}

function makeCubes(series: Map<number, Series>, found: ReturnType<typeof spans>, units: Units): Figures {
  const cubesFor = (kind: 'countries' | 'regions') =>
    new Map(
      [...found[kind]].map(([indicator, { first, last }]) => [
        indicator,
        new Cube(units[kind].size, first, last - first + 1),
      ]),
    );
  const figures = { countries: cubesFor('countries'), regions: cubesFor('regions') };
  for (const one of series.values()) {
    if (one.unit >= 0) one.cube = figures[one.isRegion ? 'regions' : 'countries'].get(one.indicator) ?? null;
  }
  return figures;
}

function seriesOf(series: Map<number, Series>, id: number): Series {
  const one = series.get(id);
  if (!one) throw new Error(`A figure belongs to series ${id}, which there is not.`);
  return one;
}
