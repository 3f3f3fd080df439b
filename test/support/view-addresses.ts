/** An address of every view there is, by its id; test/web/views.test.ts holds it to the list of views. */
export const viewAddresses: Record<string, string> = {
  map: '/map?layer=forestall.risk&year=2020',
  country: '/country/NGA',
  'country-risk': '/country/PAK/risk?year=2015',
  'country-resilience': '/country/IRQ/resilience',
  'country-groups': '/country/NGA/groups',
  'country-violence': '/country/IRQ/violence',
  'country-cells': '/country/NGA/cells?from=2010&to=2015&types=one-sided',
  'country-regions': '/country/PAK/regions?figure=violence&measure=events',
  cells: '/cells?from=2005',
  'country-sentence': '/country/NGA/sentence',
  case: '/case/nigeria',
  recommendation: '/recommendation/ssr.civil-defense-groups',
  matrix: '/matrix?theme=HORIZONTAL_EQUALITY',
  compare: '/compare?c=NGA,PAK,IRQ',
};

/** The same view in another form: as an embed, or with an ending. */
export function inForm(
  address: string,
  form: 'embed' | 'svg' | 'png' | 'csv' | 'json' | 'apa' | 'bib' | 'ris' | 'csl',
  more = '',
): string {
  const [path = '', query = ''] = address.split('?');
  const asked = [query, more].filter(Boolean).join('&');
  const changed = form === 'embed' ? `/embed${path}` : `${path}.${form}`;
  return asked ? `${changed}?${asked}` : changed;
}
