import { readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { cite } from '../api/model/citation.ts';
import { readContent, type Content, type SourceContent } from './content.ts';
import { writeRelease } from './importing/figures.ts';
import type { Figure } from './importing/importer.ts';
import { openReading } from './importing/import-files.ts';
import type { Progress } from './importing/publish.ts';
import { EVENTS, ImportError } from './importing/reading.ts';
import { buildProfiles, PROFILES_RELEASE } from './profiles.ts';
import { openSourceFile, type SourceFile } from './importing/source-file.ts';

type KnownFile = SourceContent['releases'][number];

/**
 * Rebuilds db/figures from the producers' files below `folder`: one folder a shipped release. The files are found by
 * their hash, so a wrong version cannot slip in. The same files give the same bytes.
 */
export async function buildRelease(root: string, folder: string, progress: Progress): Promise<void> {
  const content = await readContent(join(root, 'db/content'));
  const wanted = [...content.sources.values()].flatMap((source) =>
    source.releases.filter(({ ships }) => ships).map((known) => ({ source, known })),
  );
  progress.done(`Looking for ${wanted.length} files in ${resolve(folder)}`);
  const files = await filesByHash(folder);
  const missing = wanted.filter(({ known }) => !files.has(known.sha256));
  if (missing.length > 0) {
    throw new ImportError(
      `Not found by sha256 below ${folder}: ${missing.map(({ known }) => `${known.fileName} (${known.id})`).join(', ')}. ` +
        'Nothing was written.',
    );
  }
  let bytes = 0;
  for (const { source, known } of wanted) {
    const file = files.get(known.sha256);
    if (file) bytes += await writeOne(root, source, known, file, content, progress);
  }
  await buildProfiles(root, progress);
  await writeFile(join(root, 'db/figures/LICENSES.md'), licences([...wanted, ownRelease(content)]));
  progress.done(`db/figures holds ${(bytes / 1e6).toFixed(2)} MB in ${wanted.length} releases`);
}

/** Our own scores inherit the licences of what they are worked out from. */
function ownRelease({ sources }: Content): Listed {
  const source = sources.get(PROFILES_RELEASE.source);
  if (!source) throw new Error(`db/content/sources/${PROFILES_RELEASE.source}.yaml is missing.`);
  return { source, known: PROFILES_RELEASE };
}

interface Listed {
  source: SourceContent;
  known: Pick<KnownFile, 'id' | 'version' | 'licence'>;
}

/** The licence of every folder of figures, in the producers' words: the code's own licence does not cover them. */
function licences(wanted: readonly Listed[]): string {
  const parts = wanted.map(({ source, known }) => {
    const licence = known.licence ?? source.licence;
    return [
      `## ${known.id}`,
      '',
      `${source.title}, ${known.version}. ${source.publisher}. <${source.url}>`,
      '',
      `**Licence:** ${source.licenceUrl ? `[${licence}](${source.licenceUrl})` : licence}`,
      '',
      `**Cite as:** ${cite({ ...source.csl, id: source.id }, 'APA')}`,
      ...(source.note ? ['', source.note.trim()] : []),
    ].join('\n');
  });
  return `# Licences of the figures

The Apache-2.0 licence of the code does not cover the figures in this folder. Each folder is derived from one producer's
file (named with its SHA-256 in \`release.yaml\`): we selected columns and years, translated country codes and rounded
measured values to six significant digits. Whoever passes the figures on keeps to the licence of their source.
This page is written by \`npm run data -- release\`.

${parts.join('\n\n')}
`;
}

async function filesByHash(folder: string): Promise<Map<string, SourceFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(paths.map((path) => openSourceFile(path)));
  return new Map(files.map((file) => [file.sha256, file]));
}

async function writeOne(
  root: string,
  source: SourceContent,
  known: KnownFile,
  file: SourceFile,
  content: Content,
  progress: Progress,
): Promise<number> {
  progress.step(known.id);
  const reading = await openReading(source.id, file, known, content);
  const figures: Figure[] = [];
  for await (const figure of reading.figures) figures.push(figure);
  const sheet = {
    source: source.id,
    version: known.version,
    sha256: file.sha256,
    fileName: file.name,
    retrieved: known.retrieved,
    licence: known.licence ?? source.licence,
    citation: cite({ ...source.csl, id: source.id }, 'APA'),
    ...reading.tally,
    // Single events do not ship, only what they come to by area.
    carries: reading.carries.filter((id) => id !== EVENTS).toSorted(),
  };
  const bytes = await writeRelease(join(root, 'db/figures', known.id), sheet, figures);
  progress.done(
    `${known.id}: ${figures.length.toLocaleString('en')} figures and facts, ${(bytes / 1e6).toFixed(2)} MB`,
  );
  return bytes;
}
