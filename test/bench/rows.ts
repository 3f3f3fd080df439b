import { createWriteStream, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import Papa from 'papaparse';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { stringify } from 'yaml';
import { csvLine } from '../../db/importing/csv.ts';

/** The same rows on every machine: a figure is compared with one that somebody else measured. */
const SEED = 20_261_123;
const YEARS = { first: 1990, count: 34 };

interface State {
  id: string;
  name: string;
  gw: string;
  latitude: number;
  longitude: number;
}

/** States that existed in all of the years, so that every row is about one. */
function states(): State[] {
  const path = resolve(import.meta.dirname, '../../db/content/countries.csv');
  const { data } = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), { header: true });
  return data
    .filter(
      (row) =>
        row.kind === 'STATE' &&
        /^\d+$/.test(row.gw ?? '') &&
        Number(row.exists_from) < YEARS.first &&
        row.exists_to === '',
    )
    .map(({ id = '', name = '', gw = '', latitude, longitude }) => ({
      id,
      name,
      gw,
      latitude: Number(latitude),
      longitude: Number(longitude),
    }));
}

type Draw = (low: number, high: number) => number;

function draws(): Draw {
  const generator = xoroshiro128plus(SEED);
  return (low, high) => uniformInt(generator, low, high);
}

/** Columns of UCDP's own CSV of events, in its order. */
const eventColumns =
  `id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id
  dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources
  source_article source_office source_date source_headline source_original where_prec where_coordinates
  where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity
  date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob`.split(
    /\s+/,
  );

/** A table for the benchmark: the file, its columns, and the words after `data import`. */
export interface Generated {
  path: string;
  columns: readonly string[];
  words: string[];
}

/** Rows shaped like UCDP's events, none of which happened; about as many letters a row as the real ones have. */
export async function writeEvents(folder: string, count: number): Promise<Generated> {
  const path = resolve(folder, `generated-events-${count}.csv`);
  await write(path, eventColumns, eventRows(count));
  return {
    path,
    columns: eventColumns,
    words: ['ged', path, '--version', `generated ${count}`, '--accept', 'ged.events'],
  };
}

function* eventRows(count: number): Generator<unknown[]> {
  const all = states();
  const draw = draws();
  for (let id = 1; id <= count; id += 1) {
    // Few countries have most events.
    const state = all[Math.floor(120 * (draw(0, 9999) / 10_000) ** 3)];
    if (state) yield eventRow(id, state, draw);
  }
}

function eventRow(id: number, { name, gw, latitude, longitude }: State, draw: Draw): unknown[] {
  const group = draw(1, 40);
  const conflict = Number(gw) * 100 + group;
  const [sideA, sideB] = [`Government of ${name}`, `Generated group ${group} of ${name}`];
  // Violence comes back to the same places and years: an event has 0.26 cells, units and years, a real one 0.23.
  const place = Math.floor(64 * (draw(0, 9999) / 10_000) ** 4);
  const [north, east] = [latitude + (place % 8) / 2, longitude + Math.floor(place / 8) / 2];
  const cell = (Math.floor((north + 90) * 2) % 360) * 720 + Math.floor((east + 180) * 2) + 1;
  const year = (Number(gw) + draw(0, 7) + draw(0, 7) + draw(0, 7)) % YEARS.count;
  const day = new Date(Date.UTC(YEARS.first + year, 0, 1 + draw(0, 364)));
  const type = draw(0, 9) === 0 ? draw(1, 3) : 1 + (Number(gw) % 3);
  const until = new Date(day.getTime() + (draw(0, 9) === 0 ? 86_400_000 * draw(1, 20) : 0));
  const [start, end] = [day.toISOString().slice(0, 10), until.toISOString().slice(0, 10)];
  const [deathsA, deathsB, civilians, unknown] = [draw(0, 5), draw(0, 5), draw(0, 9), draw(0, 2)];
  const best = deathsA + deathsB + civilians + unknown;
  const [province, district] = [`Province ${place % 12}`, `District ${place}`];
  const row: Record<string, string | number> = {
    id,
    relid: `GEN-${start.slice(0, 4)}-1-${conflict}-${id}`,
    year: start.slice(0, 4),
    active_year: 1,
    code_status: 'Clear',
    type_of_violence: type,
    number_of_sources: draw(1, 4),
    conflict_dset_id: conflict,
    conflict_new_id: conflict,
    conflict_name: `${name}: Generated`,
    dyad_dset_id: conflict,
    dyad_new_id: conflict,
    dyad_name: `${sideA} - ${sideB}`,
    gwnoa: gw,
    side_a_dset_id: gw,
    side_a_new_id: gw,
    side_a: sideA,
    side_b_dset_id: group,
    side_b_new_id: group,
    side_b: sideB,
    source_article:
      `"Generated agency, ${start}, A generated row, written by a benchmark: no such event took place in ${name}";` +
      `"Generated newspaper, ${end}, Row ${id} of the benchmark, about nothing that ever happened"`,
    source_office: 'Generated agency;Generated newspaper',
    source_date: `${start};${end}`,
    source_headline: `A generated row about ${name}\nof two lines`,
    where_prec: draw(1, 6),
    where_coordinates: `${district}, ${province}`,
    where_description: `Generated place ${draw(1, 900)}, some way from a generated road`,
    adm_1: `${province} province`,
    adm_2: `${district} district`,
    latitude: north.toFixed(6),
    longitude: east.toFixed(6),
    priogrid_gid: cell,
    geom_wkt: `POINT (${east.toFixed(6)} ${north.toFixed(6)})`,
    country: name,
    country_id: gw,
    region: 'Generated',
    event_clarity: draw(1, 2),
    date_prec: draw(1, 5),
    date_start: `${start} 00:00:00.000`,
    date_end: `${end} 00:00:00.000`,
    deaths_a: deathsA,
    deaths_b: deathsB,
    deaths_civilians: civilians,
    deaths_unknown: unknown,
    best,
    high: best + draw(0, 9),
    low: Math.max(0, best - 1),
  };
  return eventColumns.map((column) => row[column] ?? '');
}

/** A figure a line for every state, year and as many series as it takes, with the description that reads them. */
export async function writeObservations(folder: string, count: number): Promise<Generated> {
  const path = resolve(folder, `generated-figures-${count}.csv`);
  const all = states();
  const series = Math.ceil(count / (all.length * YEARS.count));
  const columns = ['Code', 'Year', 'Series', 'Value'];
  await write(path, columns, observationRows(all, series, count));
  const indicators = Array.from({ length: series }, (_, number) => ({
    id: `series_${number + 1}`,
    column: 'Value',
    only: { Series: `Series ${number + 1}` },
    name: `Generated series ${number + 1}`,
    description: 'Numbers drawn by a benchmark; they describe nothing.',
    unit: 'points',
    polarity: 'NONE',
    decimals: 1,
  }));
  const description = {
    source: {
      id: 'generated-figures',
      title: 'Generated figures',
      publisher: 'A benchmark',
      licence: 'CC0',
      url: 'https://example.org/generated',
    },
    version: `generated ${count}`,
    country: { column: 'Code' },
    year: { column: 'Year' },
    indicators,
  };
  await writeFile(`${path}.yaml`, stringify(description));
  return { path, columns, words: [path] };
}

function* observationRows(all: readonly State[], series: number, count: number): Generator<unknown[]> {
  const draw = draws();
  let left = count;
  for (let number = 1; number <= series; number += 1) {
    for (const { id } of all) {
      for (let year = YEARS.first; year < YEARS.first + YEARS.count; year += 1) {
        if (left === 0) return;
        left -= 1;
        yield [id, year, `Series ${number}`, draw(0, 99_999) / 1000];
      }
    }
  }
}

async function write(path: string, columns: readonly string[], rows: Iterable<unknown[]>): Promise<void> {
  await pipeline(Readable.from(blocks(columns, rows)), createWriteStream(path));
}

function* blocks(columns: readonly string[], rows: Iterable<unknown[]>): Generator<string> {
  let block = csvLine(columns);
  for (const row of rows) {
    block += csvLine(row as string[]);
    if (block.length < 1 << 20) continue;
    yield block;
    block = '';
  }
  yield block;
}
