import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../../api/database.ts';
import { readContent, type Content } from '../content.ts';
import { descriptionBeside, readDescription, withDescribed, type Description } from '../own/description.ts';
import { openDescribed } from '../own/open.ts';
import { importers } from '../sources/index.ts';
import { publish, type Progress, type Published } from './publish.ts';
import { readFile, type KnownRelease } from './read-file.ts';
import { ImportError, type Reading } from './reading.ts';
import { openSourceFile, type SourceFile } from './source-file.ts';

export interface ImportRequest {
  database: Database;
  /** The project's folder, for its content. */
  root: string;
  /** One of ours; null where descriptions say what the files hold. */
  source: string | null;
  /** The description of all files; where it is left out and there is no source, each has its own beside it. */
  with?: string | undefined;
  files: readonly string[];
  /** What the user says of files that db/content/sources does not know. */
  given: { version?: string; retrieved?: string };
  progress: Progress;
}

/** Imports producers' files, all of them or none, as one data release; says what became of every row. */
export async function importFiles(request: ImportRequest): Promise<Published> {
  const { database, root, source, files, given, progress } = request;
  const written = await readContent(join(root, 'db/content'));
  const described = source === null ? await descriptionsOf(files, request.with) : new Map<string, Description>();
  const content = withDescribed(written, described);
  const readings: Reading[] = [];
  for (const path of files) {
    const file = await openExisting(path);
    const description = described.get(path);
    readings.push(
      description
        ? await openDescribed(description, file, given, content)
        : await openReading(source ?? '', file, knownRelease(content, source ?? '', file, given), content),
    );
  }
  const published = await publish(
    database,
    {
      name: (newest) => `${(newest ?? 'empty').replace(/-local-\d+$/, '')}-local-1`,
      note: `Imported ${readings.map(({ release }) => release.id).join(', ')}`,
      content,
      readings,
      shippedHash: null,
    },
    progress,
  );
  for (const { id, tally } of published.releases) {
    progress.done(`${id}: read ${tally.rows} rows, kept ${tally.kept}, skipped ${tally.rows - tally.kept}`);
    for (const { reason, rows } of tally.skipped) progress.done(`  ${rows} ${reason}`);
  }
  progress.done(
    published.changed
      ? `Data release ${published.dataRelease} is published.`
      : `Nothing changed: data release ${published.dataRelease} holds all of it already.`,
  );
  return published;
}

/** Opens one file with the importer of its source. */
export function openReading(source: string, file: SourceFile, known: KnownRelease, content: Content): Promise<Reading> {
  const importer = importers.find((candidate) => candidate.source === source);
  if (!importer) {
    throw new ImportError(
      `There is no source "${source}". Expected one of ${importers.map((candidate) => candidate.source).join(', ')}.`,
    );
  }
  const columns = [...content.indicators.values()].flatMap(({ id, sourceId, column, lowColumn, highColumn }) =>
    sourceId === source && column !== null ? [{ id, column, lowColumn, highColumn }] : [],
  );
  return readFile(importer, file, known, columns, content.crosswalk, content.regions.get(source));
}

async function descriptionsOf(files: readonly string[], given: string | undefined): Promise<Map<string, Description>> {
  const described = new Map<string, Description>();
  for (const file of files) {
    const path = given ?? (await descriptionBeside(file));
    if (path === null) {
      throw new ImportError(
        `Nothing says what ${file} holds: name its source before it (${importers.map(({ source }) => source).join(', ')}), ` +
          `or describe it in ${file}.yaml (see docs/your-own-data.md). Nothing was imported.`,
      );
    }
    described.set(file, await readDescription(path));
  }
  return described;
}

async function openExisting(path: string): Promise<SourceFile> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new ImportError(`There is no file ${path}. Nothing was imported.`);
  return openSourceFile(path);
}

function knownRelease(content: Content, source: string, file: SourceFile, given: ImportRequest['given']): KnownRelease {
  const known = content.sources.get(source)?.releases.find(({ sha256 }) => sha256 === file.sha256);
  if (known) return { id: known.id, version: known.version, retrieved: known.retrieved };
  if (!given.version) {
    throw new ImportError(
      `${file.name} is not among the files known for ${source}, so its version must be said: ` +
        `add --version <the producer’s version>. Nothing was imported.`,
    );
  }
  const slug = given.version.toLowerCase().replace(/[^a-z0-9.]+/g, '-');
  return {
    // The hash keeps two files that are given one version apart.
    id: `${source}-${slug}-${file.sha256.slice(0, 8)}`,
    version: given.version,
    retrieved: given.retrieved ?? new Date().toISOString().slice(0, 10),
  };
}
