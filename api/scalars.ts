import { GraphQLScalarType } from 'graphql';
import { GraphQLISODateTime } from 'type-graphql';

export const DateTime = new GraphQLScalarType({
  ...GraphQLISODateTime.toConfig(),
  name: 'DateTime',
  description: 'Date and time in UTC, ISO 8601, such as `2026-03-01T12:00:00.000Z`.',
});

/** Only ever given out: no argument takes it, so there is nothing to read. */
export const Json = new GraphQLScalarType({ name: 'JSON', description: 'Any JSON value.' });
