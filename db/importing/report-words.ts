import { count, few, largestWords, turnWords, type CountryName } from './drift-words.ts';
import type { FileReport, ImportReport } from './report.ts';

/** The report as a person at a terminal reads it: short, the rest is in the file. */
export function reportWords(report: ImportReport, name: CountryName): string[] {
  const accepted = report.accepted.map((check) => `Accepted: ${check}`);
  return [...report.files.flatMap((file) => fileWords(file, name)), ...accepted, outcomeWords(report)];
}

function fileWords({ release, rows, skipped, figures, against }: FileReport, name: CountryName): string[] {
  const { releases, columns, datasets, drift } = against;
  const lines = skipped.map(({ reason, rows: left, examples }) => {
    const at = examples.map(({ line }) => count(line)).join(', ');
    return `${count(left)} ${reason}${at ? ` (line ${at}${left > examples.length ? ', …' : ''})` : ''}`;
  });
  const known = releases.length > 0;
  lines.push(
    known
      ? `Against ${few(releases)}: ${count(figures.added)} figures and facts new, ${count(figures.changed)} changed, ` +
          `${count(figures.vanished)} no longer there, ${count(figures.unchanged)} unchanged`
      : `${count(figures.added + figures.changed + figures.unchanged)} figures and facts; nothing carried them before`,
  );
  if (known) {
    const more = [
      ...(drift ? turnWords(drift, name) : []),
      columns && columns.new.length > 0 && `new columns: ${few(columns.new)}`,
      columns && columns.vanished.length > 0 && `columns no longer there: ${few(columns.vanished)}`,
      datasets.new.length > 0 && `new data sets: ${few(datasets.new)}`,
      datasets.left.length > 0 &&
        `not in this file, so as they were: ${few(datasets.left.map(({ dataset }) => dataset))}`,
      ...(drift ? largestWords(drift.datasets, name) : []),
    ];
    lines.push(...more.filter((line) => typeof line === 'string').map((line) => `  ${line}`));
  }
  return [
    `${release}: read ${count(rows.read)} rows, kept ${count(rows.kept)}, skipped ${count(rows.skipped)}`,
    ...lines.map((line) => `  ${line}`),
  ];
}

function outcomeWords({ outcome, dataRelease, before }: ImportReport): string {
  if (outcome === 'published') return `Data release ${dataRelease} is published.`;
  if (outcome === 'nothing changed') return `Nothing changed: data release ${dataRelease} holds all of it already.`;
  return (
    `A dry run: this would be data release ${dataRelease}. Nothing was changed` +
    `${before === null ? '.' : `; ${before} still holds.`}`
  );
}
