import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { StartError } from '../../api/config.ts';
import { rowOf, type ModelData } from '../../api/profiles/inputs.ts';
import { SCORED } from '../../api/profiles/definition.ts';
import type { Crosswalk } from '../importing/countries.ts';
import type { Contender } from './baselines.ts';
import { WINDOW, type Row } from './outcomes.ts';

/** The Early Warning Project’s own files, read where they lie and never kept. */
const FORECASTS = 'ewp-out-of-sample-forecasts-1994-2024.csv.gz';
const COUNTRY_YEARS = 'ewp-country-year-mass-killing-2025.csv.gz';

export const EWP_ID = 'ewp';

export interface EwpRows {
  /**
   * States and origins whose window is closed: onsets of mass killing by the Project’s own list. From the first origin
   * of its forecasts on, its own rows only; before it, what can be fitted on.
   */
  rows: Row[];
  /** The Project’s out-of-sample forecast for the two years after the origin. */
  forecast: Contender;
  /** First and last origin of the forecasts with a closed window. */
  origins: [first: number, last: number];
}

export async function readEwp(folder: string, { units }: ModelData, crosswalk: Crosswalk): Promise<EwpRows> {
  const countryYears = await table(folder, COUNTRY_YEARS, ['ccode', 'year', 'mk_onset']);
  const published = await table(folder, FORECASTS, ['ccode', 'prev_year', 'risk_prev']);
  const unitAt = new Map(units.map(({ id }, index) => [id, index]));
  // A number that the crosswalk does not know stops the run: countries are never guessed.
  const place = (ccode: string, year: number) => unitAt.get(crosswalk.country('cow', ccode, year)) ?? 0;
  const onset = new Map(countryYears.map(({ ccode, year, mk_onset: came }) => [`${ccode} ${year}`, came === '1']));
  const rows: Row[] = [];
  for (const { ccode = '', year: text } of countryYears) {
    const year = Number(text);
    if (year < SCORED.firstYear || year > SCORED.lastYear) continue;
    const window = Array.from({ length: WINDOW }, (_, index) => year + 1 + index);
    // A window that is not over yet, or a state that ended in it, has no outcome.
    if (!window.every((ahead) => onset.has(`${ccode} ${ahead}`))) continue;
    const when = window.filter((ahead) => onset.get(`${ccode} ${ahead}`));
    const unit = place(ccode, year);
    rows.push({ unit, year, at: rowOf(unit, year), atRisk: true, came: when.length > 0, when });
  }
  const risks = new Map<number, number>();
  for (const { ccode = '', prev_year: origin, risk_prev: risk = 'NA' } of published) {
    if (risk !== 'NA') risks.set(rowOf(place(ccode, Number(origin)), Number(origin)), Number(risk));
  }
  const years = rows.filter(({ at }) => risks.has(at)).map(({ year }) => year);
  const origins: EwpRows['origins'] = [Math.min(...years), Math.max(...years)];
  return {
    rows: rows.filter(({ at, year }) => year < origins[0] || risks.has(at)),
    forecast: {
      id: EWP_ID,
      name: 'Early Warning Project, its own out-of-sample forecasts',
      kind: 'FORECAST',
      features: (at) => [risks.get(at) ?? Number.NaN],
    },
    origins,
  };
}

async function table(folder: string, name: string, needed: readonly string[]): Promise<Record<string, string>[]> {
  const bytes = await readFile(join(folder, name)).catch(() => {
    throw new StartError(
      `${join(folder, name)} is missing: --ewp names the folder of the Early Warning Project’s files.`,
    );
  });
  const { data, meta } = Papa.parse<Record<string, string>>(gunzipSync(bytes).toString('utf8'), {
    header: true,
    skipEmptyLines: true,
  });
  const lacks = needed.filter((column) => !meta.fields?.includes(column));
  if (lacks.length > 0) throw new StartError(`${name} has no column ${lacks.join(', ')}: it is not the 2025 release.`);
  return data;
}
