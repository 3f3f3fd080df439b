import { expect, it } from 'vitest';
import { readConfig } from '../api/config.ts';

it.each([
  [{ PORT: 'abc' }, 'PORT is “abc”; expected a whole number from 0 to 65535.'],
  [{ PORT: '70000' }, 'PORT is “70000”; expected a whole number from 0 to 65535.'],
  [{ PORT: '80.5' }, 'PORT is “80.5”; expected a whole number from 0 to 65535.'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is “loud”; expected one of fatal, error, warn, info, debug, trace, silent.'],
  [{ ORIGIN: 'example.org' }, 'ORIGIN is “example.org”; expected an address such as https://forestall.example.org.'],
  [
    { PORT: '-1', LOG_LEVEL: 'x' },
    'PORT is “-1”; expected a whole number from 0 to 65535. ' +
      'LOG_LEVEL is “x”; expected one of fatal, error, warn, info, debug, trace, silent.',
  ],
])('%j is refused in words for the person at the terminal', (env, message) => {
  expect(() => readConfig(env)).toThrow(message);
});

it.each(['mysql://me:hunter2@host/x', 'postgres://me:hunter/2@host/x', 'me:hunter2@host'])(
  'an address of a database that is none is not repeated, for its password: %s',
  (address) => {
    expect(() => readConfig({ DATABASE_URL: address })).toThrow('DATABASE_URL is no address of a PostgreSQL server;');
    expect(() => readConfig({ DATABASE_URL: address })).not.toThrow(/hunter/);
  },
);

it('what is empty counts as not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 4000, databaseUrl: null });
});
