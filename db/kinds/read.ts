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
    const value = await readDescription(file, schema, problems);
    if (value !== undefined) found.push({ id, file, value });
  }
  return found;
}

async function readDescription<S extends z.ZodType>(
  file: string,
  schema: S,
  problems: Problem[],
): Promise<z.output<S> | undefined> {
  const lines = new LineCounter();
  const document = parseDocument(await readFile(file, 'utf8'), { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  for (const error of document.errors) {
    problems.push({ file, line: lineAt(error.pos[0]), what: `not readable as YAML: ${error.message}` });
  }
  if (document.errors.length > 0) return undefined;
  const result = schema.safeParse(document.toJS(), { reportInput: true });
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    problems.push({ file, line: lineAt(offsetOf(document, issue)), what: explain(issue) });
  }
  return undefined;
}

/** Where the field an issue is about begins; for a missing field, where the group that lacks it does. */
function offsetOf(document: Document, issue: core.$ZodIssue): number {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const step of [...issue.path, ...unknown]) {
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
