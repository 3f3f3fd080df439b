import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Somebody else's site: one page on a port of its own, with the policy they have. */
export async function serveForeign(
  body: string,
  policy: string | null = null,
): Promise<{ address: string; close(): Promise<void> }> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (policy) response.setHeader('content-security-policy', policy);
    response.end(
      `<!doctype html><html lang="en"><title>A report</title><body><h1>A report</h1>${body}<p>After it.</p>`,
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    // Another host as well as another port.
    address: `http://localhost:${port}/`,
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
