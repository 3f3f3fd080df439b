import { goto } from '$app/navigation';
import { format, parse, type Query, type State } from '../state.ts';

/** Waits until typing or sliding rests, so that the history holds places and not movements. */
const rest = 400;

/** The explorer's state as it is on the screen; the address bar follows it, and leads on back and forward. */
export class Address {
  current: State = $state.raw(parse(new URLSearchParams()));
  #query: Query;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #written: string | null = null;

  constructor(url: { searchParams: Query }) {
    this.#query = url.searchParams;
    this.current = parse(url.searchParams);
  }

  /** After every navigation: the address is right, unless it is one we wrote and the reader has moved on since. */
  follow(url: { pathname: string; search: string; searchParams: Query }): void {
    this.#query = url.searchParams;
    if (this.#timer !== undefined && url.pathname + url.search === this.#written) return;
    this.stop();
    this.current = parse(url.searchParams);
  }

  /** No more writing to the address: the page is being left. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  href(change: Partial<State>): string {
    return `/${format({ ...this.current, ...change }, this.#query)}`;
  }

  change(change: Partial<State>): void {
    this.current = { ...this.current, ...change };
    this.#write(false);
  }

  /** Shows the change at once and writes it to the address when it rests. */
  drift(change: Partial<State>, replace = false): void {
    clearTimeout(this.#timer);
    this.current = { ...this.current, ...change };
    this.#timer = setTimeout(() => this.#write(replace), rest);
  }

  #write(replace: boolean): void {
    this.stop();
    this.#written = this.href({});
    void goto(this.#written, { reset: false, replace });
  }
}
