import type { Session } from '../../api/session.ts';
import { csvField } from './csv.ts';
import type { AreaFigure, EventFigure } from './importer.ts';
import { mergeClosed, mergeVersioned, type Changes } from './merge.ts';
import { AREAS, EVENTS, ImportError, type Reading } from './reading.ts';
import { tables } from './tables.ts';

/** What became of a reading: rows changed, and the data sets it turned out to carry. */
export interface StagedEvents {
  changes: Changes[];
  carries: string[];
}

/**
 * Makes events, and what they come to by area, what holds from data release `ordinal` on, for the countries that the
 * reading has any of. Other countries keep theirs: versions of the producer's files are never added up in one country.
 */
export async function stageEvents(
  session: Session,
  reading: Reading,
  ordinal: number,
  progress: (figures: number) => void,
): Promise<StagedEvents> {
  const areas: AreaFigure[] = [];
  const hasEvents = reading.carries.includes(EVENTS);
  const changes: Changes[] = [];
  if (hasEvents) {
    // An event that has moved to another country belongs to the new one.
    const scope = {
      sql: 's.id is not null or t.country_id in (select country_id from stage_conflict_event)',
      parameters: [],
    };
    const all = { sql: 'true', parameters: [] };
    changes.push(await mergeClosed(session, tables.conflictEvent, scope, ordinal, eventLines, all));
    // Pages of events are read along an index only where the planner knows how many there are.
    await session.execute('analyze conflict_event');
  } else {
    for await (const figure of reading.figures) if (figure.kind === 'area') areas.push(figure);
  }
  const countries = [...new Set(areas.map(({ country }) => country))].toSorted();
  if (countries.length === 0) {
    throw new ImportError(`${reading.release.fileName} holds no event that can be told of. Nothing was imported.`);
  }
  changes.push(...(await mergeAreas(session, areas, countries, ordinal)));
  return {
    changes,
    carries: countries.flatMap((country) => [...(hasEvents ? [`${EVENTS}.${country}`] : []), `${AREAS}.${country}`]),
  };

  async function* eventLines(since: readonly number[]): AsyncGenerator<string> {
    const seen = new Set<number>();
    let block = '';
    for await (const figure of reading.figures) {
      if (figure.kind === 'area') areas.push(figure);
      if (figure.kind !== 'event') continue;
      if (seen.has(figure.id)) {
        throw new ImportError(`Event ${figure.id} stands twice in ${reading.release.fileName}. Nothing was imported.`);
      }
      seen.add(figure.id);
      check(figure);
      block += eventLine(figure, since);
      if (block.length > 65_536) {
        yield block;
        block = '';
        progress(seen.size);
      }
    }
    yield block;
    progress(seen.size);
  }
}

/** Countries of which nothing was known yet have nothing to be compared with, and are most of a first import. */
async function mergeAreas(
  session: Session,
  areas: readonly AreaFigure[],
  countries: readonly string[],
  ordinal: number,
): Promise<Changes[]> {
  const rows = await session.query<{ id: string }>(
    'select distinct country_id as id from conflict_area where valid_until is null and country_id = any($1)',
    [countries],
  );
  const held = new Set(rows.map(({ id }) => id));
  const scopeOf = (some: readonly string[]) => ({ sql: 't.country_id = any($1)', parameters: [some] });
  const added = await mergeClosed(
    session,
    tables.conflictArea,
    scopeOf(countries.filter((country) => !held.has(country))),
    ordinal,
    async function* (since) {
      for (const area of areas) if (!held.has(area.country)) yield areaLine(area, since);
    },
  );
  if (held.size === 0) return [added];
  const known = areas.filter(({ country }) => held.has(country)).map((area) => areaLine(area));
  return [added, await mergeVersioned(session, tables.conflictArea, scopeOf([...held]), ordinal, known)];
}

function check({ id, date, endDate, best, low, high }: EventFigure): void {
  for (const deaths of [best, low, high]) {
    if (!Number.isInteger(deaths) || deaths < 0) {
      throw new ImportError(
        `Event ${id}: expected deaths as whole numbers from 0, found ${deaths}. Nothing was imported.`,
      );
    }
  }
  if (endDate < date) {
    throw new ImportError(`Event ${id} ends on ${endDate}, before it begins on ${date}. Nothing was imported.`);
  }
}

/** Only what is text of the producer's can need quotes; to look at all the rest for them takes a tenth of an import. */
function eventLine(event: EventFigure, since: readonly number[]): string {
  const { id, country, date, endDate, type, sideA, sideB, best, low, high, precision, admin1, cell } = event;
  const sides = `${csvField(sideA)},${csvField(sideB)}`;
  const place = `${precision},${csvField(admin1)},${cell ?? ''}`;
  return `${[...since, id].join(',')},${country},${date},${endDate},${type},${sides},${best},${low},${high},${place}\n`;
}

function areaLine(
  { country, place, area, year, type, events, best, low, high }: AreaFigure,
  since: readonly number[] = [],
): string {
  return `${[...since, country].join(',')},${place},${csvField(area)},${year},${type},${events},${best},${low},${high}\n`;
}
