import { shareOf } from '../../lib/share/share.server.ts';
import { choiceOf } from '../../lib/share/share.ts';
import { openView, views } from '../../lib/views/index.ts';
import { embedParameters, files, pictureParameters, viewParameters } from './parameters.ts';
import type { PageServerLoad } from './$types';

/** Shown live, and as the code that does it. */
const examples = [
  '/country/NGA/risk',
  '/country/NGA/sentence',
  '/map?layer=forestall.risk',
  '/matrix?theme=HORIZONTAL_EQUALITY',
];

export const load: PageServerLoad = async ({ locals, url }) => ({
  origin: url.origin,
  views: views.map(({ id, name, example }) => ({ id, name, example, parameters: viewParameters[id] ?? [] })),
  embedParameters,
  pictureParameters,
  files,
  examples: await Promise.all(
    examples.map(async (example) => {
      const { pathname, searchParams } = new URL(example, url);
      const opened = await openView(locals.graphql, pathname, searchParams);
      return shareOf(opened, choiceOf(new URLSearchParams()), url.origin, null);
    }),
  ),
});
