import { MikroORM, type Constructor, type Options } from '@mikro-orm/core';
import { Migrator, type Migration } from '@mikro-orm/migrations';
import { PgliteDriver, type PgliteConnection } from '@mikro-orm/pglite';
import { PostgreSqlDriver, type PostgreSqlConnection } from '@mikro-orm/postgresql';
import type { PGlite } from '@electric-sql/pglite';
import type { Pool, PoolClient } from 'pg';
import { StartError, type Config } from './config.ts';
import { openEmbedded, type Use } from './embedded.ts';
import { lostAtCommit } from './faults.ts';
import { entities } from './model/index.ts';
import { embeddedSession, serverSession, type Session } from './session.ts';

/** Named like the migration classes' files, oldest first. */
export type Migrations = { name: string; class: Constructor<Migration> }[];

const OLDEST_SERVER = 150000;

/** The number is arbitrary, and the same for every Forestall process on the server. */
const MIGRATION_LOCK = 7_034_222;

/** The one database of a process: PostgreSQL where DATABASE_URL says so, else the embedded one. */
export class Database {
  /** Statements sent since the start; tests assert on it. */
  statements = 0;
  /** Whether it is a streaming replica, which can be read only: what it holds is brought there by its primary. */
  isReplica = false;

  private constructor(
    readonly orm: MikroORM,
    readonly kind: 'embedded' | 'server',
    private readonly release: () => Promise<void> | void,
  ) {}

  static async open(
    config: Pick<Config, 'databaseUrl' | 'dataDir'>,
    migrations: Migrations,
    use: Use = 'serving',
  ): Promise<Database> {
    const database = config.databaseUrl
      ? await Database.connect(config.databaseUrl, migrations)
      : await Database.embed(await openEmbedded(config.dataDir, use), migrations);
    try {
      await database.migrate(migrations, config);
      return database;
    } catch (error) {
      await database.close();
      throw error;
    }
  }

  /** Over an embedded database that is already open: tests hand in one in memory. */
  static async embed(
    { pglite, release }: { pglite: PGlite; release?: () => void },
    migrations: Migrations,
  ): Promise<Database> {
    const options: Partial<Options> = {
      ...Database.options(migrations),
      driver: PgliteDriver,
      dbName: 'forestall',
      driverOptions: { pglite },
    };
    return Database.create(options, 'embedded', async () => {
      await pglite.close();
      release?.();
    });
  }

  private static async connect(url: string, migrations: Migrations): Promise<Database> {
    const database = await Database.create(
      {
        ...Database.options(migrations),
        driver: PostgreSqlDriver,
        clientUrl: url,
        driverOptions: { connectionTimeoutMillis: 5000 },
      },
      'server',
      () => undefined,
    );
    try {
      const [row] = await database.read((session) =>
        session.query<{ version: string; replica: boolean }>(
          `select current_setting('server_version_num') as version, pg_is_in_recovery() as replica`,
        ),
      );
      database.isReplica = row?.replica ?? false;
      if (Number(row?.version) < OLDEST_SERVER) {
        throw new StartError(
          `DATABASE_URL leads to PostgreSQL ${Math.floor(Number(row?.version) / 10000)}; version 15 or newer is needed.`,
        );
      }
      return database;
    } catch (error) {
      await database.close();
      throw error instanceof StartError ? error : unreachable(url, error);
    }
  }

  private static options(migrations: Migrations): Partial<Options> {
    return {
      entities,
      extensions: [Migrator],
      migrations: { migrationsList: migrations, snapshot: false, silent: true },
      discovery: { warnWhenNoEntities: false },
      colors: false,
    };
  }

  private static async create(options: Partial<Options>, kind: Database['kind'], release: () => Promise<void> | void) {
    let count = () => {};
    const orm = await MikroORM.init({
      ...options,
      onQuery: (sql) => {
        count();
        return sql;
      },
    });
    const database = new Database(orm, kind, release);
    count = () => {
      database.statements += 1;
    };
    return database;
  }

  /** Processes that start at once take turns, or each would make the same tables. */
  private async migrate(migrations: Migrations, config: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<void> {
    if (this.kind === 'embedded' || this.isReplica) return this.migrateAlone(migrations, config);
    const client = await (await this.pool()).connect();
    try {
      await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
      await this.migrateAlone(migrations, config);
    } finally {
      // Ending the session gives the lock back, whatever state it is in.
      client.release(true);
    }
  }

  private async migrateAlone(migrations: Migrations, config: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<void> {
    const known = new Set(migrations.map(({ name }) => name));
    const executed = await this.orm.migrator.getExecuted();
    const foreign = executed.find(({ name }) => !known.has(name));
    if (foreign) {
      const where = config.databaseUrl ? 'behind DATABASE_URL' : `in ${config.dataDir}`;
      throw new StartError(
        `The database ${where} is from a newer version of Forestall (it has the change ${foreign.name}). ` +
          `Start that version, or use another database. Nothing was changed.`,
      );
    }
    if (this.isReplica) {
      const pending = await this.orm.migrator.getPending();
      if (pending.length > 0) throw behindPrimary('lacks changes of its tables');
      return;
    }
    try {
      await this.orm.migrator.up();
    } catch (error) {
      throw /extension "pg_trgm"/.test(String(error)) ? withoutTrigrams(error) : error;
    }
  }

  /** One transaction on one connection; whatever `work` throws undoes all of it. */
  async transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const count = () => {
      this.statements += 1;
    };
    if (this.kind === 'embedded') {
      const pglite = await this.embeddedClient();
      return pglite.transaction((transaction) => work(embeddedSession(transaction, count)));
    }
    const client = await this.client();
    try {
      await client.query('begin');
      const result = await work(serverSession(client, count));
      await client.query('commit').catch((error: unknown) => {
        throw lostAtCommit(error) ?? error;
      });
      client.release();
      return result;
    } catch (error) {
      // A connection whose rollback fails is broken: hand it back as such, and report what came first.
      const broken = await client.query('rollback').then(
        () => false,
        () => true,
      );
      client.release(broken);
      throw error;
    }
  }

  /** Statements that only read, outside a transaction. */
  async read<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const count = () => {
      this.statements += 1;
    };
    if (this.kind === 'embedded') return work(embeddedSession(await this.embeddedClient(), count));
    const client = await this.client();
    try {
      return await work(serverSession(client, count));
    } finally {
      client.release();
    }
  }

  async close(): Promise<void> {
    await this.orm.close();
    await this.release();
  }

  private embeddedClient(): Promise<PGlite> {
    return (this.orm.em.getConnection() as unknown as PgliteConnection).getNativeClient() as Promise<PGlite>;
  }

  private async client(): Promise<PoolClient> {
    const client = await (await this.pool()).connect();
    // A connection that is lost fails the statement under way, which is told of; unheard, it would end the process too.
    if (client.listenerCount('error') === 0) client.on('error', () => undefined);
    return client;
  }

  private pool(): Promise<Pool> {
    return (this.orm.em.getConnection() as unknown as PostgreSqlConnection).getNativeClient() as Promise<Pool>;
  }
}

function withoutTrigrams(error: unknown): StartError {
  const [why] = /(permission denied|extension "pg_trgm"|could not open extension)[^\n]*/.exec(String(error)) ?? [];
  return new StartError(
    `The database behind DATABASE_URL needs PostgreSQL's extension pg_trgm, which could not be made (${why}). ` +
      `Let an administrator of it run "create extension pg_trgm" there, then start again. Nothing was changed.`,
  );
}

/** A replica gets everything from its primary. */
export function behindPrimary(why: string): StartError {
  return new StartError(
    `DATABASE_URL leads to a replica that ${why} this version of Forestall brings. Start this version on its primary first.`,
  );
}

function unreachable(url: string, error: unknown): StartError {
  const { hostname, port, pathname } = new URL(url);
  const why = error instanceof AggregateError ? error.errors.map(String).join('; ') : String((error as Error).message);
  return new StartError(
    `Cannot use PostgreSQL at ${hostname}:${port || 5432}${pathname} from DATABASE_URL (${why.split('\n')[0]}). ` +
      `Check the address, the user and that the server runs.`,
  );
}
