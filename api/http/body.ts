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

/** The JSON object in the body of a request. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type)) {
    throw new BodyError(415, `The Content-Type is ${type ? `“${type}”` : 'missing'}; send application/json.`);
  }
  if (request.headers['content-encoding'] !== undefined) throw new BodyError(415, 'Send the body uncompressed.');
  const text = await readText(request);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BodyError(400, `The body is not JSON: ${(error as SyntaxError).message}.`);
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = Number(request.headers['content-length'] ?? 0);
  if (size > limits.maxDocumentBytes) throw tooLarge();
  size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > limits.maxDocumentBytes) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function tooLarge(): BodyError {
  return new BodyError(
    413,
    `The body is larger than ${limits.maxDocumentBytes} bytes. Pass long lists as variables of several requests.`,
  );
}
