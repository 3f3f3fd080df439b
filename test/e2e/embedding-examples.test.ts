import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Papa from 'papaparse';
import { PNG } from 'pngjs';
import { beforeEach, expect, inject, it, onTestFinished } from 'vitest';
import { programOf, run } from '../support/languages.ts';
import { readPdf } from '../support/pdf.ts';

/** The examples of docs/embedding.md for other languages, run as they stand against a server. */
const [python, r, latex] = await Promise.all([programOf('python'), programOf('r'), programOf('latex')]);
const root = resolve(import.meta.dirname, '../..');

let site: string;
let text: string;
beforeEach(async () => {
  site = inject('site').address;
  const release = (await fetch(`${site}/map.csv`)).headers.get('forestall-release') ?? '';
  text = (await readFile(join(root, 'docs/embedding.md'), 'utf8'))
    .replaceAll('https://forestall.example', site)
    .replaceAll('2026.4', release);
});

const blocks = (language: string): string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'))].map(([, block = '']) => block);

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'forestall-docs-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** The table that the examples read, as another reader has it. */
async function table(): Promise<{ columns: string[]; rows: number }> {
  const csv = await (await fetch(`${site}/country/NGA/risk.csv`)).text();
  const { data, meta } = Papa.parse(csv, { header: true, skipEmptyLines: true });
  return { columns: meta.fields ?? [], rows: data.length };
}

it.skipIf(python === null)('Python reads the figures, and Jupyter makes the frame', async () => {
  const [frame = '', figures = '', ...others] = blocks('python');
  expect(others).toEqual([]);
  const place = await folder();
  const lines = frame.trim().split('\n');
  const asked = [...lines.slice(0, -1), `print(${lines.at(-1)}._repr_html_())`].join('\n');
  const written = await run(python ?? '', ['-c', asked], place);
  const squeezed = (markup: string) => markup.replaceAll(/\s+/g, ' ').replaceAll(' >', '>').trim();
  expect(blocks('html').map(squeezed)).toContain(squeezed(written));

  const shape = await run(python ?? '', ['-c', `${figures}\nprint(len(risk), ",".join(risk.columns))`], place);
  const { columns, rows } = await table();
  expect(shape.trim()).toBe(`${rows} ${columns.join(',')}`);
});

it.skipIf(r === null)('R reads the figures, and knitr places the picture', async () => {
  const place = await folder();
  const [figures = '', ...others] = blocks('r');
  expect(others).toEqual([]);
  const shape = await run(r ?? '', ['-e', `${figures}\ncat(nrow(risk), paste(names(risk), collapse = ","))`], place);
  const { columns, rows } = await table();
  expect(shape.trim()).toBe(`${rows} ${columns.join(',')}`);

  const [chunk = ''] = /^```\{r [^]*?^```/m.exec(text) ?? [];
  await writeFile(join(place, 'report.Rmd'), `${chunk}\n`);
  await run(r ?? '', ['-e', 'knitr::knit("report.Rmd", quiet = TRUE)'], place);
  const report = await readFile(join(place, 'report.md'), 'utf8');
  expect(report).toContain('nigeria-risk.png');
  expect(report).toContain('Nigeria: risk profile. Forestall, data release');
  expect(PNG.sync.read(await readFile(join(place, 'nigeria-risk.png'))).width).toBe(1890);
});

it.skipIf(latex === null)('LaTeX sets the picture at the width of a column', { timeout: 60_000 }, async () => {
  const place = await folder();
  const picture = await fetch(`${site}/country/NGA/risk.png?width=945`);
  await writeFile(join(place, 'column.png'), Buffer.from(await picture.arrayBuffer()));
  const [example = '', ...others] = blocks('latex');
  expect(others).toEqual([]);
  const [preamble = '', ...body] = example.split('\n');
  const source = ['\\documentclass{article}', preamble, '\\begin{document}', ...body, '\\end{document}'].join('\n');
  await writeFile(join(place, 'report.tex'), source);
  const log = await run(latex ?? '', ['-interaction=nonstopmode', '-halt-on-error', 'report.tex'], place);
  expect(log).toContain('column.png');
  const [page, ...more] = await readPdf(await readFile(join(place, 'report.pdf')));
  expect(more).toEqual([]);
  expect(page?.text).toContain('Nigeria: risk profile. Forestall, data release');
});
