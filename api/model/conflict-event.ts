import { Arg, Args, Ctx, Extensions, Field, ID, InputType, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import type { RequestContext } from '../context.ts';
import type { EventPlace, EventRow, EventSelection } from '../events.ts';
import { WAITS } from '../executor.ts';
import { pageOf } from '../limits.ts';
import type { ReadModel } from '../read-model/read-model.ts';
import { Country } from './country.ts';
import { ViolenceType } from './enums.ts';
import { decodeCursor, notACursor, page, PageInfo, pageSize, Paging } from './paging.ts';
import { Release } from './source.ts';
import { years } from './years.ts';

@ObjectType('ConflictEvent', {
  description:
    'One event of organised violence, as UCDP codes it from news and reports. Its place is given no finer than a ' +
    'half-degree cell, and events of the last twelve months are left out at import.',
  simpleResolvers: true,
})
export class ConflictEvent {
  @Field(() => ID, { description: 'UCDP’s number of the event; it stays the same from version to version.' })
  id!: number;

  @Field(() => Country, { description: 'The country it happened in.' })
  country!: Country;

  @Field(() => String, { description: 'First day on which it may have happened (YYYY-MM-DD).' })
  date!: string;

  @Field(() => String, { description: 'Last day on which it may have happened; the same day where it is known.' })
  endDate!: string;

  @Field(() => Int, { description: 'Year of its first day.' })
  year!: number;

  @Field(() => ViolenceType, { description: 'The type of violence.' })
  type!: ViolenceType;

  @Field(() => String, { description: 'The government or organisation on one side, by UCDP’s name.' })
  sideA!: string;

  @Field(() => String, { description: 'The other side; “Civilians” in one-sided violence.' })
  sideB!: string;

  @Field(() => Int, { description: 'Deaths, best estimate; 0 where a death is likely but not sure.' })
  deathsBest!: number;

  @Field(() => Int, { description: 'Deaths, low estimate; in a few events the producer’s is above the best.' })
  deathsLow!: number;

  @Field(() => Int, { description: 'Deaths, high estimate; in a few events the producer’s is below the best.' })
  deathsHigh!: number;

  @Field(() => Int, {
    description:
      'How exactly its place is known (UCDP’s `where_prec`): 1 exactly, 2 within about 25 km, 3 to a second-order unit, ' +
      '4 to a first-order unit, 5 more vaguely, 6 to the country, 7 at sea or in the air.',
  })
  precision!: number;

  @Field(() => String, { nullable: true, description: 'First-order unit, by UCDP’s name; null where it is not known.' })
  admin1!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'PRIO-GRID number of its cell; null where its precision is 4 or more.',
  })
  cell!: number | null;

  @Field(() => Release, { description: 'The imported file it comes from.' })
  release!: Release;
}

@ObjectType('ConflictEventEdge', { description: 'One of the events, with its cursor.', simpleResolvers: true })
class ConflictEventEdge {
  @Field(() => String, { description: 'Its place in the list, for `after`.' })
  cursor!: string;

  @Field(() => ConflictEvent, { description: 'The event.' })
  node!: ConflictEvent;
}

@ObjectType('ConflictEventConnection', { description: 'A page of events.', simpleResolvers: true })
class ConflictEventConnection {
  @Field(() => Int, { description: 'How many there are in all, on every page together; counted only when asked for.' })
  totalCount!: Promise<number>;

  @Field(() => PageInfo, { description: 'Where this page lies.' })
  pageInfo!: PageInfo;

  @Field(() => [ConflictEventEdge], { description: 'The events with their cursors.' })
  edges!: ConflictEventEdge[];

  @Field(() => [ConflictEvent], { description: 'The events alone.' })
  nodes!: ConflictEvent[];

  @Field(() => [Country], {
    description:
      'Of the countries asked for, those whose events are loaded. Of all others none is listed because none is known here.',
  })
  loaded!: Country[];
}

@InputType('EventFilter', { description: 'Which events; an empty one asks for all.' })
class EventFilter {
  @Field(() => [ID], { nullable: true, description: 'Ids of countries; without it, all.' })
  countries?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'First year wanted, itself included.' })
  from?: number | null;

  @Field(() => Int, { nullable: true, description: 'Last year wanted, itself included.' })
  to?: number | null;

  @Field(() => [ViolenceType], { nullable: true, description: 'Types of violence; without it, all three.' })
  types?: ViolenceType[] | null;

  @Field(() => [String], { nullable: true, description: 'First-order units, by UCDP’s names, such as “Borno state”.' })
  admin1?: string[] | null;
}

/** Before every event. */
const START: EventPlace = { date: '0001-01-01', id: 0 };

const placeShape = z.tuple([z.iso.date(), z.int32()]);

function placeOf(cursor: string): EventPlace {
  const read = placeShape.safeParse(decodeCursor(cursor, [START.date, START.id]));
  if (!read.success) throw notACursor();
  const [date, id] = read.data;
  return { date, id };
}

@Resolver()
export class EventQueries {
  @Extensions(WAITS)
  @Query(() => ConflictEventConnection, {
    description:
      'Single events of organised violence, ordered by date and id. None ship: they are there for countries whose files ' +
      'were imported here (`loaded`); sums by cell and first-order unit are there for more.',
    complexity: pageOf(),
  })
  async events(
    @Arg('filter', () => EventFilter, { description: 'Which ones.' }) filter: EventFilter,
    @Args(() => Paging) { first, after }: Paging,
    @Ctx() { model, events }: RequestContext,
  ): Promise<ConflictEventConnection> {
    const size = pageSize(first);
    const key = after == null ? START : placeOf(after);
    const asked = filter.countries ? model.countries.pick(filter.countries) : model.countries.all;
    const loaded = asked.filter(({ id }) => model.areas.eventsRelease(id) !== null);
    const selection = selectionOf(filter, loaded, model);
    const rows = await events.page(selection, key, size + 1);
    const nodes = rows.slice(0, size).map((row) => eventOf(row, model));
    const { edges, pageInfo } = page(nodes, ({ date, id }) => [date, id], {
      before: after != null,
      more: rows.length > size,
      total: () => 0,
    });
    return {
      nodes,
      edges,
      pageInfo,
      loaded,
      get totalCount() {
        return events.count(selection);
      },
    };
  }
}

function selectionOf(filter: EventFilter, loaded: readonly Country[], model: ReadModel): EventSelection {
  const { from, to } = years(filter);
  return {
    ordinal: model.dataRelease.ordinal,
    // Every country is asked for by saying nothing, which is found faster, but not where it is known that none has any.
    countries: filter.countries || loaded.length === 0 ? loaded.map(({ id }) => id) : null,
    from: `${from}-01-01`,
    to: `${to}-12-31`,
    types: filter.types ?? null,
    admin1: filter.admin1 ?? null,
  };
}

function eventOf(row: EventRow, model: ReadModel): ConflictEvent {
  const country = model.countries.find(row.countryId);
  const release = model.areas.eventsRelease(row.countryId);
  if (!country || !release)
    throw new Error(`Event ${row.id} belongs to ${row.countryId}, whose events are not loaded.`);
  const { id, date, endDate, type, sideA, sideB, best, low, high, precision, admin1, cell } = row;
  return {
    id,
    country,
    date,
    endDate,
    year: Number(date.slice(0, 4)),
    type,
    sideA,
    sideB,
    deathsBest: best,
    deathsLow: low,
    deathsHigh: high,
    precision,
    admin1,
    cell,
    release,
  };
}
