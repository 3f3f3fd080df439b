import { randomUUID } from 'node:crypto';
import { expect, inject, it } from 'vitest';
import { Database } from '../../api/database.ts';
import { migrations } from '../../db/migrations/index.ts';
import { databaseUrl, onServer } from '../support/postgres.ts';

const { server } = inject('templates');

it.skipIf(server === null)(
  'a role that may not make the extension is told what to run, and may start afterwards',
  async () => {
    const name = `forestall_plain_${randomUUID().replaceAll('-', '')}`;
    const url = new URL(databaseUrl(server ?? '', name));
    await onServer(server ?? '', `create role "${name}" login password 'plain'`);
    await onServer(server ?? '', `create database "${name}"`);
    try {
      await onServer(url.href, `grant create on schema public to "${name}"`);
      const administrator = url.href;
      url.username = name;
      url.password = 'plain';
      const config = { databaseUrl: url.href, dataDir: '' };

      await expect(Database.open(config, migrations)).rejects.toThrow(
        /^The database behind DATABASE_URL needs PostgreSQL's extension pg_trgm, .*\(permission denied.*"create extension pg_trgm"/,
      );
      await onServer(administrator, 'create extension pg_trgm');
      await (await Database.open(config, migrations)).close();
    } finally {
      await onServer(server ?? '', `drop database "${name}" with (force)`);
      await onServer(server ?? '', `drop role "${name}"`);
    }
  },
);
