import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { actorContent } from './actor.ts';
import { caseContent } from './case.ts';
import { conditionContent } from './condition.ts';
import { indicatorContent } from './indicator.ts';
import { publicationContent } from './publication.ts';
import { recommendationContent } from './recommendation.ts';
import { sourceContent } from './source.ts';

/** By the folder of db/content that holds such files: what an entry is called and what its file must look like. */
export const yamlKinds = {
  actors: { name: 'actor', schema: actorContent },
  cases: { name: 'case', schema: caseContent },
  conditions: { name: 'condition', schema: conditionContent },
  indicators: { name: 'indicator', schema: indicatorContent },
  publications: { name: 'publication', schema: publicationContent },
  recommendations: { name: 'recommendation', schema: recommendationContent },
  sources: { name: 'source', schema: sourceContent },
} as const;

/** By file name: the kinds as JSON Schema, by which editors complete fields and mark mistakes while one types. */
export function editorSchemas(): ReadonlyMap<string, unknown> {
  return new Map(
    Object.values(yamlKinds).map(({ name, schema }) => [
      `${name}.json`,
      // What is written, before defaults are filled in; editors for YAML know draft 7 best.
      z.toJSONSchema(schema, { io: 'input', target: 'draft-7' }),
    ]),
  );
}

export async function writeEditorSchemas(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const [name, schema] of editorSchemas()) {
    await writeFile(join(directory, name), `${JSON.stringify(schema, null, 2)}\n`);
  }
}
