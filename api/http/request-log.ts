import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';

/**
 * One line a request. Addresses, browsers, queries and what stands after `?` are left out: they say who looked at
 * what, which is nobody's business.
 */
export function logRequest(logger: Logger, path: string, request: IncomingMessage, response: ServerResponse): string {
  const id = randomUUID();
  const started = performance.now();
  // A request that was cut off no longer knows its socket.
  const { socket } = request;
  const sentBefore = socket.bytesWritten;
  response.setHeader('X-Request-Id', id);
  response.once('close', () => {
    const line = {
      id,
      method: request.method,
      path,
      status: response.statusCode,
      ms: Math.round((performance.now() - started) * 10) / 10,
      bytes: socket.bytesWritten - sentBefore,
      // The client went away before it had everything.
      ...(!response.writableFinished && { cut: true }),
    };
    if (response.statusCode >= 500) logger.error(line, 'request');
    else logger.info(line, 'request');
  });
  return id;
}
