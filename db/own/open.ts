import { createHash } from 'node:crypto';
import { readFile as readText } from 'node:fs/promises';
import type { Content } from '../content.ts';
import { readFile } from '../importing/read-file.ts';
import { ImportError, type Reading } from '../importing/reading.ts';
import type { SourceFile } from '../importing/source-file.ts';
import type { Description } from './description.ts';
import { describedImporter } from './table.ts';

/** Opens a table as its description says it is to be read. */
export async function openDescribed(
  description: Description,
  file: SourceFile,
  given: { version?: string; retrieved?: string },
  content: Content,
): Promise<Reading> {
  const { source, indicators } = description;
  const version = given.version ?? description.version;
  if (version === undefined) {
    throw new ImportError(
      `${description.path} says no version of ${file.name}: write version (a year or an edition) into it, or add ` +
        '--version <text>. Nothing was imported.',
    );
  }
  const slug = version.toLowerCase().replace(/[^a-z0-9.]+/g, '-');
  const known = {
    id: `${source.id}-${slug}-${(await identity(description, file)).slice(0, 8)}`,
    version,
    retrieved: given.retrieved ?? description.retrieved ?? new Date().toISOString().slice(0, 10),
  };
  const columns = indicators.map(({ id, column, lowColumn, highColumn }) => ({
    id: `${source.id}.${id}`,
    column,
    lowColumn,
    highColumn,
  }));
  return readFile(describedImporter(description, content.regions), file, known, columns, content.crosswalk);
}

/** What a table says depends on how its description reads it: either of them changed is another release. */
async function identity({ path }: Description, file: SourceFile): Promise<string> {
  const hash = createHash('sha256').update(file.sha256);
  return hash.update((await readText(path, 'utf8')).replaceAll('\r\n', '\n')).digest('hex');
}
