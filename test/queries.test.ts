import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, Kind, parse, validate, type DocumentNode, type FragmentDefinitionNode } from 'graphql';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const schema = buildSchema(readFileSync(join(root, 'schema.graphql'), 'utf8'));

/** Documents stand in `.ts` files as graphql(`…`), so that the compiler infers their types. */
const documents = globSync('web/src/**/*.ts', { cwd: root }).flatMap((file) => {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/\bgraphql\(\s*`([^`]+)`/g)].map((match) => ({ file, document: parse(match[1] ?? '') }));
});
const fragments = new Map(
  documents.flatMap(({ document }) =>
    document.definitions
      .filter((definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((definition) => [definition.name.value, definition] as const),
  ),
);

/** A document with the fragments it spreads, which may stand in other files and spread others. */
function complete(document: DocumentNode): DocumentNode {
  const definitions = new Set(document.definitions);
  // What is added while a set is walked is walked as well.
  for (const definition of definitions) {
    for (const [name] of JSON.stringify(definition).matchAll(
      /(?<="FragmentSpread","name":\{"kind":"Name","value":")\w+/g,
    )) {
      const fragment = fragments.get(name);
      if (fragment) definitions.add(fragment);
    }
  }
  return { ...document, definitions: [...definitions] };
}

describe('every query of the site', () => {
  it('is found', () => {
    expect(documents.length).toBeGreaterThan(4);
  });

  it.each(documents)('in $file is valid against schema.graphql', ({ document }) => {
    const problems = validate(schema, complete(document))
      .map(({ message }) => message)
      .filter((message) => !/^Fragment "\w+" is never used/.test(message));
    expect(problems).toEqual([]);
  });
});
