import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';

const file = resolve(import.meta.dirname, '../../db/figures/data-release.yaml');

/** The id of the data release that ships. */
export const shippedRelease = (parse(readFileSync(file, 'utf8')) as { id: string }).id;

/** The id of the one after it. */
export const nextRelease = shippedRelease.replace(/\d+$/, (number) => `${Number(number) + 1}`);
