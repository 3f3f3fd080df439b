import fc, { type GeneratorValue } from 'fast-check';
import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** Draws from the run's seed, so that a failure can be drawn again. */
type Draw = GeneratorValue;

/** Ids that there are, ids that there are not, and what nobody should send. */
const TEXTS = [
  'NGA',
  'PAK',
  'IRQ',
  'XKX',
  'VAT',
  'SUN',
  'vdem.v2x_clphy',
  'ucdp.os_total_deaths_best',
  'forestall.risk',
  'ophi.mpi',
  'ssr.policing',
  'nigeria',
  'NG-BO',
  'epr',
  'abbs2020tiesthatbind',
  '',
  ' ',
  'NGR',
  'constructor',
  '__proto__',
  'toString',
  '%',
  '\u0000',
  '𝒳',
  'a'.repeat(300),
  "'; drop table observation; --",
  '<script>',
  '2026.4',
  'WyJOR0EiXQ',
  'bnVsbA',
];
const NUMBERS = [0, 1, 2, 3, 100, 1000, 1001, -1, 1989, 1990, 2010, 2023, 2024, 2_147_483_647, -2_147_483_648];
const FLOATS = [0, 1, 0.5, -1, 1000, 1001, 1e308, -1e308, 1e-320];

function pick<T>(draw: Draw, options: readonly T[]): T {
  const option = options[draw(fc.nat, { max: options.length - 1 })];
  return option as T;
}

const chance = (draw: Draw, percent: number): boolean => draw(fc.integer, { min: 1, max: 100 }) <= percent;

/** A query that fits the schema; what its arguments hold may still be refused. */
export function queryOf(draw: Draw, schema: GraphQLSchema): string {
  const root = schema.getQueryType();
  if (!root) throw new Error('The schema has no queries.');
  const count = draw(fc.integer, { min: 1, max: 3 });
  const fields = Array.from({ length: count }, (_, index) => `q${index}: ${fieldOf(draw, schema, root, 0)}`);
  return `{ ${fields.join(' ')} }`;
}

function fieldOf(draw: Draw, schema: GraphQLSchema, type: GraphQLObjectType, depth: number): string {
  const fields = Object.values(type.getFields());
  const usable = depth < 5 ? fields : fields.filter((one) => !isCompositeType(getNamedType(one.type)));
  const field = pick(draw, usable.length > 0 ? usable : fields);
  return `${field.name}${argumentsOf(draw, field)}${selectionOf(draw, schema, field, depth)}`;
}

function selectionOf(draw: Draw, schema: GraphQLSchema, field: GraphQLField<unknown, unknown>, depth: number): string {
  const type = getNamedType(field.type);
  if (!isCompositeType(type)) return '';
  if (isAbstractType(type)) {
    const parts = schema
      .getPossibleTypes(type)
      .map((one) => `... on ${one.name} { ${nested(draw, schema, one, depth)} }`);
    return ` { __typename ${parts.join(' ')} }`;
  }
  return isObjectType(type) ? ` { ${nested(draw, schema, type, depth)} }` : '';
}

function nested(draw: Draw, schema: GraphQLSchema, type: GraphQLObjectType, depth: number): string {
  if (depth > 7) return '__typename';
  const count = draw(fc.integer, { min: 1, max: 3 });
  return Array.from(
    { length: count },
    (_, index) => `f${depth}${index}: ${fieldOf(draw, schema, type, depth + 1)}`,
  ).join(' ');
}

function argumentsOf(draw: Draw, { args }: GraphQLField<unknown, unknown>): string {
  const given = args.filter((one) => isNonNullType(one.type) || chance(draw, 50));
  if (given.length === 0) return '';
  return `(${given.map((one) => `${one.name}: ${valueOf(draw, one)}`).join(', ')})`;
}

function valueOf(draw: Draw, { type }: GraphQLArgument | GraphQLInputField): string {
  return literal(draw, type, 0);
}

function literal(draw: Draw, type: GraphQLInputType, depth: number): string {
  if (!isNonNullType(type) && chance(draw, 5)) return 'null';
  const bare = getNullableType(type);
  if (isListType(bare)) {
    const count = draw(fc.integer, { min: 0, max: 3 });
    return `[${Array.from({ length: count }, () => literal(draw, bare.ofType as GraphQLInputType, depth + 1)).join(', ')}]`;
  }
  if (isEnumType(bare)) return pick(draw, bare.getValues()).name;
  if (isInputObjectType(bare)) {
    const fields = Object.values(bare.getFields()).filter(
      (one) => isNonNullType(one.type) || (depth < 3 && chance(draw, 40)),
    );
    return `{ ${fields.map((one) => `${one.name}: ${literal(draw, one.type, depth + 1)}`).join(', ')} }`;
  }
  if ('name' in bare && bare.name === 'Int') return String(pick(draw, NUMBERS));
  if ('name' in bare && bare.name === 'Float') return String(pick(draw, FLOATS));
  if ('name' in bare && bare.name === 'Boolean') return String(chance(draw, 50));
  return JSON.stringify(pick(draw, TEXTS));
}

/** The same, hurt somewhere: a piece taken out, doubled or replaced. */
export function hurt(draw: Draw, text: string): string {
  const at = draw(fc.integer, { min: 0, max: text.length });
  const length = draw(fc.integer, { min: 0, max: 12 });
  const rest = text.slice(at + length);
  const piece = pick(draw, [
    '',
    text.slice(at, at + length).repeat(2),
    '{',
    '}',
    '$',
    '@skip(if: true)',
    '...',
    '"""',
    '\\u0000',
    '[[',
    ' fragment x on Query { ...x }',
  ]);
  return text.slice(0, at) + piece + rest;
}

/** Variables of any kind, most of them wrong. */
export function variablesOf(draw: Draw): unknown {
  return pick(draw, [
    undefined,
    {},
    { id: 'NGA' },
    { id: 1 },
    { id: null },
    [],
    'text',
    7,
    { filter: { countries: [['NGA']] } },
    { first: '1000' },
  ]);
}
