import type { Form } from './forms.ts';

/** A query's parameters; null leaves one as it is. */
type More = Readonly<Record<string, string | null>>;

/** An address with more in its query: "/country/NGA?year=2015#groups" stays in its order. */
export function withQuery(address: string, more: More): string {
  const [rest = '', place] = address.split('#', 2);
  const [path = '', query] = rest.split('?', 2);
  const all = new URLSearchParams(query);
  for (const [name, value] of Object.entries(more)) if (value !== null) all.set(name, value);
  // Commas stand in lists of countries, and need no escape.
  const written = String(all).replaceAll('%2C', ',');
  return `${path}${written ? `?${written}` : ''}${place ? `#${place}` : ''}`;
}

/** The same view to be framed, or as a file. */
export function inForm(address: string, form: 'embed' | Form, more: More = {}): string {
  const [path = '', query] = address.split('?', 2);
  const changed = form === 'embed' ? `/embed${path}` : `${path}.${form}`;
  return withQuery(query ? `${changed}?${query}` : changed, more);
}
