import { GraphQLObjectType, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { getMetadataStorage } from 'type-graphql';

type Storage = ReturnType<typeof getMetadataStorage>;
type Method = Pick<Storage['queries'][number], 'target' | 'methodName' | 'params'>;
type Resolve = GraphQLFieldResolver<unknown, unknown, Record<string, unknown>>;
type Take = (root: unknown, args: Record<string, unknown>, context: unknown) => unknown;

/**
 * Lets fields call the methods of our resolver classes themselves. By way of type-graphql every field with arguments
 * is a promise, since arguments could be validated by one. Ours are checked where they are used and nothing waits but
 * what is marked so (executor.ts), and without promises a compiled query is faster and throws to its caller instead of
 * into the void.
 */
export function resolveDirectly(schema: GraphQLSchema): void {
  const storage = getMetadataStorage();
  const nameOf = new Map(storage.objectTypes.map(({ target, name }) => [target, name]));
  for (const query of storage.queries) attach(schema, 'Query', query.schemaName, query);
  for (const field of storage.fieldResolvers) {
    const owner = field.kind === 'external' ? nameOf.get(field.getObjectType?.() as never) : undefined;
    if (owner !== undefined) attach(schema, owner, field.schemaName, field);
  }
}

function attach(schema: GraphQLSchema, owner: string, name: string, method: Method): void {
  const type = schema.getType(owner);
  const field = type instanceof GraphQLObjectType ? type.getFields()[name] : undefined;
  if (!field) throw new Error(`The schema has no field ${owner}.${name}.`);
  field.resolve = direct(method);
}

function direct({ target, methodName, params = [] }: Method): Resolve {
  const instance = Reflect.construct(target, []) as Record<string, (...values: unknown[]) => unknown>;
  const takes = params.toSorted((a, b) => a.index - b.index).map(parameter);
  return (root, args, context) => instance[methodName]?.(...takes.map((take) => take(root, args, context)));
}

/** What a parameter of a resolver method stands for. */
function parameter(metadata: NonNullable<Method['params']>[number]): Take {
  switch (metadata.kind) {
    case 'root':
      return (root) => root;
    case 'context':
      return (_root, _args, context) => context;
    case 'args':
      return (_root, args) => args;
    case 'arg':
      return (_root, args) => args[metadata.name];
    default:
      throw new Error(`Resolver methods take @Root, @Ctx, @Arg and @Args, not ${metadata.kind}.`);
  }
}
