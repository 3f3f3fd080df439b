import ipaddr from 'ipaddr.js';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const WINDOW = 60;

/** Bytes of an IPv6 address that name a network; a household has all addresses within one to itself. */
const NETWORK_BYTES = 8;

/** Keeps one address from taking the machine from all others. Addresses are held in memory for a minute, nowhere else. */
export class RateLimit {
  private readonly limiter: RateLimiterMemory;

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
    const state = await this.limiter.consume(networkOf(address)).catch(refusal);
    const wait = Math.ceil(state.msBeforeNext / 1000);
    response.setHeader('RateLimit-Policy', `"default";q=${this.perMinute};w=${WINDOW}`);
    response.setHeader('RateLimit', `"default";r=${state.remainingPoints};t=${wait}`);
    return state.consumedPoints > this.perMinute ? wait : null;
  }

  private addressOf({ headers, socket }: IncomingMessage): Address | null {
    const forwarded = String(headers['x-forwarded-for'] ?? '').split(',');
    const told = this.proxies > 0 ? forwarded.at(-this.proxies)?.trim() : undefined;
    const address = told !== undefined && ipaddr.isValid(told) ? told : socket.remoteAddress;
    return address !== undefined && ipaddr.isValid(address) ? ipaddr.process(address) : null;
  }
}

type Address = ipaddr.IPv4 | ipaddr.IPv6;

function networkOf(address: Address): string {
  return address.kind() === 'ipv4' ? address.toString() : address.toByteArray().slice(0, NETWORK_BYTES).join('.');
}

/** The library throws its state where a key has had enough. */
function refusal(state: unknown): RateLimiterRes {
  if (state instanceof RateLimiterRes) return state;
  throw state;
}
