/** Where a view is shared: a page of its own, which a dialog shows in place. */
export function shareHref(view: string, release: string | null): string {
  const query = new URLSearchParams({ view });
  if (release) query.set('release', release);
  return `/share?${query}`;
}
