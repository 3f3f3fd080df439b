import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { actorContent } from './actor.ts';
import { caseContent } from './case.ts';
import { conditionContent } from './condition.ts';
import { indicatorContent } from './indicator.ts';
import { ownTable } from './own-table.ts';
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

/** What lies beside a table of one's own, which is in no folder of db/content. */
export const ownTableKind = { name: 'own-table', schema: ownTable } as const;

/** Writes the kinds as JSON Schema, by which editors complete fields and mark mistakes while one types. */
export async function writeEditorSchemas(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const { name, schema } of [...Object.values(yamlKinds), ownTableKind]) {
    // As a person writes it, before defaults are filled in; editors for YAML know draft 7 best.
    const json = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
    await writeFile(join(directory, `${name}.json`), `${JSON.stringify(json, null, 2)}\n`);
  }
}
