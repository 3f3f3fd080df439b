import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { StartError, type Config } from '../api/config.ts';
import { Database } from '../api/database.ts';
import { runBacktest } from './backtest/run.ts';
import { readContent } from './content.ts';
import { writeDataPackage } from './data-package.ts';
import { importFiles, importUnlessHeld } from './importing/import-files.ts';
import { ImportError } from './importing/reading.ts';
import { ContentProblems } from './kinds/problems.ts';
import { writeEditorSchemas } from './kinds/schemas.ts';
import { migrations } from './migrations/index.ts';
import { buildOutlines } from './outlines.ts';
import { buildProfiles } from './profiles.ts';
import { terminalProgress } from './progress.ts';
import { buildRelease } from './release.ts';
import { diffReleases, diffWords } from './releases/diff.ts';
import { listReleases, listWords } from './releases/list.ts';
import { rollBack, rollbackWords } from './releases/rollback.ts';
import { importers } from './sources/index.ts';

const usage = `npm run data -- check
    read db/content and report everything wrong in it
npm run data -- import <source> <file…> [--version <text>] [--retrieved <date>] [--encoding <name>]
    import files of one source (${importers.map(({ source }) => source).join(', ')}), all or none
npm run data -- import <file…> [--with <description.yaml>]
    import tables of your own, described in <file>.yaml beside each or in one file for all (docs/your-own-data.md)
    --accept <check> goes on where a check of the source does not hold and the import says that it may be so
    both: --dry-run says what would change and changes nothing; --report <folder or .json file> writes the whole report;
    --again reads files that are held already
npm run data -- releases
    list the data releases of the database, the newest first, with what each brought
npm run data -- diff <data release> <data release>
    how the second differs from the first: data sets, countries, years, largest changes
npm run data -- rollback <data release> [--dry-run]
    make what it holds current again, as a new data release; nothing published is taken away
npm run data -- release [folder]
    rebuild db/figures from the producers' files in the folder (FORESTALL_GENUINE where none is given)
npm run data -- profiles
    rebuild the scores of both profiles in db/figures from the other figures there
npm run backtest [-- --ewp <folder>]
    rerun the back-test of the profiles, with the folder also on the Early Warning Project's rows
npm run data -- outlines <geojson…>
    make the outlines of regions that the site draws from a country's first-level divisions each
npm run data -- schemas
    rewrite db/content/schemas, by which editors know the fields, after a change of db/kinds`;

/** Runs one data command; returns the exit code. What went wrong is said in words, without a stack. */
export async function runData(words: readonly string[], config: Config, root: string): Promise<number> {
  const { positionals, values } = readArguments(words);
  const [command, ...rest] = positionals;
  try {
    switch (command) {
      case 'check': {
        const content = await readContent(join(root, 'db/content'));
        const { recommendations, publications, cases, actors } = content.evidence;
        const findings = [...publications.values()].reduce((sum, one) => sum + one.findings.length, 0);
        console.log(
          `db/content is sound: ${content.crosswalk.rows.length} countries, ${content.indicators.size} indicators, ` +
            `${content.sources.size} sources, ${recommendations.size} recommendations, ${publications.size} publications ` +
            `with ${findings} findings, ${cases.size} cases, ${actors.size} actors.`,
        );
        return 0;
      }
      case 'import': {
        const { source, files } = whatToImport(rest, values.with);
        if (files.length === 0)
          return refuse('import needs a source and at least one file, or a file with a description.');
        const database = await Database.open(config, migrations, 'importing');
        try {
          // Whoever asks for a report wants it made.
          const reads = values.again || values['dry-run'] || values.report !== undefined;
          await (reads ? importFiles : importUnlessHeld)({
            database,
            root,
            source,
            files,
            with: values.with,
            given: values,
            dryRun: values['dry-run'],
            report: values.report,
            accept: values.accept,
            progress: terminalProgress(),
          });
          return 0;
        } finally {
          await database.close();
        }
      }
      case 'releases':
      case 'diff':
      case 'rollback': {
        const wanted = { releases: 0, diff: 2, rollback: 1 }[command];
        const takes = ['no data release', 'one data release', 'two data releases'][wanted];
        if (rest.length !== wanted) return refuse(`${command} takes ${takes}, found ${rest.length}.`);
        const database = await Database.open(config, migrations);
        try {
          for (const line of await reviewed(command, rest, database, root, values['dry-run'] ?? false))
            console.log(line);
          return 0;
        } finally {
          await database.close();
        }
      }
      case 'release': {
        await buildRelease(root, rest[0] ?? join(root, config.genuineDir), terminalProgress());
        await writeDataPackage(root);
        return 0;
      }
      case 'outlines': {
        if (rest.length === 0) return refuse('outlines needs at least one file.');
        await buildOutlines(root, rest, terminalProgress());
        return 0;
      }
      case 'schemas': {
        await writeEditorSchemas(join(root, 'db/content/schemas'));
        return 0;
      }
      case 'profiles': {
        await buildProfiles(root, terminalProgress());
        await writeDataPackage(root);
        return 0;
      }
      case 'backtest': {
        const { floors } = await runBacktest(root, values.ewp, terminalProgress());
        return floors.every(({ held }) => held) ? 0 : 1;
      }
      default:
        return refuse(command ? `There is no data command "${command}".` : 'A data command is missing.');
    }
  } catch (error) {
    if (!(error instanceof ImportError || error instanceof ContentProblems || error instanceof StartError)) throw error;
    console.error(error.message);
    return 1;
  }
}

async function reviewed(
  command: 'releases' | 'diff' | 'rollback',
  [first = '', second = '']: readonly string[],
  database: Database,
  root: string,
  dryRun: boolean,
): Promise<string[]> {
  if (command === 'releases') return listWords(await listReleases(database));
  if (command === 'rollback') return rollbackWords(await rollBack(database, first, dryRun));
  const { crosswalk } = await readContent(join(root, 'db/content'));
  return diffWords(await diffReleases(database, first, second), (id) => crosswalk.row(id)?.name ?? id);
}

function readArguments(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        version: { type: 'string' },
        retrieved: { type: 'string' },
        with: { type: 'string' },
        encoding: { type: 'string' },
        report: { type: 'string' },
        accept: { type: 'string', multiple: true },
        'dry-run': { type: 'boolean' },
        again: { type: 'boolean' },
        ewp: { type: 'string' },
      },
    });
  } catch (error) {
    throw new StartError(`${(error as Error).message}\n${usage}`);
  }
}

/** A source's id first, or files alone, which are then described beside them: ids have neither points nor slashes. */
function whatToImport(words: readonly string[], description: string | undefined) {
  const [first, ...others] = words;
  const described = description !== undefined || (first !== undefined && /[./\\]/.test(first));
  return described ? { source: null, files: words } : { source: first ?? null, files: others };
}

function refuse(why: string): number {
  console.error(`${why}\n${usage}`);
  return 1;
}
