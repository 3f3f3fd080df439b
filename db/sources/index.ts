import type { Importer } from '../importing/importer.ts';
import epr from './epr/import.ts';
import gdl from './gdl/import.ts';
import hdr from './hdr/import.ts';
import inform from './inform/import.ts';
import ophi from './ophi/import.ts';
import ucdp from './ucdp/import.ts';
import vdem from './vdem/import.ts';
import wdi from './wdi/import.ts';
import wgi from './wgi/import.ts';

/** Every source Forestall can import. */
export const importers: readonly Importer[] = [epr, gdl, hdr, inform, ophi, ucdp, vdem, wdi, wgi];
