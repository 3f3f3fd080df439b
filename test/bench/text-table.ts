import { cpus, loadavg } from 'node:os';

/** Lines of columns: the first to the left, numbers to the right. */
export function textTable(cells: readonly (readonly string[])[]): string {
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))) ?? [];
  return cells
    .map((row) => row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))))
    .map((row) => row.join('  '))
    .join('\n');
}

/** Processors, and how busy others keep them: no figure can be read without it. */
export function machine(when: string, [load] = loadavg()): string {
  const all = cpus();
  const day = new Date().toISOString().slice(0, 16).replace('T', ' ');
  return `${day} UTC, ${all.length} × ${all[0]?.model ?? 'processor'}, load ${load?.toFixed(2)} ${when}`;
}
