import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLScalarType,
  type GraphQLSchema,
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

/** type-graphql cannot say “rows are never null, their numbers may be”, so the layer's tables are stated here. */
function stateTables(schema: GraphQLSchema): void {
  const layer = schema.getType('Layer');
  if (!(layer instanceof GraphQLObjectType)) throw new Error('The schema has no layers.');
  const table = (of: GraphQLScalarType) => new GraphQLList(new GraphQLNonNull(new GraphQLList(of)));
  const { values, low, high, classSure } = layer.getFields();
  if (values) values.type = new GraphQLNonNull(table(GraphQLFloat));
  if (low) low.type = table(GraphQLFloat);
  if (high) high.type = table(GraphQLFloat);
  if (classSure) classSure.type = table(GraphQLBoolean);
}
