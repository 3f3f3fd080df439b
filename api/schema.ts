import {
  getNullableType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLSchema,
  isListType,
  isNonNullType,
} from 'graphql';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';
import { resolveDirectly } from './direct-resolvers.ts';
import { resolvers } from './model/index.ts';

/** The public schema, made of the classes in api/model. */
export function createSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [...resolvers] as unknown as NonEmptyArray<(typeof resolvers)[number]>,
    // Arguments are checked where they are used, with messages that say what to write instead.
    validate: false,
  });
  stateTables(schema);
  resolveDirectly(schema);
  return schema;
}

/** type-graphql cannot say “rows are never null, their numbers may be”, so the tables of layers are stated here. */
function stateTables(schema: GraphQLSchema): void {
  for (const owner of ['Layer', 'SalienceLayer', 'NeedLayer']) {
    const layer = schema.getType(owner);
    if (!(layer instanceof GraphQLObjectType)) throw new Error(`The schema has no ${owner}.`);
    for (const field of Object.values(layer.getFields())) {
      const isNullable = !isNonNullType(field.type);
      const rows = getNullableType(field.type);
      const row = isListType(rows) ? getNullableType(rows.ofType) : null;
      if (!isListType(row)) continue;
      const table = new GraphQLList(new GraphQLNonNull(new GraphQLList(getNullableType(row.ofType))));
      field.type = isNullable ? table : new GraphQLNonNull(table);
    }
  }
}
