import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { cite } from '../api/model/citation.ts';
import { SCORED } from '../api/profiles/definition.ts';
import { yearOf, unitOf, type ModelData } from '../api/profiles/inputs.ts';
import { scoreAll, type ScoredProfile } from '../api/profiles/score.ts';
import { drawBands, DRAWS, type Bands } from '../api/profiles/uncertainty.ts';
import { scoredIndicators, scoreIndicator } from '../api/profiles/published.ts';
import { Cube } from '../api/read-model/cube.ts';
import { readContent, type Content } from './content.ts';
import { readShipped, writeRelease } from './importing/figures.ts';
import type { Figure } from './importing/importer.ts';
import type { Progress } from './importing/publish.ts';
import { STANDING } from './importing/reading.ts';

/** The release of our own model; a change of the model is a new one. */
export const PROFILES_RELEASE: { id: string; source: string; version: string; licence?: string } = {
  id: 'forestall-profiles-1',
  source: 'forestall',
  version: 'model 1',
};

/** Rebuilds the shipped scores and bands of both profiles from the other shipped figures. The same figures give the same bytes. */
export async function buildProfiles(root: string, progress: Progress): Promise<void> {
  const content = await readContent(join(root, 'db/content'));
  const { data, sha256, rows } = await shippedFigures(join(root, 'db/figures'), content);
  const scored = scoreAll(data);
  const figures: Figure[] = [];
  for (const profile of Object.values(scored)) {
    const { kind } = profile.definition;
    progress.step(`${kind}, draws`);
    const bands = drawBands(profile, (done) => progress.figures?.(done, done / DRAWS.count));
    figures.push(...figuresOf(profile, bands, data));
    progress.done(`${kind}: ${DRAWS.count.toLocaleString('en')} draws`);
  }
  const source = content.sources.get(PROFILES_RELEASE.source);
  if (!source) throw new Error(`db/content/sources/${PROFILES_RELEASE.source}.yaml is missing.`);
  const sheet = {
    source: source.id,
    version: PROFILES_RELEASE.version,
    sha256,
    fileName: 'db/figures, all other releases',
    retrieved: String(source.csl.issued?.['date-parts'][0][0] ?? 'unknown'),
    licence: source.licence,
    citation: cite({ ...source.csl, id: source.id }, 'APA'),
    rows,
    kept: figures.filter(({ kind }) => kind === 'standing').length,
    skipped: [],
    carries: [...scoredIndicators(), STANDING].toSorted(),
  };
  const bytes = await writeRelease(join(root, 'db/figures', PROFILES_RELEASE.id), sheet, figures);
  progress.done(
    `${PROFILES_RELEASE.id}: ${figures.length.toLocaleString('en')} figures, ${(bytes / 1e6).toFixed(2)} MB`,
  );
}

/** What the model reads, and a hash of all it could have read. Looking back needs years after the last scored one. */
export async function shippedFigures(
  directory: string,
  { crosswalk }: Pick<Content, 'crosswalk'>,
  lastYear: number = SCORED.lastYear,
): Promise<{ data: ModelData; sha256: string; rows: number }> {
  const units = crosswalk.rows.map(({ id, kind, existsFrom, existsTo }) => ({ id, kind, existsFrom, existsTo }));
  const place = new Map(units.map(({ id }, index) => [id, index]));
  const cubes = new Map<string, Cube>();
  const hash = createHash('sha256');
  let rows = 0;
  for (const { release, figures } of await readShipped(directory)) {
    if (release.id === PROFILES_RELEASE.id) continue;
    hash.update(`${release.id} ${release.figuresHash}\n`);
    for await (const figure of figures) {
      if (figure.kind !== 'observation' || figure.country === undefined) continue;
      rows += 1;
      const cube = cubes.get(figure.indicator) ?? new Cube(units.length, FIRST_READ, lastYear - FIRST_READ + 1);
      cubes.set(figure.indicator, cube);
      if (figure.year < cube.firstYear || figure.year > cube.lastYear) continue;
      const { value, low, high } = figure;
      cube.set(place.get(figure.country) ?? 0, figure.year, value, low ?? Number.NaN, high ?? Number.NaN);
    }
  }
  return { data: { units, cubes }, sha256: hash.digest('hex'), rows };
}

/** One year before the first that is scored, since violence is counted from 1989 on. */
const FIRST_READ = SCORED.firstYear - 1;

function* figuresOf(profile: ScoredProfile, bands: Bands, { units }: ModelData): Generator<Figure> {
  const { kind, dimensions } = profile.definition;
  for (const [row, score] of profile.score.entries()) {
    const country = units[unitOf(row)]?.id ?? '';
    const year = yearOf(row);
    for (const [index, dimension] of dimensions.entries()) {
      const own = profile.dimensions[index]?.[row] ?? Number.NaN;
      const [low, high] = [bands.dimensionLow[index]?.[row], bands.dimensionHigh[index]?.[row]];
      if (!Number.isNaN(own)) {
        yield {
          kind: 'observation',
          indicator: scoreIndicator(kind, dimension.id),
          country,
          year,
          ...around(own, low, high),
        };
      }
    }
    if (Number.isNaN(score)) continue;
    const whole = around(score, bands.low[row], bands.high[row]);
    yield { kind: 'observation', indicator: scoreIndicator(kind), country, year, ...whole };
    yield {
      kind: 'standing',
      country,
      profile: kind,
      year,
      rankLow: bands.rankLow[row] ?? 0,
      rankHigh: bands.rankHigh[row] ?? 0,
      classes: Array.from(bands.classCounts.subarray(row * 5, row * 5 + 5)),
    };
  }
}

/** A score with its band, which is widened to hold it: draws can miss the value they are drawn around. */
function around(
  score: number,
  low = Number.NaN,
  high = Number.NaN,
): { value: number; low: number | null; high: number | null } {
  const value = rounded(score);
  if (Number.isNaN(low) || Number.isNaN(high)) return { value, low: null, high: null };
  return { value, low: Math.min(value, rounded(low)), high: Math.max(value, rounded(high)) };
}

/** Two decimals are one more than is ever shown. */
const rounded = (score: number): number => Math.round(score * 100) / 100;
