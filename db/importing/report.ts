import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { makeDirectory } from '../../api/directory.ts';
import type { Against } from './examine.ts';
import type { Changes } from './merge.ts';
import type { Published } from './publish.ts';
import { ImportError, type Reading } from './reading.ts';
import { SkippedList } from './skipped-list.ts';
import type { SkippedRow } from './skipped-rows.ts';

export interface FileReport {
  file: string;
  release: string;
  source: string;
  version: string;
  sha256: string;
  retrieved: string;
  rows: { read: number; kept: number; skipped: number };
  skipped: { reason: string; rows: number; examples: readonly SkippedRow[] }[];
  figures: Changes;
  against: Against;
}

/** What an import did, or would do, to the figures: the whole of what the terminal shows the beginning of. */
export interface ImportReport {
  outcome: 'published' | 'nothing changed' | 'dry run';
  /** The data release that was made, that would be made, or that holds all of it already. */
  dataRelease: string;
  before: string | null;
  made: string;
  files: FileReport[];
  /** Checks that do not hold and were accepted. */
  accepted: readonly string[];
  /** File beside the report that lists every row that was left out. */
  skippedRows: string | null;
}

export function reportOf(
  published: Published,
  readings: readonly Reading[],
  against: ReadonlyMap<Reading, Against>,
  accepted: readonly string[],
  dryRun: boolean,
): ImportReport {
  const changed = dryRun ? 'dry run' : 'published';
  return {
    outcome: published.changed ? changed : 'nothing changed',
    dataRelease: published.dataRelease,
    before: published.before,
    made: new Date().toISOString(),
    files: readings.map((reading, index) => {
      const { release, tally, table } = reading;
      const changes = published.releases[index]?.changes;
      const held = against.get(reading);
      if (!changes || !held) throw new Error(`${release.id} was imported without a word about it.`);
      return {
        file: release.fileName,
        release: release.id,
        source: release.sourceId,
        version: release.version,
        sha256: release.sha256,
        retrieved: release.retrieved,
        rows: { read: tally.rows, kept: tally.kept, skipped: tally.rows - tally.kept },
        skipped: tally.skipped.map(({ reason, rows }) => ({
          reason,
          rows,
          examples: table?.skipped.examples(reason) ?? [],
        })),
        figures: changes,
        against: held,
      };
    }),
    accepted,
    skippedRows: null,
  };
}

/**
 * The two files of a report. They are written under other names and take their own when the import is through, so that
 * none is left of an import that failed.
 */
export class ReportFiles {
  private constructor(
    readonly path: string,
    readonly list: SkippedList,
  ) {}

  /** `where` is a folder, made where it is missing, or a file that ends with .json. */
  static async open(where: string): Promise<ReportFiles> {
    const isFile = extname(where) === '.json' && !(await stat(where).catch(() => null))?.isDirectory();
    const name = `import-${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}.json`;
    const path = isFile ? where : join(where, name);
    try {
      makeDirectory(dirname(resolve(path)));
      await writeFile(`${path}.part`, '');
    } catch (error) {
      throw new ImportError(
        `The report cannot be written to ${path} (${(error as Error).message}). Name a folder or a .json file that can ` +
          'be written after --report. Nothing was imported.',
        { cause: error },
      );
    }
    return new ReportFiles(path, new SkippedList(`${path}.skipped.part`));
  }

  /** Returns the paths written. */
  async write(report: ImportReport): Promise<string[]> {
    const listed = this.path.replace(/\.json$/, '-skipped.csv');
    const text = `${JSON.stringify({ ...report, skippedRows: basename(listed) }, null, 2)}\n`;
    try {
      await this.list.close();
      await writeFile(`${this.path}.part`, text);
      await rename(this.list.path, listed);
      await rename(`${this.path}.part`, this.path);
    } catch (error) {
      throw new ImportError(
        `The import is done (${report.outcome}, data release ${report.dataRelease}), but its report cannot be written to ` +
          `${this.path}: ${(error as Error).message}.`,
        { cause: error },
      );
    }
    return [this.path, listed];
  }

  async discard(): Promise<void> {
    await this.list.close().catch(() => {
      // What is thrown away need not be whole.
    });
    await Promise.all([rm(this.list.path, { force: true }), rm(`${this.path}.part`, { force: true })]);
  }
}
