import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { behindPrimary, type Database } from '../api/database.ts';
import { readContent } from './content.ts';
import { hashOf } from './hash.ts';
import { readShipped } from './importing/figures.ts';
import type { Figure } from './importing/importer.ts';
import { makeSearchable, publish, type Progress } from './importing/publish.ts';
import type { Reading } from './importing/reading.ts';

const shippedRelease = z.strictObject({ id: z.string().regex(/^\d{4}\.\d+$/), note: z.string() });

/**
 * Brings what ships with the program into the database where it is not there yet, as one data release. Figures that a
 * file imported on this machine carries now stay as imported.
 */
export async function loadShipped(database: Database, root: string, progress: Progress): Promise<void> {
  const contentDir = join(root, 'db/content');
  const figuresDir = join(root, 'db/figures');
  const hash = await hashOf([contentDir, figuresDir]);
  const held = await heldBy(database);
  if (held.hash === hash) {
    if (!held.searchable) await makeSearchable(database);
    return;
  }
  if (database.isReplica) throw behindPrimary('lacks the figures and texts');
  const content = await readContent(contentDir);
  const { id, note } = shippedRelease.parse(parse(await readFile(join(figuresDir, 'data-release.yaml'), 'utf8')));
  const readings = await missing(database, await readShipped(figuresDir));
  await publish(database, { name: () => id, note, content, readings, shippedHash: hash }, progress);
}

/** What was shipped last of what the database holds, and whether it can be searched. */
async function heldBy(database: Database): Promise<{ hash: string | null; searchable: boolean }> {
  const [row] = await database.read((session) =>
    session.query<{ hash: string | null; searchable: boolean }>(
      `select exists (select from search_entry) as searchable,
         (select shipped_hash from data_release where shipped_hash is not null order by ordinal desc limit 1) as hash`,
    ),
  );
  return row ?? { hash: null, searchable: false };
}

/** Shipped releases that are new or whose figures changed, less the data sets that a user's own file carries. */
async function missing(database: Database, shipped: Reading[]): Promise<Reading[]> {
  const { loaded, own } = await database.read(async (session) => ({
    loaded: await session.query<{ id: string; figures_hash: string | null }>('select id, figures_hash from release'),
    own: await session.query<{ dataset_id: string }>(
      `select dataset_id from dataset_release join release on release.id = release_id
       where valid_until is null and figures_hash is null`,
    ),
  }));
  const hashes = new Map(loaded.map((release) => [release.id, release.figures_hash]));
  const kept = new Set(own.map(({ dataset_id }) => dataset_id));
  return shipped
    .filter(({ release }) => hashes.get(release.id) !== release.figuresHash)
    .map((reading) => without(reading, kept))
    .filter(({ carries }) => carries.length > 0);
}

function without(reading: Reading, kept: ReadonlySet<string>): Reading {
  const carries = reading.carries.filter((dataset) => !kept.has(dataset));
  if (carries.length === reading.carries.length) return reading;
  return { ...reading, carries, figures: ofDatasets(reading, new Set(carries)) };
}

async function* ofDatasets(reading: Reading, carries: ReadonlySet<string>): AsyncGenerator<Figure> {
  for await (const figure of reading.figures) {
    if (figure.kind !== 'observation' || carries.has(figure.indicator)) yield figure;
  }
}
