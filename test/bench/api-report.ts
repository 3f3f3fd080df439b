import type { Answered } from './load.ts';
import type { BenchQuery } from './queries.ts';
import { textTable } from './text-table.ts';

export interface Measurement {
  query: BenchQuery;
  /** By name of the variant; null where it cannot say the query. */
  answered: Map<string, Answered | null>;
}

interface Speed {
  measured: readonly Measurement[];
  /** Most megabytes each held; the database's own are not counted. */
  memory: ReadonlyMap<string, number | null>;
  connections: number;
  seconds: number;
}

const FIRST_THREE = 3;

export function printSpeed({ measured, memory, connections, seconds }: Speed): void {
  console.log(
    `\n${connections} connections, ${seconds} s for each figure after a warm-up, variables in turn, answers compared ` +
      'beforehand.\n“ours”: every request differs from all before it, by a variable that nothing reads, so that no kept ' +
      'answer fits.\n“asked again”: the same requests over and over.',
  );
  for (const { query, answered } of measured) {
    const ours = answered.get('ours');
    const cells = [...answered].map(([name, one]) =>
      one
        ? [name, rate(one), one.p50.toFixed(0), one.p99.toFixed(0), times(one, ours)]
        : [name, 'not expressible', '', '', ''],
    );
    console.log(`\n${textTable([[query.what, 'a second', 'p50 ms', 'p99 ms', '× ours'], ...cells])}`);
  }
  const most = [...memory].map(([name, megabytes]) => [name, megabytes?.toFixed(0) ?? '?']);
  console.log(`\n${textTable([['Memory', 'MB at most'], ...most])}`);
  console.log(`\n${textTable([['Aim', 'measured', ''], ...aims(measured, memory)])}`);
}

function aims(measured: readonly Measurement[], memory: ReadonlyMap<string, number | null>): string[][] {
  const rows: string[][] = [];
  const atLeast = (aim: string, wanted: number, found: number) =>
    rows.push([aim, found.toFixed(1), found >= wanted ? 'met' : 'MISSED']);
  const atMost = (aim: string, wanted: number, found: number) =>
    rows.push([aim, found.toFixed(0), found <= wanted ? 'met' : 'MISSED']);
  for (const [index, { query, answered }] of measured.entries()) {
    const short = query.what.slice(0, 2);
    const perSecond = (name: string) => answered.get(name)?.perSecond ?? Number.NaN;
    if (index < FIRST_THREE) {
      atLeast(`${short} ours ≥ 1.5 × SQL by hand`, 1.5, perSecond('ours') / perSecond('SQL by hand'));
      atLeast(`${short} ours ≥ 10 × PostGraphile`, 10, perSecond('ours') / perSecond('PostGraphile'));
    }
    atLeast(`${short} asked again ≥ 3 × ours`, 3, perSecond('ours, asked again') / perSecond('ours'));
  }
  const card = measured[0]?.answered.get('ours');
  if (card) atMost('Q1 p99 under 25 ms', 24, card.p99);
  const megabytes = memory.get('ours');
  if (megabytes != null) atMost('at most 600 MB', 600, megabytes);
  return rows;
}

function rate({ perSecond }: Answered): string {
  return Math.round(perSecond).toLocaleString('en');
}

function times(one: Answered, ours: Answered | null | undefined): string {
  return ours ? (one.perSecond / ours.perSecond).toFixed(2) : '';
}
