import { LRUCache } from 'lru-cache';
import type { RequestContext } from '../context.ts';
import type { Database } from '../database.ts';
import { NotFound } from '../errors.ts';
import type { BackTest } from '../model/back-test.ts';
import { Search } from '../search.ts';
import { Events } from '../events.ts';
import { loadReadModel } from './load.ts';
import type { ReadModel } from './read-model.ts';

/** Older data releases kept ready beside the newest: each is some tens of MB. */
const PINNED_KEPT = 2;

/** The read models of a process: the newest data release always, older ones when somebody pins them. */
export class ReadModels {
  /** What a request is given whichever data release it is answered from. */
  readonly beside: Omit<RequestContext, 'model'>;
  private readonly older: LRUCache<string, ReadModel>;

  private constructor(
    private readonly database: Database,
    private newest: ReadModel,
    backTest: BackTest | null,
  ) {
    this.beside = { search: new Search(database), events: new Events(database), backTest };
    this.older = new LRUCache({
      max: PINNED_KEPT,
      fetchMethod: async (_id, _stale, { context }) => loadReadModel(this.database, context as number),
    });
  }

  static async open(database: Database, backTest: BackTest | null = null): Promise<ReadModels> {
    const ordinal = await newestOrdinal(database);
    if (ordinal === null) throw new Error('The database holds no data release to answer from.');
    return new ReadModels(database, await loadReadModel(database, ordinal), backTest);
  }

  current(): ReadModel {
    return this.newest;
  }

  /** The state of everything in the data release of that id; unknown ids are NotFound. */
  async pinned(id: string): Promise<ReadModel> {
    if (id === this.newest.dataRelease.id) return this.newest;
    const known = this.newest.dataReleases.find((release) => release.id === id);
    // Another process may have published it since we last looked.
    if (!known && (await this.refresh())) return this.pinned(id);
    if (!known) throw this.unknown(id);
    const { ordinal } = known;
    const model = await this.older.fetch(id, { context: ordinal });
    if (!model) throw new Error(`The data release ${id} was pushed out while it was loaded.`);
    return model;
  }

  /** Looks for a newer data release, whoever published it, and turns to it; true when there was one. One statement. */
  async refresh(): Promise<boolean> {
    const ordinal = await newestOrdinal(this.database);
    if (ordinal === null || ordinal <= this.newest.dataRelease.ordinal) return false;
    const next = await loadReadModel(this.database, ordinal);
    next.prepare();
    this.newest = next;
    return true;
  }

  /** Whether the database answers. */
  async reachable(): Promise<boolean> {
    return newestOrdinal(this.database).then(
      (ordinal) => ordinal !== null,
      () => false,
    );
  }

  /** Numbers are no words that one mistypes: the newest is what helps most. */
  private unknown(id: string): NotFound {
    const newest = this.newest.dataRelease.id;
    const suggestion = { id: newest, name: newest };
    return new NotFound('data release', id, { suggestion, list: 'meta { dataReleases }', known: [] });
  }
}

async function newestOrdinal(database: Database): Promise<number | null> {
  const rows = await database.read((session) =>
    session.query<{ ordinal: number | null }>('select max(ordinal) as ordinal from data_release'),
  );
  return rows[0]?.ordinal ?? null;
}
