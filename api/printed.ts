import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { createSchema } from './schema.ts';

/** The schema as text, in an order that does not depend on the order of imports. */
export function printedSchema(schema = createSchema()): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

/** Brings schema.graphql, the public contract, up to date with the classes. */
export async function writePrintedSchema(root: string): Promise<void> {
  await writeFile(join(root, 'schema.graphql'), printedSchema());
}
