import { openView } from '../../../lib/views/index.ts';
import { embedSchemes } from '../../../lib/views/choices.ts';
import { wordOf } from '../../../lib/views/parameters.ts';
import type { PageServerLoad } from './$types';

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
    scheme: wordOf(url.searchParams, 'scheme', embedSchemes),
    /** Only where asked for does it tell the page around it how high it is, which takes a script. */
    tellsHeight: wordOf(url.searchParams, 'interactive', ['0', '1']) === '1',
    /** A frozen view says so, and stays as it is. */
    frozen: url.searchParams.has('release'),
    origin: url.origin,
  };
};
