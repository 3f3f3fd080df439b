import { goto } from '$app/navigation';
import { format, parse, type Query, type State } from '../state.ts';

/** Waits until typing or sliding rests, so that the history holds places and not movements. */
const rest = 400;

/** The explorer's state as it is on the screen; the address bar follows it, and leads on back and forward. */
export class Address {
  current: State = $state.raw(parse(new URLSearchParams()));
  #query: Query;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(url: { searchParams: Query }) {
    this.#query = url.searchParams;
    this.current = parse(url.searchParams);
  }

  /** After every navigation: the address is right. */
  follow(url: { searchParams: Query }): void {
    clearTimeout(this.#timer);
    this.#query = url.searchParams;
    this.current = parse(url.searchParams);
  }

  /** No more writing to the address: the page is being left. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  href(change: Partial<State>): string {
    return `/${format({ ...this.current, ...change }, this.#query)}`;
  }

  change(change: Partial<State>): void {
    clearTimeout(this.#timer);
    this.current = { ...this.current, ...change };
    void goto(this.href({}), { reset: false });
  }

  /** Shows the change at once and writes it to the address when it rests. */
  drift(change: Partial<State>, replace = false): void {
    clearTimeout(this.#timer);
    this.current = { ...this.current, ...change };
    this.#timer = setTimeout(() => void goto(this.href({}), { reset: false, replace }), rest);
  }
}
