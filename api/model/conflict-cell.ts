import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { listOf } from '../limits.ts';
import type { AreaRow, Areas, CountryAreas, Place } from '../read-model/areas.ts';
import { Country, Point } from './country.ts';
import type { Country as CountryNode } from './country.ts';
import { ViolenceType } from './enums.ts';
import { Region } from './region.ts';
import { Release } from './source.ts';
import { YearRange, years } from './years.ts';

const CAVEAT =
  'Counts are of the file that `eventCoverage` names: another release of the producer may count otherwise, so they need ' +
  'not add up to the country’s figures in `violence`, and countries with files of different releases cannot be compared.';

@ObjectType()
abstract class Counts {
  @Field(() => Int, { description: 'Events recorded. An event counts in the year in which it began.' })
  events!: number;

  @Field(() => Int, { description: 'Deaths in them, best estimate; 0 where none is sure.' })
  deathsBest!: number;

  @Field(() => Int, { description: 'Deaths, low estimate; the producer gives a few events one above the best.' })
  deathsLow!: number;

  @Field(() => Int, { description: 'Deaths, high estimate; the producer gives a few events one below the best.' })
  deathsHigh!: number;
}

@ObjectType('ConflictCell', {
  description:
    'A half-degree PRIO-GRID cell, one year, one type of violence. Only events whose place is known at least to a ' +
    'second-order unit are in a cell. A cell without events has no row.',
  simpleResolvers: true,
})
export class ConflictCell extends Counts {
  @Field(() => Int, { description: 'PRIO-GRID number (`gid`): 1 in the south-west, 720 cells a row.' })
  gid!: number;

  @Field(() => Point, { description: 'Middle of the cell. It is not the place of any event.' })
  centroid!: Point;

  @Field(() => Int, { description: 'The year.' })
  year!: number;

  @Field(() => ViolenceType, { description: 'The type of violence.' })
  type!: ViolenceType;
}

@ObjectType('Admin1Violence', {
  description:
    'Events in a first-order unit of a country, one year, one type of violence. Units are those of the time, as the ' +
    'producer names them; events known only to the country are in none. A unit without events has no row.',
  simpleResolvers: true,
})
export class Admin1Violence extends Counts {
  @Field(() => String, { description: 'Name of the unit: ours where it is a known region, else the producer’s.' })
  name!: string;

  @Field(() => Region, {
    nullable: true,
    description: 'The region it is; null where it is none that other sources have.',
  })
  region!: Region | null;

  @Field(() => Int, { description: 'The year.' })
  year!: number;

  @Field(() => ViolenceType, { description: 'The type of violence.' })
  type!: ViolenceType;
}

@ObjectType('EventCoverage', {
  description: 'What is loaded of the events of a country, and how much of it can be placed.',
  simpleResolvers: true,
})
export class EventCoverage extends Counts {
  @Field(() => Country, { description: 'The country.' })
  country!: Country;

  @Field(() => Release, { description: 'The imported file.' })
  release!: Release;

  @Field(() => Int, { description: 'Year of the first event in the file.' })
  firstYear!: number;

  @Field(() => Int, {
    description: 'Year of the last event in the file. Later years are not covered, which is not the same as none.',
  })
  lastYear!: number;

  @Field(() => Int, { description: 'Of the events, those in a cell.' })
  eventsInCells!: number;

  @Field(() => Int, { description: 'Of the deaths by best estimate, those in a cell.' })
  deathsInCells!: number;

  @Field(() => Boolean, { description: 'Whether single events can be asked for (`events`), or only sums by area.' })
  hasEvents!: boolean;
}

@ObjectType('CellSum', { description: 'A cell over all years and types asked for.', simpleResolvers: true })
export class CellSum extends Counts {
  @Field(() => Int, { description: 'PRIO-GRID number (`gid`).' })
  gid!: number;

  @Field(() => Point, { description: 'Middle of the cell.' })
  centroid!: Point;

  @Field(() => [Country], { description: 'Countries whose events are in it; more than one on a border.' })
  countries!: Country[];
}

@ObjectType('ViolenceSum', { description: 'Events over all years and types asked for.', simpleResolvers: true })
class ViolenceSum extends Counts {}

@ObjectType('CellLayer', {
  description: 'Violence by half-degree cell, as a map shows it.',
  simpleResolvers: true,
})
export class CellLayer {
  @Field(() => [CellSum], {
    description: 'Cells with at least one event, by number. On a border, both countries’ events count.',
  })
  cells!: CellSum[];

  @Field(() => [EventCoverage], {
    description:
      'Countries of which events are loaded. All others are not known here: none in them is not none recorded.',
  })
  coverage!: EventCoverage[];

  @Field(() => ViolenceSum, {
    description: 'All events of these countries, years and types, those in no cell included.',
  })
  total!: ViolenceSum;

  @Field(() => ViolenceSum, {
    description: 'Those of them in a cell; the others are known only to a province or more vaguely.',
  })
  inCells!: ViolenceSum;
}

@ArgsType()
class YearsAndTypes extends YearRange {
  @Field(() => [ViolenceType], { nullable: true, description: 'Types of violence; without it, all three.' })
  types: ViolenceType[] | null = null;
}

@Resolver()
export class CellQueries {
  @Query(() => CellLayer, {
    description: `Violence by half-degree cell over a range of years, of some countries or all that events are loaded of. ${CAVEAT}`,
    complexity: listOf(3000),
  })
  cellLayer(
    @Arg('countries', () => [ID], { nullable: true, description: 'Ids of countries; without it, all.' })
    countries: string[] | null,
    @Args(() => YearsAndTypes) asked: YearsAndTypes,
    @Ctx() { model }: RequestContext,
  ): CellLayer {
    const chosen = countries ? model.countries.pick(countries) : model.countries.all;
    const cells = new Map<number, CellSum>();
    for (const country of chosen) {
      for (const row of rowsOf(model.areas, country, 'CELL', asked)) addTo(cells, row, country);
    }
    const all = (place: Place) => countsOf(sumOf(chosen.flatMap((one) => rowsOf(model.areas, one, place, asked))));
    return {
      cells: [...cells.values()].toSorted((a, b) => a.gid - b.gid),
      coverage: chosen.flatMap((country) => coverageOf(model.areas, country) ?? []),
      total: all('COUNTRY'),
      inCells: all('CELL'),
    };
  }
}

@Resolver(() => Country)
export class CountryCells {
  @FieldResolver(() => [ConflictCell], {
    description: `Violence by half-degree cell, ordered by year, cell and type. Empty too where no events are loaded: see \`eventCoverage\`. ${CAVEAT}`,
    complexity: listOf(1000),
  })
  conflictCells(
    @Root() country: CountryNode,
    @Args(() => YearsAndTypes) asked: YearsAndTypes,
    @Arg('cells', () => [Int], { nullable: true, description: 'PRIO-GRID numbers; without it, all.' })
    cells: number[] | null,
    @Ctx() { model }: RequestContext,
  ): ConflictCell[] {
    return rowsOf(model.areas, country, 'CELL', asked).flatMap((row) => {
      const gid = Number(row.area);
      if (cells && !cells.includes(gid)) return [];
      return { gid, centroid: centroidOf(gid), year: row.year, type: row.type, ...countsOf(row) };
    });
  }

  @FieldResolver(() => [Admin1Violence], {
    description: `Violence by first-order unit, ordered by year, unit and type. Empty too where no events are loaded: see \`eventCoverage\`. ${CAVEAT}`,
    complexity: listOf(500),
  })
  admin1Violence(
    @Root() country: CountryNode,
    @Args(() => YearsAndTypes) asked: YearsAndTypes,
    @Ctx() { model }: RequestContext,
  ): Admin1Violence[] {
    return rowsOf(model.areas, country, 'ADMIN_1', asked).map((row) => {
      const region = model.regions.find(row.area) ?? null;
      return { name: region?.name ?? row.area, region, year: row.year, type: row.type, ...countsOf(row) };
    });
  }

  @FieldResolver(() => EventCoverage, {
    nullable: true,
    description: 'What is loaded of its events; null where no file of events is.',
  })
  eventCoverage(@Root() country: CountryNode, @Ctx() { model }: RequestContext): EventCoverage | null {
    return coverageOf(model.areas, country);
  }
}

function rowsOf(areas: Areas, { id }: CountryNode, place: Place, { types, ...range }: YearsAndTypes): AreaRow[] {
  const { from, to } = years(range);
  const rows = areas.of(id)?.rows ?? [];
  return rows.filter(
    (row) => row.place === place && row.year >= from && row.year <= to && (types?.includes(row.type) ?? true),
  );
}

function coverageOf(areas: Areas, country: CountryNode): EventCoverage | null {
  const known = areas.of(country.id);
  if (!known) return null;
  const [whole, inCells] = [totalOf(known, 'COUNTRY'), totalOf(known, 'CELL')];
  const dated = known.rows.map(({ year }) => year);
  return {
    country,
    release: known.release,
    firstYear: Math.min(...dated),
    lastYear: Math.max(...dated),
    ...countsOf(whole),
    eventsInCells: inCells.events,
    deathsInCells: inCells.best,
    hasEvents: areas.eventsRelease(country.id) !== null,
  };
}

type Sum = Pick<AreaRow, 'events' | 'best' | 'low' | 'high'>;

function totalOf({ rows }: CountryAreas, place: Place): Sum {
  return sumOf(rows.filter((row) => row.place === place));
}

function sumOf(rows: readonly AreaRow[]): Sum {
  const sum = { events: 0, best: 0, low: 0, high: 0 };
  for (const row of rows) {
    sum.events += row.events;
    sum.best += row.best;
    sum.low += row.low;
    sum.high += row.high;
  }
  return sum;
}

function countsOf({ events, best, low, high }: Sum): Counts {
  return { events, deathsBest: best, deathsLow: low, deathsHigh: high };
}

function addTo(cells: Map<number, CellSum>, row: AreaRow, country: CountryNode): void {
  const gid = Number(row.area);
  const cell = cells.get(gid) ?? {
    gid,
    centroid: centroidOf(gid),
    countries: [],
    events: 0,
    deathsBest: 0,
    deathsLow: 0,
    deathsHigh: 0,
  };
  if (!cell.countries.includes(country)) cell.countries.push(country);
  cell.events += row.events;
  cell.deathsBest += row.best;
  cell.deathsLow += row.low;
  cell.deathsHigh += row.high;
  cells.set(gid, cell);
}

/** PRIO-GRID numbers cells of half a degree row by row from the south-west. */
function centroidOf(gid: number): Point {
  const [row, column] = [Math.floor((gid - 1) / 720), (gid - 1) % 720];
  return { latitude: -89.75 + row / 2, longitude: -179.75 + column / 2 };
}
