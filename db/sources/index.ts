import type { Importer } from '../importing/importer.ts';
import epr from './epr/import.ts';
import ucdp from './ucdp/import.ts';
import vdem from './vdem/import.ts';

/** Every source Forestall can import. */
export const importers: readonly Importer[] = [epr, ucdp, vdem];
