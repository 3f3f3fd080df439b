/**
 * The same address with the nearest id in the place of the one that does not exist, which the message quotes; alone or
 * in a list with commas. Where the query does not hold it, it is the last part of the path.
 */
export function addressWith(
  id: string,
  { pathname, search }: Pick<URL, 'pathname' | 'search'>,
  message: string,
): string {
  const query = new URLSearchParams(search);
  for (const [name, value] of query) {
    const parts = value.split(',');
    const wrong = parts.findIndex((part) => part !== '' && message.includes(`“${part}”`));
    if (wrong < 0) continue;
    query.set(name, parts.with(wrong, id).join(','));
    return `${pathname}?${query}`.replaceAll('%2C', ',');
  }
  return pathname.replace(/[^/]+$/, encodeURIComponent(id));
}
