import { eventsLost } from '../../importing/checks.ts';
import { defineImporter, type Figure, type Format, type MapContext, type SourceRow } from '../../importing/importer.ts';
import { firstRecord, readJson } from '../../importing/json-rows.ts';
import { csvHeader, readCsv } from '../../importing/readers.ts';
import { AREAS, EVENTS } from '../../importing/reading.ts';
import { AreaSums } from './areas.ts';
import { eventOf } from './event.ts';

/** What is read of an event. The sources, headlines and points that a row also has are left where they are. */
const columns = [
  'id',
  'year',
  'type_of_violence',
  'side_a',
  'side_b',
  'where_prec',
  'adm_1',
  'priogrid_gid',
  'country_id',
  'date_start',
  'date_end',
  'best',
  'low',
  'high',
];

const needed = `${columns.join(', ')}; an extract without all of these cannot be counted`;

/**
 * UCDP Georeferenced Event Dataset: https://ucdp.uu.se/downloads/. The same columns come as the producer's CSV, as the
 * Humanitarian Data Exchange's file of one country, from the API as JSON, and as GeoJSON; candidate events have them too.
 */
function events(id: string, looksLike: string, reads: Pick<Format, 'matches' | 'rows'>): () => Format {
  return () => {
    const sums = new AreaSums();
    const newestDay = twelveMonthsAgo();
    return {
      id,
      looksLike,
      ...reads,
      map(row: SourceRow, context: MapContext): Figure[] {
        const event = eventOf(row, context, newestDay);
        if (!event) return [];
        sums.add(event, context);
        return [event];
      },
      finish: () => sums.figures(),
      carries: async () => [EVENTS, AREAS],
    };
  };
}

/** As 2025-11-23. */
function twelveMonthsAgo(): string {
  const date = new Date();
  date.setUTCFullYear(date.getUTCFullYear() - 1);
  return date.toISOString().slice(0, 10);
}

const csv = events('events-csv', `a CSV table of events with the columns ${needed}`, {
  matches: async (file) => (await csvHeader(file))?.has(...columns) ?? false,
  rows: readCsv,
});

const json = events('events-json', `a list of events as JSON or GeoJSON, each with ${needed}`, {
  matches: async (file) => {
    const record = await firstRecord(file);
    return record !== null && columns.every((column) => column in record);
  },
  rows: (file) => readJson(file, [...columns, 'code_status']),
});

export default defineImporter({ source: 'ged', formats: () => [csv(), json()], checks: [eventsLost(0.5)] });
