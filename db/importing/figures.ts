import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import Papa from 'papaparse';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { areaFigure, areasText } from './area-table.ts';
import { csvLine } from './csv.ts';
import type { Figure, GroupFigure, ObservationFigure, PeriodFigure, RegionFigure, StandingFigure } from './importer.ts';
import { ImportError, type Reading } from './reading.ts';

/**
 * Our own compact tables of a release: one series a line, values of consecutive years separated by spaces, `_` for a
 * year without a figure. Sorted, so the same input gives the same bytes and a diff shows one line per changed series.
 */
const NONE = '_';
const OBSERVATIONS = 'observations.csv';
const REGIONS = 'regions.csv';
const GROUPS_FILE = 'groups.csv';
const PERIODS = 'periods.csv';
const STANDINGS = 'standings.csv';
const AREAS_FILE = 'areas.csv';
const RELEASE = 'release.yaml';

const releaseSchema = z.strictObject({
  source: z.string(),
  version: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  fileName: z.string(),
  retrieved: z.string(),
  licence: z.string(),
  citation: z.string(),
  rows: z.int(),
  kept: z.int(),
  skipped: z.array(z.strictObject({ reason: z.string(), rows: z.int() })),
  carries: z.array(z.string()),
});
export type ReleaseSheet = z.infer<typeof releaseSchema>;

/** What is recorded of the release whose figures lie in a folder. */
export async function readSheet(folder: string): Promise<ReleaseSheet> {
  return releaseSchema.parse(parse(await readFile(join(folder, RELEASE), 'utf8')));
}

/** The shipped releases under `directory`, in the order of their names. */
export async function readShipped(directory: string): Promise<Reading[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const ids = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(ids.toSorted().map((id) => readRelease(join(directory, id), id)));
}

/** By the id of an ethnic group in the shipped figures, the country it lives in. */
export async function shippedGroups(directory: string): Promise<Map<string, string>> {
  const files = (await readdir(directory, { recursive: true })).filter((name) => basename(name) === GROUPS_FILE);
  const tables = await Promise.all(files.toSorted().map((name) => readFile(join(directory, name), 'utf8')));
  const rows = tables.flatMap((text) => Papa.parse<{ id: string; country: string }>(text, { header: true }).data);
  return new Map(rows.map(({ id, country }) => [id, country]));
}

async function readRelease(folder: string, id: string): Promise<Reading> {
  const names = (await readdir(folder)).toSorted();
  const texts = new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
  const hash = createHash('sha256');
  for (const [name, text] of texts) hash.update(`${name}\n${text}`);
  const sheet = releaseSchema.parse(parse(texts.get(RELEASE) ?? ''));
  return {
    release: {
      id,
      sourceId: sheet.source,
      version: sheet.version,
      sha256: sheet.sha256,
      retrieved: sheet.retrieved,
      fileName: sheet.fileName,
      figuresHash: hash.digest('hex'),
    },
    carries: sheet.carries,
    figures: shippedFigures(folder, texts),
    tally: { rows: sheet.rows, kept: sheet.kept, skipped: sheet.skipped },
  };
}

function* shippedFigures(folder: string, texts: ReadonlyMap<string, string>): Generator<Figure> {
  const regions = new Set<string>();
  for (const row of table(folder, REGIONS, texts)) {
    regions.add(row.id ?? '');
    yield { kind: 'region', id: row.id ?? '', name: row.name ?? '', country: row.country ?? '' };
  }
  for (const row of table(folder, GROUPS_FILE, texts)) {
    yield { kind: 'group', id: row.id ?? '', name: row.name ?? '', country: row.country ?? '' };
  }
  for (const row of table(folder, PERIODS, texts)) {
    yield {
      kind: 'period',
      group: row.group ?? '',
      from: Number(row.from),
      to: Number(row.to),
      status: row.status ?? '',
      size: row.size ? Number(row.size) : null,
      regionalAutonomy: row.regionalAutonomy ? row.regionalAutonomy === 'true' : null,
    };
  }
  for (const row of table(folder, STANDINGS, texts)) {
    yield {
      kind: 'standing',
      country: row.country ?? '',
      profile: row.profile === 'RISK' ? 'RISK' : 'RESILIENCE',
      year: Number(row.year),
      rankLow: Number(row.rankLow),
      rankHigh: Number(row.rankHigh),
      classes: (row.classes ?? '').split(' ').map(Number),
    };
  }
  for (const row of table(folder, AREAS_FILE, texts)) yield areaFigure(row);
  for (const row of table(folder, OBSERVATIONS, texts)) yield* seriesFigures(row, regions);
}

function table(folder: string, name: string, texts: ReadonlyMap<string, string>): Record<string, string>[] {
  const text = texts.get(name);
  if (text === undefined) return [];
  const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const [problem] = errors;
  if (problem) throw new ImportError(`${join(folder, name)}:${(problem.row ?? 0) + 2}: ${problem.message}`);
  return data;
}

function* seriesFigures(row: Record<string, string>, regions: ReadonlySet<string>): Generator<ObservationFigure> {
  const { indicator = '', unit = '' } = row;
  const from = Number(row.from);
  const values = row.values?.split(' ') ?? [];
  const lows = row.low ? row.low.split(' ') : null;
  const highs = row.high ? row.high.split(' ') : null;
  const place = regions.has(unit) ? { region: unit } : { country: unit };
  for (const [offset, text] of values.entries()) {
    if (text === NONE) continue;
    yield {
      kind: 'observation',
      indicator,
      ...place,
      year: from + offset,
      value: Number(text),
      low: bound(lows?.[offset]),
      high: bound(highs?.[offset]),
    };
  }
}

const bound = (text: string | undefined): number | null => (text === undefined || text === NONE ? null : Number(text));

/** Writes a release's figures, replacing what the folder held; returns their size in bytes. */
export async function writeRelease(folder: string, sheet: ReleaseSheet, figures: readonly Figure[]): Promise<number> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const files: [string, string][] = [
    [RELEASE, stringify(releaseSchema.parse(sheet), { lineWidth: 110 })],
    [OBSERVATIONS, observationsText(figures.filter((figure) => figure.kind === 'observation'))],
    [REGIONS, regionsText(figures.filter((figure) => figure.kind === 'region'))],
    [GROUPS_FILE, groupsText(figures.filter((figure) => figure.kind === 'group'))],
    [PERIODS, periodsText(figures.filter((figure) => figure.kind === 'period'))],
    [STANDINGS, standingsText(figures.filter((figure) => figure.kind === 'standing'))],
    [AREAS_FILE, areasText(figures.filter((figure) => figure.kind === 'area'))],
  ];
  const filled = files.filter(([, text]) => text !== '');
  await Promise.all(filled.map(([name, text]) => writeFile(join(folder, name), text)));
  return filled.reduce((bytes, [, text]) => bytes + Buffer.byteLength(text), 0);
}

function observationsText(figures: readonly ObservationFigure[]): string {
  if (figures.length === 0) return '';
  const series = new Map<string, ObservationFigure[]>();
  for (const figure of figures) {
    const key = `${figure.indicator}\t${figure.region ?? figure.country}`;
    const list = series.get(key);
    if (list) list.push(figure);
    else series.set(key, [figure]);
  }
  const lines = [...series].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, list]) => seriesLine(key, list));
  return csvLine(['indicator', 'unit', 'from', 'values', 'low', 'high']) + lines.join('');
}

function seriesLine(key: string, figures: ObservationFigure[]): string {
  const byYear = new Map(figures.map((figure) => [figure.year, figure]));
  const from = Math.min(...byYear.keys());
  const years = Array.from({ length: Math.max(...byYear.keys()) - from + 1 }, (_, offset) => from + offset);
  const column = (pick: (figure: ObservationFigure) => number | null | undefined): string =>
    years.map((year) => figureText(byYear.get(year), pick)).join(' ');
  const banded = figures.some((figure) => figure.low !== null && figure.low !== undefined);
  return csvLine([
    ...key.split('\t'),
    from,
    column((figure) => figure.value),
    banded ? column((figure) => figure.low) : null,
    banded ? column((figure) => figure.high) : null,
  ]);
}

function figureText(
  figure: ObservationFigure | undefined,
  pick: (figure: ObservationFigure) => number | null | undefined,
): string {
  const value = figure && pick(figure);
  return value === null || value === undefined ? NONE : shortNumber(value);
}

/** `.52` rather than `0.52`: a tenth of the bytes of most files. */
const shortNumber = (value: number): string => String(value).replace(/^(-?)0\./, '$1.');

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

function regionsText(figures: readonly RegionFigure[]): string {
  if (figures.length === 0) return '';
  const lines = figures.toSorted(byId).map(({ id, name, country }) => csvLine([id, name, country]));
  return csvLine(['id', 'name', 'country']) + lines.join('');
}

function groupsText(figures: readonly GroupFigure[]): string {
  if (figures.length === 0) return '';
  const lines = figures.toSorted(byId).map(({ id, name, country }) => csvLine([id, name, country]));
  return csvLine(['id', 'name', 'country']) + lines.join('');
}

function periodsText(figures: readonly PeriodFigure[]): string {
  if (figures.length === 0) return '';
  const lines = figures
    .toSorted((a, b) => (a.group === b.group ? a.from - b.from : a.group < b.group ? -1 : 1))
    .map((figure) =>
      csvLine([figure.group, figure.from, figure.to, figure.status, figure.size, figure.regionalAutonomy]),
    );
  return csvLine(['group', 'from', 'to', 'status', 'size', 'regionalAutonomy']) + lines.join('');
}

function standingsText(figures: readonly StandingFigure[]): string {
  if (figures.length === 0) return '';
  const key = ({ country, profile, year }: StandingFigure) => `${country} ${profile} ${year}`;
  const lines = figures
    .toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
    .map(({ country, profile, year, rankLow, rankHigh, classes }) =>
      csvLine([country, profile, year, rankLow, rankHigh, classes.join(' ')]),
    );
  return csvLine(['country', 'profile', 'year', 'rankLow', 'rankHigh', 'classes']) + lines.join('');
}
