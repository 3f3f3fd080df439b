import { redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { withQuery } from './address.ts';
import { openView } from './index.ts';

/** A view whose page is part of a larger one: its address leads there, with all that was asked for. */
export async function leadToPage({ locals, url }: Pick<RequestEvent, 'locals' | 'url'>): Promise<never> {
  const { shown } = await openView(locals.graphql, url.pathname, url.searchParams);
  const said = new URL(shown.page, url).searchParams;
  const others = [...url.searchParams].filter(([name]) => !said.has(name));
  redirect(307, withQuery(shown.page, Object.fromEntries(others)));
}
