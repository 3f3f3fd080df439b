import type { IncomingMessage } from 'node:http';

/** Header in which the site's handler is told http or https; proxies set the same. */
export const PROTOCOL_HEADER = 'x-forwarded-proto';

/**
 * Tells the site's handler where the site is reached, since pages write whole addresses: the configured address, else
 * the one the request was sent to, whose protocol only a proxy in front can know to be another than http.
 */
export function tellOrigin({ headers }: IncomingMessage, origin: string | null): void {
  if (origin !== null) {
    const { host, protocol } = new URL(origin);
    headers.host = host;
    headers[PROTOCOL_HEADER] = protocol.slice(0, -1);
    return;
  }
  const [told] = String(headers[PROTOCOL_HEADER] ?? '').split(',');
  headers[PROTOCOL_HEADER] = told?.trim() === 'https' ? 'https' : 'http';
}
