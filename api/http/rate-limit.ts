import ipaddr from 'ipaddr.js';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const WINDOW = 60;

/** Bytes of an IPv6 address that name a network; a household has all addresses within one to itself. */
const NETWORK_BYTES = 8;

/** Requests of one network in one minute of the clock. */
export interface Count {
  network: string;
  minute: number;
  requests: number;
}

/**
 * Keeps one address from taking the machine from all others, by the minute of the clock, which is the same for all
 * processes. Memory decides at once; what others counted of the same network is added as it becomes known (`learn`).
 * Addresses are held in memory for a minute, nowhere else.
 */
export class RateLimit {
  private readonly limiter: RateLimiterMemory;
  /** What was counted here since it was last shared; null where nobody shares it. */
  private unshared: Map<string, Count> | null = null;

  /** `proxies`: how many of our own stand in front, each of which adds to X-Forwarded-For the address it saw. */
  constructor(
    private readonly perMinute: number,
    private readonly proxies: number,
  ) {
    this.limiter = new RateLimiterMemory({ points: perMinute, duration: WINDOW });
  }

  /** Counts a request and says so in its headers; seconds to wait where it is one too many, else null. */
  async take(request: IncomingMessage, response: ServerResponse): Promise<number | null> {
    const address = this.addressOf(request);
    // From the machine itself, past any proxy: a health check, or the operator's own.
    if (!address || address.range() === 'loopback') return null;
    const count = { network: networkOf(address), minute: minuteOf(Date.now()), requests: 1 };
    const state = await this.limiter.consume(keyOf(count), 1, { customDuration: secondsLeft(count) }).catch(refusal);
    this.note(count);
    const wait = Math.ceil(state.msBeforeNext / 1000);
    response.setHeader('RateLimit-Policy', `"default";q=${this.perMinute};w=${WINDOW}`);
    response.setHeader('RateLimit', `"default";r=${state.remainingPoints};t=${wait}`);
    return state.consumedPoints > this.perMinute ? wait : null;
  }

  /** From now on remembers what it counts until that is taken by `counted`. */
  share(): void {
    this.unshared = new Map();
  }

  /** What was counted here since this was last asked. */
  counted(): Count[] {
    const counts = [...(this.unshared?.values() ?? [])];
    this.unshared?.clear();
    return counts;
  }

  /** What all processes together have counted. */
  async learn(total: Count): Promise<void> {
    const left = secondsLeft(total);
    if (left <= 0) return;
    const since = this.unshared?.get(keyOf(total))?.requests ?? 0;
    await this.limiter.set(keyOf(total), total.requests + since, left);
  }

  private note(count: Count): void {
    if (!this.unshared) return;
    const known = this.unshared.get(keyOf(count));
    if (known) known.requests += 1;
    else this.unshared.set(keyOf(count), count);
  }

  private addressOf({ headers, socket }: IncomingMessage): Address | null {
    const forwarded = String(headers['x-forwarded-for'] ?? '').split(',');
    const told = this.proxies > 0 ? forwarded.at(-this.proxies)?.trim() : undefined;
    const address = told !== undefined && ipaddr.isValid(told) ? told : socket.remoteAddress;
    return address !== undefined && ipaddr.isValid(address) ? ipaddr.process(address) : null;
  }
}

export const minuteOf = (milliseconds: number): number => Math.floor(milliseconds / (WINDOW * 1000));

const keyOf = ({ network, minute }: Count): string => `${minute} ${network}`;

const secondsLeft = ({ minute }: Count): number => Math.ceil((minute + 1) * WINDOW - Date.now() / 1000);

type Address = ipaddr.IPv4 | ipaddr.IPv6;

function networkOf(address: Address): string {
  return address.kind() === 'ipv4' ? address.toString() : address.toByteArray().slice(0, NETWORK_BYTES).join('.');
}

/** The library throws its state where a key has had enough. */
function refusal(state: unknown): RateLimiterRes {
  if (state instanceof RateLimiterRes) return state;
  throw state;
}
