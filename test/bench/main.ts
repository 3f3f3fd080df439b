import { parseArgs } from 'node:util';
import { benchApi } from './api.ts';
import { benchGrowth } from './growth.ts';
import { benchImport } from './import.ts';

const usage = `DATABASE_URL=postgres://user@host:5432/postgres npm run bench -- <what>
  import [--events <number>] [--observations <number>] [--rounds <number>]
    imports of generated rows beside psql \\copy of the same rows, on that PostgreSQL and on the embedded database;
    400000 events, 1000000 observations and 3 rounds where nothing is said. psql must be installed.
  api [--connections <number>] [--seconds <number>]
    six queries of the API beside SQL written by hand, PostGraphile and GraphQL Yoga with DataLoader on that PostgreSQL;
    32 connections and 5 seconds a figure where nothing is said. What it is compared with is installed into test/bench.
  growth [--factors 1,10,100] [--seconds <number>]
    queries of the API, one after the other, at so many times the observations and publications that ship; the copies are
    generated, and say so. 100 times needs 10 GB of disk.
The user of the address must be allowed to create databases; those of the benchmark, and its files, are gone when it ends.`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    events: { type: 'string', default: '400000' },
    observations: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '32' },
    factors: { type: 'string', default: '1,10,100' },
    seconds: { type: 'string', default: '5' },
  },
});
const server = process.env.DATABASE_URL;
const [events, observations, rounds] = [Number(values.events), Number(values.observations), Number(values.rounds)];
const [connections, seconds] = [Number(values.connections), Number(values.seconds)];
const factors = values.factors.split(',').map(Number);
const known = Number.isInteger(events + observations + rounds + connections + seconds);
if (server && known && positionals.join() === 'import') {
  await benchImport({ events, observations, rounds, server });
} else if (server && known && positionals.join() === 'api') {
  await benchApi({ server, connections, seconds });
} else if (server && known && factors.every(Number.isInteger) && positionals.join() === 'growth') {
  await benchGrowth({ server, factors, seconds });
} else {
  console.error(usage);
  process.exit(1);
}
