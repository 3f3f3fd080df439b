import { both } from './both.ts';
import type { Shown } from './shown.svelte.ts';

/** The query that has the figures on the screen, for the API's own page. */
export function apiQuery({ both: pair, lever, indicator, weights }: Shown): string {
  if (lever) return `{\n  salienceLayer(recommendation: "${lever.id}") {\n${rows('salience')}  }\n}`;
  if (pair?.kind === 'need') return `{\n  needLayer {\n${rows('salient', 'localFindings')}  }\n}`;
  const own = Object.entries(weights ?? {}).map(
    ([dimension, weight]) => `{ dimension: "${dimension}", weight: ${weight} }`,
  );
  const given = own.length > 0 ? `, weights: [${own.join(', ')}]` : '';
  const layer = (name: string, id: string) =>
    `  ${name}layer(indicator: "${id}"${given}) {\n    release { id }\n${rows('values')}  }\n`;
  return pair
    ? `{\n${layer('risk: ', both.risk)}${layer('resilience: ', both.resilience)}}`
    : `{\n${layer('', indicator.id)}}`;
}

const rows = (...tables: string[]) =>
  ['years', 'countries { id name }', ...tables].map((field) => `    ${field}\n`).join('');
