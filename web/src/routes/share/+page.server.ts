import { choiceOf } from '../../lib/share/share.ts';
import { shareOf } from '../../lib/share/share.server.ts';
import { openView, views } from '../../lib/views/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const view = url.searchParams.get('view');
  const choice = choiceOf(url.searchParams);
  const examples = views.map(({ name, example }) => ({ name, example }));
  if (!view) return { share: null, page: null, examples };
  // Only its path and query are read, so that it leads nowhere but to a view of ours.
  const { pathname, searchParams } = new URL(view.replace(/^\/*/, '/'), url.origin);
  const opened = await openView(locals.graphql, pathname, searchParams);
  return {
    share: shareOf(opened, choice, url.origin, url.searchParams.get('release')),
    page: opened.shown.page,
    examples: [],
  };
};
