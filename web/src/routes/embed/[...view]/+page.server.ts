import { openView } from '../../../lib/views/index.ts';
import { wordOf } from '../../../lib/views/parameters.ts';
import type { PageServerLoad } from './$types';

/** An embed runs no script: what it shows is in the markup. */
export const csr = false;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { view, data, shown, dataRelease, boundaryNote } = await openView(
    locals.graphql,
    `/${params.view}`,
    url.searchParams,
  );
  return {
    id: view.id,
    data,
    shown,
    dataRelease,
    boundaryNote,
    scheme: wordOf(url.searchParams, 'scheme', ['auto', 'light', 'dark']),
    /** A frozen view says so, and stays as it is. */
    frozen: url.searchParams.has('release'),
    origin: url.origin,
  };
};
