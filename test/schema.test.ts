import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  buildSchema,
  findBreakingChanges,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { expect, it } from 'vitest';
import { createSchema } from '../api/schema.ts';
import { printedSchema } from '../api/printed.ts';

const schema = createSchema();
const read = (path: string) => readFileSync(resolve(import.meta.dirname, path), 'utf8');

it('schema.graphql is what the classes say; `npm run schema` brings it up to date', () => {
  expect(read('../schema.graphql')).toBe(printedSchema(schema));
});

it('every public type, field, argument and value is described', () => {
  const mute = Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .flatMap(undescribed)
    // The root needs no words of its own.
    .filter((name) => name !== 'Query');
  expect(mute).toEqual([]);
});

it('the core of the contract holds, come what may', () => {
  expect(findBreakingChanges(buildSchema(read('contract/contract.graphql')), schema)).toEqual([]);
});

/** What breaks scripts written for the schema before and is not named, word for word, in the changelog. */
function unannounced(before: GraphQLSchema, after: GraphQLSchema, changelog: string): string[] {
  return findBreakingChanges(before, after)
    .map(({ description }) => description)
    .filter((description) => !changelog.includes(description));
}

it('nothing that scripts rely on has broken since it was published, but what CHANGELOG.md names', () => {
  const published = buildSchema(read('contract/published.graphql'));
  expect(unannounced(published, schema, read('../CHANGELOG.md'))).toEqual([]);
});

it.each([
  ['a field that went', 'type Query { a: Int }', 'Query.b was removed.'],
  ['a field that may be null now', 'type Query { a: Int b: Int }', 'Query.b changed type from Int! to Int.'],
  [
    'a new argument that must be given',
    'type Query { a: Int b(c: Int!): Int! }',
    'A required arg c on Query.b was added.',
  ],
])('notices %s, unless it is named', (_, after, description) => {
  const [before, changed] = [buildSchema('type Query { a: Int b: Int! }'), buildSchema(after)];
  expect(unannounced(before, changed, 'Nothing.')).toEqual([description]);
  expect(unannounced(before, changed, `- ${description}`)).toEqual([]);
});

function undescribed(type: GraphQLNamedType): string[] {
  const missing = type.description ? [] : [type.name];
  if (isEnumType(type)) {
    return [
      ...missing,
      ...type
        .getValues()
        .filter((value) => !value.description)
        .map(({ name }) => `${type.name}.${name}`),
    ];
  }
  if (!isObjectType(type) && !isInputObjectType(type)) return missing;
  for (const field of Object.values(type.getFields())) {
    if (!field.description) missing.push(`${type.name}.${field.name}`);
    if (!('args' in field)) continue;
    for (const argument of field.args) {
      if (!argument.description) missing.push(`${type.name}.${field.name}(${argument.name})`);
    }
  }
  return missing;
}
