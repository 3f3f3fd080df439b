import type { IncomingMessage } from 'node:http';
import { limits } from '../limits.ts';

/** A body that cannot be taken: what to answer, in words for its sender. */
export class BodyError extends Error {
  constructor(
    readonly status: 400 | 413 | 415,
    message: string,
  ) {
    super(message);
  }
}

/** The body of a request that says it is JSON. */
export function readText(request: IncomingMessage): Promise<string> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type)) {
    throw new BodyError(415, `The Content-Type is ${type ? `“${type}”` : 'missing'}; send application/json.`);
  }
  if (request.headers['content-encoding'] !== undefined) throw new BodyError(415, 'Send the body uncompressed.');
  if (Number(request.headers['content-length'] ?? 0) > limits.maxDocumentBytes) throw tooLarge();
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      parts.push(part);
      if (size <= limits.maxDocumentBytes) return;
      request.pause();
      reject(tooLarge());
    });
    request.once('end', () => resolve(Buffer.concat(parts).toString('utf8')));
    request.once('error', reject);
  });
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BodyError(400, `The body is not JSON: ${(error as SyntaxError).message}.`);
  }
}

function tooLarge(): BodyError {
  return new BodyError(
    413,
    `The body is larger than ${limits.maxDocumentBytes} bytes. Pass long lists as variables of several requests.`,
  );
}
