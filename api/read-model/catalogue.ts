import { distance } from 'fastest-levenshtein';
import { NotFound, type Elsewhere } from '../errors.ts';
import { folded } from '../text.ts';

interface Named {
  id: string;
  name: string;
  /** Other names it goes by. */
  others?: readonly string[];
}

/** So many ids can be named in a sentence. */
const FEW = 20;

/** Letters from which on a beginning stands for the whole. */
const BEGINNING = 5;

/** Everything of one kind, ordered by id, found by id. An unknown id is an error that names the nearest known one. */
export class Catalogue<T extends { id: string }> {
  private readonly byId: ReadonlyMap<string, T>;
  /** By the very list: a variable is the same list for each of the countries that a query asks of. */
  private readonly picked = new WeakMap<readonly string[], readonly T[]>();
  private names: { id: string; name: string; spellings: string[] }[] | null = null;

  readonly all: readonly T[];

  constructor(
    /** What one of them is called in a message: `country`. */
    readonly kind: string,
    items: readonly T[],
    private readonly describe: (item: T) => Named,
    /** The query field that has them all; null where there is none. */
    private readonly list: string | null = null,
  ) {
    this.all = items.toSorted((a, b) => compareIds(a.id, b.id));
    this.byId = new Map(this.all.map((item) => [item.id, item]));
  }

  find(id: string): T | undefined {
    return this.byId.get(id);
  }

  get(id: string): T {
    const item = this.byId.get(id);
    if (!item) throw new NotFound(this.kind, id, this.elsewhere(id));
    return item;
  }

  private elsewhere(asked: string): Elsewhere {
    const known = this.all.length <= FEW ? this.all.map(({ id }) => id) : [];
    return { suggestion: this.nearest(asked), list: this.list, known };
  }

  /** Each of `ids` once, in the order of the catalogue. */
  pick(ids: readonly string[]): readonly T[] {
    const known = this.picked.get(ids);
    if (known) return known;
    const items = [...new Set(ids)].toSorted(compareIds).map((id) => this.get(id));
    this.picked.set(ids, items);
    return items;
  }

  /** The known id that `asked` is most probably meant to be; null where nothing known is near it. */
  private nearest(asked: string): { id: string; name: string } | null {
    this.names ??= this.all.map((item) => {
      const { id, name, others = [] } = this.describe(item);
      return { id, name, spellings: [id, name, ...others].map(folded).filter(Boolean) };
    });
    const wanted = folded(asked).slice(0, 100);
    let best: { id: string; name: string; steps: number; shared: number } | null = null;
    for (const { id, name, spellings } of this.names) {
      for (const spelling of spellings) {
        // Long ids are often given by their beginning, which is nearer than its length suggests.
        const begun = wanted.length >= BEGINNING && spelling.startsWith(wanted);
        const steps = begun || isSwap(wanted, spelling) ? 1 : distance(wanted, spelling);
        const shared = sharedStart(wanted, spelling);
        if (!best || steps < best.steps || (steps === best.steps && shared > best.shared)) {
          best = { id, name, steps, shared };
        }
      }
    }
    return best && best.steps <= Math.max(1, wanted.length / 3) ? { id: best.id, name: best.name } : null;
  }
}

/** By code units: the same order in every locale, so a cursor means the same everywhere. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

/** The same but for two neighbouring letters the other way round: one slip of the keyboard, not two. */
function isSwap(a: string, b: string): boolean {
  const at = sharedStart(a, b);
  return a.length === b.length && b === a.slice(0, at) + (a[at + 1] ?? '') + (a[at] ?? '') + a.slice(at + 2);
}
