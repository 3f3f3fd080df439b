import { readFile, writeFile } from 'node:fs/promises';
import type { Panel } from '../../api/profiles/definition.ts';
import type { ContenderResult, Figures } from './evaluate.ts';
import type { Named } from './named.ts';

/** What the back-test came to. The page about the method shows it and nothing else. */
export interface BacktestResult {
  /** Said before any figure. */
  caution: string;
  /** The model and the figures that were tested; the result is stale where they are others. */
  profilesRelease: string;
  figures: string;
  panel: Panel;
  panelNote: string;
  publishedPanel: Panel;
  bootstrap: { resamples: number; seed: number; level: number; over: string };
  outcomes: OutcomeResult[];
  /** On the Early Warning Project’s rows; null where its files were not given. */
  ewp: EwpResult | null;
  floors: Floor[];
}

export interface OutcomeResult {
  id: string;
  name: string;
  kind: 'ONSET' | 'INCIDENCE';
  /** Years that are scored; the outcome is looked for in the two years after each. */
  origins: [first: number, last: number];
  rows: number;
  positives: number;
  baseRate: number;
  countries: number;
  /** Positives among states without a score, which no figure here counts. */
  positivesNotScored: number;
  pools: { id: string; name: string; rows: number }[];
  contenders: ContenderResult[];
  /** The same for parts of the years. */
  periods: { origins: [first: number, last: number]; note: string; contenders: ContenderResult[] }[];
  /** The risk profile on the published panel, whose years reach into those tested. */
  onPublishedPanel: Figures;
  /** By name and year; for the outcomes that are told at length. */
  named: Named | null;
}

export interface EwpResult {
  note: string;
  outcome: OutcomeResult;
  /** The Project’s forecasts on all of its own rows, those without a risk score included. */
  forecastsOnAllTheirRows: Figures;
}

/** What was promised beforehand. */
export interface Floor {
  outcome: string;
  measure: 'AUC' | 'RECALL_AT_30';
  pool: string;
  floor: number;
  value: number;
  held: boolean;
}

const DECIMALS = 4;

/** Rounded, so that the last bits of a machine’s arithmetic do not change the file; one line a contender. */
export function printResult(result: BacktestResult): string {
  const rounded = JSON.parse(
    JSON.stringify(result, (_, value: unknown) =>
      typeof value === 'number' && !Number.isInteger(value) ? Number(value.toFixed(DECIMALS)) : value,
    ),
  ) as unknown;
  return `${print(rounded, '')}\n`;
}

const LINE = 1000;

/** JSON whose parts stand on one line each as far as they fit. */
function print(value: unknown, indent: string): string {
  const flat = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || flat.length <= LINE) return flat;
  const deeper = `${indent} `;
  const inner = Array.isArray(value)
    ? value.map((item) => deeper + print(item, deeper))
    : Object.entries(value).map(([key, item]) => `${deeper}${JSON.stringify(key)}:${print(item, deeper)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${inner.join(',\n')}\n${indent}${close}`;
}

export async function readResult(file: string): Promise<BacktestResult | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  return text === null ? null : (JSON.parse(text) as BacktestResult);
}

export async function writeResult(file: string, result: BacktestResult): Promise<void> {
  await writeFile(file, printResult(result));
}
