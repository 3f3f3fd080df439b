import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CLOSED } from './headers.ts';

/** Sends a whole body; what it is cannot run as a page unless a policy says so. */
export function answer(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'Content-Security-Policy': CLOSED,
    ...headers,
  });
  response.end(body);
}

export function plain(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): void {
  answer(response, status, 'text/plain; charset=utf-8', `${text}\n`, headers);
}

/** Weak, because the same content may be sent compressed. */
export function tagOf(content: string | Uint8Array): string {
  return `W/"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
}

/** Sends the body, or that the client has it already. */
export function answerTagged(
  request: IncomingMessage,
  response: ServerResponse,
  type: string,
  body: string | Uint8Array,
  headers: Record<string, string> & { ETag: string },
): void {
  if (isKnown(request, headers.ETag)) response.writeHead(304, headers).end();
  else answer(response, 200, type, body, headers);
}

export function isKnown(request: IncomingMessage, tag: string): boolean {
  const known = (request.headers['if-none-match'] ?? '').split(',').map((one) => opaque(one.trim()));
  return known.includes('*') || known.includes(opaque(tag));
}

function opaque(tag: string): string {
  return tag.replace(/^W\//, '');
}
