import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** What the examples need beside the project: programs that `.ci/run` installs, and a line that shows that they are all there. */
const languages = {
  python: { programs: ['python3', '/usr/bin/python3'], probe: ['-c', 'import pandas, requests, IPython'] },
  r: { programs: ['Rscript'], probe: ['-e', 'library(knitr); library(httr2); library(jsonlite)'] },
  latex: { programs: ['pdflatex'], probe: ['--version'] },
};

export type Language = keyof typeof languages;

/** The program that runs a language here; null where it is missing, and an error in CI, where it may not be. */
export async function programOf(language: Language): Promise<string | null> {
  const { programs, probe } = languages[language];
  for (const program of programs) {
    if (await execute(program, probe).then(Boolean, () => false)) return program;
  }
  if (process.env.CI) throw new Error(`${programs.join(', ')}: not found, or without what the examples need.`);
  return null;
}

/** Runs it in a folder; what it writes to standard output. */
export async function run(
  program: string,
  words: readonly string[],
  folder: string,
  environment: Record<string, string> = {},
): Promise<string> {
  const options = { cwd: folder, timeout: 120_000, maxBuffer: 256 * 1024 ** 2 };
  const { stdout } = await execute(program, words, { ...options, env: { ...process.env, ...environment } });
  return stdout;
}
