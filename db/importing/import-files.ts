import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../../api/database.ts';
import { readContent, type Content } from '../content.ts';
import { descriptionBeside, readDescription, withDescribed, type Description } from '../own/description.ts';
import { openDescribed } from '../own/open.ts';
import { importers } from '../sources/index.ts';
import { runChecks, type Check } from './checks.ts';
import { examine, type Against } from './examine.ts';
import { heldAlready, importKey, noteHeld } from './held.ts';
import { publish, type Progress, type Published } from './publish.ts';
import { readFile, type KnownRelease } from './read-file.ts';
import { ImportError, type Reading } from './reading.ts';
import { ReportFiles, reportOf, type ImportReport } from './report.ts';
import { reportWords } from './report-words.ts';
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
  given: { version?: string; retrieved?: string; encoding?: string };
  progress: Progress;
  /** Say what would change, and change nothing. */
  dryRun?: boolean | undefined;
  /** Checks of the source that need not hold, as `vdem.countries`. */
  accept?: readonly string[] | undefined;
  /** Folder or .json file for the whole report. */
  report?: string | undefined;
}

/** What was published, and the report on it. */
export interface Imported extends Published {
  report: ImportReport;
}

/** Imports producers' files, all of them or none, as one data release; says what became of every row. */
export async function importFiles(request: ImportRequest): Promise<Imported> {
  return importOpened(request, await openAll(request));
}

/** The same, but leaves files unread where nothing could come of reading them again. */
export async function importUnlessHeld(request: ImportRequest): Promise<Imported | null> {
  const opened = await openAll(request);
  const dataRelease = await heldAlready(request.database, opened.key, opened.readings);
  if (dataRelease === null) return importOpened(request, opened);
  for (const { release } of opened.readings) {
    request.progress.done(
      `${release.id}: not read again, since neither the file nor the program that reads it has changed`,
    );
  }
  request.progress.done(
    `Nothing changed: data release ${dataRelease} holds all of it, and nothing was published since. --again reads it all the same.`,
  );
  return null;
}

async function importOpened(request: ImportRequest, { readings, content, key }: Opened): Promise<Imported> {
  const files = request.report === undefined ? null : await ReportFiles.open(request.report);
  try {
    for (const { table } of readings) if (table && files) table.skipped.list = files.list;
    const imported = await publishAll(request, readings, content);
    if (!request.dryRun) await noteHeld(request.database, key, readings, imported.dataRelease);
    const name = (id: string): string => content.crosswalk.row(id)?.name ?? id;
    for (const line of reportWords(imported.report, name)) request.progress.done(line);
    if (files) request.progress.done(`The whole report: ${(await files.write(imported.report)).join(', ')}`);
    return imported;
  } catch (error) {
    await files?.discard();
    throw error;
  }
}

interface Opened {
  readings: readonly Reading[];
  content: Content;
  /** Stands for the files and for all that decides what they say. */
  key: string;
}

async function openAll({ root, source, files, given, with: description }: ImportRequest): Promise<Opened> {
  const described = source === null ? await descriptionsOf(files, description) : new Map<string, Description>();
  const encodingOf = (path: string) => described.get(path)?.table.encoding ?? given.encoding;
  // The content is hundreds of small files, each waited for; a large file is hashed meanwhile.
  const [written, opened] = await Promise.all([
    readContent(join(root, 'db/content')),
    Promise.all(files.map((path) => openExisting(path, encodingOf(path)))),
  ]);
  const content = withDescribed(written, described);
  const readings: Reading[] = [];
  for (const file of opened) {
    const own = described.get(file.path);
    readings.push(
      own
        ? await openDescribed(own, file, given, content)
        : await openReading(source ?? '', file, knownRelease(content, source ?? '', file, given), content),
    );
  }
  return { readings, content, key: await importKey(root, readings) };
}

async function publishAll(
  { database, progress, source, dryRun = false, accept = [] }: ImportRequest,
  readings: readonly Reading[],
  content: Content,
): Promise<Imported> {
  const checks = checksOf(source, accept);
  const against = new Map<Reading, Against>();
  const passedOver: string[] = [];
  const published = await publish(
    database,
    {
      name: (newest) => `${(newest ?? 'empty').replace(/-local-\d+$/, '')}-local-1`,
      get note() {
        const brought = `Imported ${readings.map(({ release }) => release.id).join(', ')}`;
        return passedOver.length === 0 ? brought : `${brought}, accepting ${passedOver.join('; ')}`;
      },
      content,
      readings,
      shippedHash: null,
      examine: async (session, merged) => {
        const held = await examine(session, merged);
        against.set(merged.reading, held);
        if (held.drift === null) return;
        passedOver.push(...(await runChecks(checks, { session, merged, drift: held.drift }, accept)));
      },
      dryRun,
    },
    progress,
  );
  return { ...published, report: reportOf(published, readings, against, passedOver, dryRun) };
}

/** Whoever accepts what no check asks about has slipped, and would be stopped later by the one that was meant. */
function checksOf(source: string | null, accepted: readonly string[]): readonly Check[] {
  const checks = importers.find((importer) => importer.source === source)?.checks ?? [];
  const names = checks.map(({ id }) => `${source}.${id}`);
  const unknown = accepted.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new ImportError(
      `There is no check "${unknown}" to accept${names.length > 0 ? `: ${source} has ${names.join(', ')}` : ' here'}. ` +
        'Nothing was imported.',
    );
  }
  return checks;
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

async function openExisting(path: string, encoding: string | undefined): Promise<SourceFile> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new ImportError(`There is no file ${path}. Nothing was imported.`);
  return openSourceFile(path, encoding);
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
