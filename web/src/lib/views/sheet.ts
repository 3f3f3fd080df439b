import Papa from 'papaparse';
import { withQuery } from './address.ts';
import { sourceLine } from './source-line.ts';
import type { Shown } from './view.ts';

/** What every file of a view says beside its figures. */
export interface About {
  dataRelease: string;
  boundaryNote: string;
  /** Where the site is reached: "https://forestall.example". */
  origin: string;
}

/** Where the view stays as it is, whatever is published later. */
export function frozenAddress({ address }: Shown, { dataRelease, origin }: About): string {
  return `${origin}${withQuery(address, { release: dataRelease })}`;
}

/**
 * The figures as CSV: RFC 4180, UTF-8, empty where there is none. Each row says what it is of and from, so that a file
 * that lies in a folder, or a line copied out of it, still does.
 */
export function csvOf(shown: Shown, about: About): string {
  const { title, sheet, releases } = shown;
  const all = releases.map(({ id }) => id).join(' ');
  const fields = [...sheet.columns.map(({ id }) => id), 'releases', 'data_release', 'view', 'source', 'address'];
  const rest = [about.dataRelease, title, sourceLine(shown), frozenAddress(shown, about)];
  const data = sheet.rows.map((row, index) => [...row, sheet.from?.[index] ?? all, ...rest]);
  return `${Papa.unparse({ fields, data }, { newline: '\r\n' })}\r\n`;
}

/** The same with everything that is known of it. */
export function jsonOf(shown: Shown, about: About): string {
  const { dataRelease, boundaryNote, origin } = about;
  const { title, unit, sentence, notes, sheet, releases, inputs = [], evidence, address, page } = shown;
  const rows = sheet.rows.map((row, place) => ({
    ...Object.fromEntries(sheet.columns.map(({ id }, index) => [id, row[index] ?? null])),
    ...(sheet.from && { releases: sheet.from[place] ?? null }),
  }));
  const document = {
    title,
    unit,
    sentence,
    notes,
    dataRelease,
    source: sourceLine(shown),
    releases,
    inputs,
    publications: evidence?.publications ?? [],
    boundaryNote,
    view: `${origin}${address}`,
    frozen: frozenAddress(shown, about),
    page: `${origin}${page}`,
    columns: sheet.columns.map(({ id, label, unit: of }) => ({ id, label, unit: of ?? null })),
    rows,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
