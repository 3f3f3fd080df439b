import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import type { core, z } from 'zod';
import { explain, type Problem } from './problems.ts';

/** One content file: its name without the ending is the id of what it describes. */
export interface Described<T> {
  id: string;
  file: string;
  value: T;
  /** The line a field is on, or where the nearest group around it begins. */
  lineOf(...path: (string | number)[]): number;
}

/**
 * Every YAML file of a folder, each checked by a schema, in the order of their ids. What is wrong is added to `problems`,
 * with the line of the field, and the file left out.
 */
export async function readKind<S extends z.ZodType>(
  dir: string,
  schema: S,
  problems: Problem[],
): Promise<Described<z.output<S>>[]> {
  const found: Described<z.output<S>>[] = [];
  for (const name of (await readdir(dir)).toSorted()) {
    const file = join(dir, name);
    const id = basename(name, '.yaml');
    if (id === name) {
      problems.push({ file, line: 1, what: 'the name does not end in .yaml: rename it or keep it elsewhere' });
      continue;
    }
    const described = await readDescription(file, schema, problems);
    if (described) found.push({ id, file, ...described });
  }
  return found;
}

async function readDescription<S extends z.ZodType>(
  file: string,
  schema: S,
  problems: Problem[],
): Promise<Pick<Described<z.output<S>>, 'value' | 'lineOf'> | undefined> {
  const lines = new LineCounter();
  const document = parseDocument(await readFile(file, 'utf8'), { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  for (const error of document.errors) {
    problems.push({ file, line: lineAt(error.pos[0]), what: `not readable as YAML: ${error.message}` });
  }
  if (document.errors.length > 0) return undefined;
  const result = schema.safeParse(document.toJS(), { reportInput: true });
  if (result.success) {
    return { value: result.data, lineOf: (...path) => lineAt(offsetOf(document, path)) };
  }
  for (const issue of result.error.issues) {
    problems.push({ file, line: lineAt(offsetOfIssue(document, issue)), what: explain(issue) });
  }
  return undefined;
}

function offsetOfIssue(document: Document, issue: core.$ZodIssue): number {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return offsetOf(document, [...issue.path, ...unknown]);
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
