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

it('nothing that outside scripts rely on was broken', () => {
  expect(findBreakingChanges(buildSchema(read('contract/contract.graphql')), schema)).toEqual([]);
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
