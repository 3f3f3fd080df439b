import sheet from './tokens.css?raw';

/** Tokens for the places a style sheet cannot reach: the map's canvas, pictures, measurements. */

export type Theme = 'light' | 'dark';

const pairs = new Map<string, Record<Theme, string>>();
for (const [, name, light, dark] of sheet.matchAll(/--([\w-]+): light-dark\((\S+), (\S+)\);/g)) {
  if (name && light && dark) pairs.set(name, { light, dark });
}

/** The colour behind `var(--name)` in one theme. */
export function token(name: string, theme: Theme): string {
  const pair = pairs.get(name);
  if (!pair) throw new Error(`There is no colour token --${name} in tokens.css.`);
  return pair[theme];
}

/** The colours `--name-1` to `--name-count`, low to high. */
export function ramp(name: string, count: number, theme: Theme): string[] {
  return Array.from({ length: count }, (_, index) => token(`${name}-${index + 1}`, theme));
}
