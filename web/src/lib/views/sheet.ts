import Papa from 'papaparse';
import type { Shown } from './view.ts';

/** What every file of a view says beside its figures. */
export interface About {
  dataRelease: string;
  boundaryNote: string;
  /** Where the site is reached: "https://forestall.example". */
  origin: string;
}

/**
 * The figures as CSV: RFC 4180, UTF-8, empty where there is none. Each row names the data release and what it is from,
 * so that a line that is copied out of it still says so.
 */
export function csvOf({ sheet, releases }: Shown, { dataRelease }: About): string {
  const from = releases.map(({ id }) => id).join(' ');
  const fields = [...sheet.columns.map(({ id }) => id), 'releases', 'data_release'];
  return `${Papa.unparse({ fields, data: sheet.rows.map((row) => [...row, from, dataRelease]) }, { newline: '\r\n' })}\r\n`;
}

/** The same with everything that is known of it. */
export function jsonOf(shown: Shown, { dataRelease, boundaryNote, origin }: About): string {
  const { title, unit, sentence, notes, sheet, releases, address, page } = shown;
  const rows = sheet.rows.map((row) =>
    Object.fromEntries(sheet.columns.map(({ id }, index) => [id, row[index] ?? null])),
  );
  const document = {
    title,
    unit,
    sentence,
    notes,
    dataRelease,
    releases,
    boundaryNote,
    view: `${origin}${address}`,
    page: `${origin}${page}`,
    columns: sheet.columns.map(({ id, label, unit: of }) => ({ id, label, unit: of ?? null })),
    rows,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
