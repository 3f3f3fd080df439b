import type { ServerResponse } from 'node:http';
import { beforeHead } from './response-head.ts';

/** For the bare page of an error, which has a style sheet and nothing else. */
const PLAIN = "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'";

/** For what is not a page of the site: nothing may run, load or frame it. */
export const CLOSED = "default-src 'none'; frame-ancestors 'none'";

const HTML = 'text/html; charset=utf-8';

const ALWAYS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** Views made to stand in other people's pages. */
function isEmbed(path: string): boolean {
  return path.startsWith('/embed/');
}

export function secure(path: string, response: ServerResponse): void {
  for (const [name, value] of Object.entries(ALWAYS)) response.setHeader(name, value);
  beforeHead(response, () => {
    // The site's handler leaves it to the page to say so, which a browser reads only once it has guessed.
    if (response.getHeader('content-type') === 'text/html') response.setHeader('Content-Type', HTML);
  });
  if (isEmbed(path)) return;
  response.setHeader('X-Frame-Options', 'DENY');
  beforeHead(response, () => {
    if (!String(response.getHeader('content-type') ?? '').startsWith('text/html')) return;
    const policy = response.getHeader('content-security-policy');
    if (policy === undefined) response.setHeader('Content-Security-Policy', PLAIN);
    // A second policy beside the page's own: both must allow.
    else if (!String(policy).includes('frame-ancestors')) {
      response.setHeader('Content-Security-Policy', `${String(policy)}, frame-ancestors 'none'`);
    }
  });
}

/** Anyone's script may read; there is nothing here that a visitor could read and its author could not. */
export function openToScripts(response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader(
    'Access-Control-Expose-Headers',
    'Forestall-Release, Forestall-Has-Next-Page, Forestall-End-Cursor, Link, ETag, X-Request-Id',
  );
}
