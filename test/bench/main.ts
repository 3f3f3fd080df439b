import { parseArgs } from 'node:util';
import { benchImport } from './import.ts';

const usage = `DATABASE_URL=postgres://user@host:5432/postgres npm run bench -- import [--events <number>] [--observations <number>]
    imports of generated rows beside psql \\copy of the same rows, on that PostgreSQL and on the embedded database;
    400000 events and 1000000 observations where nothing is said. psql must be installed, and the user of the address be
    allowed to create databases; those of the benchmark, and its files, are gone when it ends.`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    events: { type: 'string', default: '400000' },
    observations: { type: 'string', default: '1000000' },
  },
});
const server = process.env.DATABASE_URL;
const [events, observations] = [Number(values.events), Number(values.observations)];
if (positionals.join() !== 'import' || !server || !Number.isInteger(events + observations)) {
  console.error(usage);
  process.exit(1);
}
await benchImport({ events, observations, server });
