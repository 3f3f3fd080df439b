import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { tellOrigin } from '../api/http/origin.ts';

function toldFor(headers: Record<string, string>, origin: string | null): string {
  const request = { headers: { host: 'host:4000', ...headers } } as unknown as IncomingMessage;
  tellOrigin(request, origin);
  return `${String(request.headers['x-forwarded-proto'])}://${request.headers.host}`;
}

it('says where the site is reached: as configured, else as the request or the proxy before us says', () => {
  expect(toldFor({}, null)).toBe('http://host:4000');
  expect(toldFor({ 'x-forwarded-proto': 'https' }, null)).toBe('https://host:4000');
  expect(toldFor({ 'x-forwarded-proto': 'https, http' }, null)).toBe('https://host:4000');
  expect(toldFor({ 'x-forwarded-proto': 'javascript:' }, null)).toBe('http://host:4000');
  expect(toldFor({ 'x-forwarded-proto': 'http' }, 'https://forestall.example')).toBe('https://forestall.example');
});
