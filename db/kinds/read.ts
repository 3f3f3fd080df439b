import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import type { core, z } from 'zod';
import { explain, type Problem } from './problems.ts';
import { plainId, type IdForm } from './words.ts';
import { explainYaml } from './yaml-mistakes.ts';

const ENDING = '.yaml';

/** A content file as it was written, right or wrong: its name without the ending is the id of what it describes. */
export interface Written {
  id: string;
  file: string;
  /** What the YAML says; undefined where it cannot be read. */
  raw: unknown;
  /** The line a field is on, or where the nearest group around it begins. */
  lineOf(...path: (string | number)[]): number;
}

/** One content file that is as its kind should be. */
export interface Described<T> extends Written {
  value: T;
}

/**
 * Every YAML file of a folder, each checked by a schema, in the order of their ids. What is wrong is added to `problems`,
 * with the line of the field, and the file left out.
 */
export async function readKind<S extends z.ZodType>(
  dir: string,
  schema: S,
  problems: Problem[],
  ids: IdForm = plainId,
): Promise<Described<z.output<S>>[]> {
  return (await readFolder(dir, schema, problems, ids)).described;
}

/** As `readKind`, with the files that are wrong beside those that are right: others may refer to them all the same. */
export async function readFolder<S extends z.ZodType>(
  dir: string,
  schema: S,
  problems: Problem[],
  ids: IdForm = plainId,
): Promise<{ written: Written[]; described: Described<z.output<S>>[] }> {
  const written: Written[] = [];
  const described: Described<z.output<S>>[] = [];
  const names = (await readdir(dir)).toSorted();
  for (const name of names.filter((other) => !other.endsWith(ENDING))) {
    const what = `the name does not end in ${ENDING}: rename it or keep it elsewhere`;
    problems.push({ file: join(dir, name), line: 1, what });
  }
  const files = names.filter((name) => name.endsWith(ENDING)).map((name) => join(dir, name));
  const texts = await Promise.all(files.map((file) => textOf(file)));
  for (const [at, file] of files.entries()) {
    const id = basename(file, ENDING);
    if (!ids.pattern.test(id)) {
      problems.push({ file, line: 1, what: `"${id}" is not an id: rename the file, use ${ids.words}` });
    }
    const one = readWritten(id, file, texts[at] ?? '', problems);
    written.push(one);
    const right = checked(one, schema, problems);
    if (right) described.push(right);
  }
  return { written, described };
}

/** One YAML file wherever it lies; null where something is wrong with it, which is added to `problems`. */
export async function readYaml<S extends z.ZodType>(
  file: string,
  schema: S,
  problems: Problem[],
): Promise<Described<z.output<S>> | null> {
  return checked(readWritten(basename(file, ENDING), file, await textOf(file), problems), schema, problems);
}

function checked<S extends z.ZodType>(one: Written, schema: S, problems: Problem[]): Described<z.output<S>> | null {
  if (one.raw === undefined) return null;
  const result = schema.safeParse(one.raw, { reportInput: true });
  if (result.success) return { ...one, value: result.data };
  for (const issue of result.error.issues) {
    problems.push({ file: one.file, line: lineOfIssue(one, issue), what: explain(issue) });
  }
  return null;
}

const textOf = (file: string): Promise<string> => readFile(file, 'utf8');

function readWritten(id: string, file: string, text: string, problems: Problem[]): Written {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  for (const error of document.errors) {
    problems.push({ file, line: lineAt(error.pos[0]), what: explainYaml(error) });
  }
  if (document.contents === null && document.errors.length === 0) {
    problems.push({ file, line: 1, what: 'nothing in it: write its fields, as another file of this folder has them' });
  }
  const readable = document.errors.length === 0 && document.contents !== null;
  return {
    id,
    file,
    raw: readable ? document.toJS() : undefined,
    lineOf: (...path) => lineAt(offsetOf(document, path)),
  };
}

function lineOfIssue(written: Written, issue: core.$ZodIssue): number {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  return written.lineOf(...path, ...unknown);
}

/** Where a field begins; for a missing one, where the group that lacks it does. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const step of path) {
    const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && key.value === step) : undefined;
    const item = isSeq(node) && typeof step === 'number' ? node.items[step] : undefined;
    if (pair === undefined && item === undefined) break;
    offset = startOf(pair?.key ?? item);
    node = pair?.value ?? item;
  }
  return offset;
}

function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}
