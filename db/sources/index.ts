import type { Importer } from '../importing/importer.ts';
import acd from './acd/import.ts';
import brd from './brd/import.ts';
import bti from './bti/import.ts';
import coups from './coups/import.ts';
import cpi from './cpi/import.ts';
import epr from './epr/import.ts';
import ewp from './ewp/import.ts';
import fsi from './fsi/import.ts';
import gdl from './gdl/import.ts';
import ged from './ged/import.ts';
import hdr from './hdr/import.ts';
import inform from './inform/import.ts';
import nonstate from './nonstate/import.ts';
import onesided from './onesided/import.ts';
import ophi from './ophi/import.ts';
import pitf from './pitf/import.ts';
import tfap from './tfap/import.ts';
import ucdp from './ucdp/import.ts';
import vdem from './vdem/import.ts';
import wdi from './wdi/import.ts';
import wgi from './wgi/import.ts';

/** Every source Forestall can import. */
export const importers: readonly Importer[] = [
  acd,
  brd,
  bti,
  coups,
  cpi,
  epr,
  ewp,
  fsi,
  gdl,
  ged,
  hdr,
  inform,
  nonstate,
  onesided,
  ophi,
  pitf,
  tfap,
  ucdp,
  vdem,
  wdi,
  wgi,
];
