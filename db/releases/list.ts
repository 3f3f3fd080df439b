import type { Database } from '../../api/database.ts';
import { count } from '../importing/drift-words.ts';
import { dataReleases } from './known.ts';

export interface ListedRelease {
  id: string;
  published: string;
  note: string;
  /** Files recorded with it. */
  files: { id: string; rows: number; kept: number }[];
  /** Data sets that another release carries since, or that a rollback gave back. */
  datasets: number;
}

/** Data releases with what each brought, the newest first. */
export async function listReleases(database: Database): Promise<ListedRelease[]> {
  return database.read(async (session) => {
    const known = await dataReleases(session);
    const files = await session.query<{ data_release: number; id: string; rows: number; kept: number }>(
      'select data_release, id, rows, kept from release order by id',
    );
    const datasets = await session.query<{ ordinal: number; datasets: number }>(
      'select valid_from as ordinal, count(*)::int as datasets from dataset_release group by 1',
    );
    const turned = new Map(datasets.map((row) => [row.ordinal, row.datasets]));
    return known.toReversed().map(({ ordinal, id, published, note }) => ({
      id,
      published,
      note,
      files: files
        .filter((file) => file.data_release === ordinal)
        .map((file) => ({ id: file.id, rows: file.rows, kept: file.kept })),
      datasets: turned.get(ordinal) ?? 0,
    }));
  });
}

export function listWords(releases: readonly ListedRelease[]): string[] {
  if (releases.length === 0) return ['Nothing has been published in this database yet.'];
  return releases.flatMap(({ id, published, note, files, datasets }, index) => [
    `${id}${index === 0 ? ' (holds now)' : ''}, ${published} UTC`,
    `  ${note}`,
    ...(datasets > 0 ? [`  ${count(datasets)} data sets newly carried or carried by another file than before`] : []),
    ...files.map((file) => `  ${file.id}: ${count(file.kept)} of ${count(file.rows)} rows kept`),
  ]);
}
