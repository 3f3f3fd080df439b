/** What a share of the people may add up to in a state and year: shares are rounded, so a little over one is no mistake. */
const MOST = 1.02;

interface Span {
  from: number;
  to: number;
}

/** Refuses periods that cannot be: turned round, overlapping, or of more people than there are. */
export class Periods {
  readonly #ofGroup = new Map<string, Span[]>();
  readonly #sizes = new Map<string, number>();

  check(gwid: string, group: string, { from, to }: Span, size: number | null): void {
    if (from > to) throw new Error(`"from" is ${from} and "to" is ${to}: expected a period that ends after it begins.`);
    if (size !== null && (size < 0 || size > 1)) {
      throw new Error(`column "size" holds ${size}: expected a share of the people, 0 to 1.`);
    }
    const spans = this.#ofGroup.get(group) ?? [];
    const other = spans.find((span) => span.from <= to && from <= span.to);
    if (other) {
      throw new Error(
        `group ${group} has a period ${other.from} to ${other.to} and another ${from} to ${to}: expected one at a time.`,
      );
    }
    this.#ofGroup.set(group, [...spans, { from, to }]);
    for (let year = from; year <= to; year += 1) this.#count(`${gwid} in ${year}`, size ?? 0);
  }

  #count(state: string, size: number): void {
    const sum = (this.#sizes.get(state) ?? 0) + size;
    if (sum > MOST) {
      throw new Error(`the groups of state ${state} hold ${sum.toFixed(3)} of its people: expected 1 at most.`);
    }
    this.#sizes.set(state, sum);
  }
}
