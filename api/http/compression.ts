import type { IncomingMessage, ServerResponse } from 'node:http';
import { constants, createBrotliCompress, createGzip, type BrotliCompress, type Gzip } from 'node:zlib';
import { appendHeader, beforeHead } from './response-head.ts';

/** Below this the saving is not worth the work, nor the header. */
const SMALLEST = 1024;
/** Text shrinks to about a fifth at once; more effort gains little and holds up a page. */
const BROTLI_QUALITY = 4;

const TEXT =
  /^(text\/|application\/([\w.-]+\+)?(json|xml|yaml|javascript|manifest)|application\/graphql|image\/svg\+xml)/i;

type Callback = (error?: Error | null) => void;
type Write = (chunk: unknown, encoding?: BufferEncoding | Callback, callback?: Callback) => boolean;
type End = (chunk?: unknown, encoding?: BufferEncoding | Callback, callback?: Callback) => ServerResponse;

/** Compresses what is text and not small, as it is written, for a client that takes it. */
export function compress(request: IncomingMessage, response: ServerResponse): void {
  const write = response.write.bind(response) as Write;
  const end = response.end.bind(response) as End;
  let encoder: BrotliCompress | Gzip | null = null;
  let wholeLength: number | undefined;

  beforeHead(response, () => {
    if (!TEXT.test(String(response.getHeader('content-type') ?? ''))) return;
    appendHeader(response, 'Vary', 'Accept-Encoding');
    if (!hasBody(request, response)) return;
    const encoding = bestEncoding(String(request.headers['accept-encoding'] ?? ''));
    const length = Number(response.getHeader('content-length') ?? wholeLength ?? Number.POSITIVE_INFINITY);
    if (!encoding || length < SMALLEST) return;
    weaken(response);
    response.removeHeader('Content-Length');
    response.removeHeader('Accept-Ranges');
    response.setHeader('Content-Encoding', encoding);
    encoder = begin(encoding, response, write, end);
  });

  const head = () => {
    if (!response.headersSent) response.writeHead(response.statusCode);
  };
  response.write = ((chunk, encoding, callback) => {
    head();
    return encoder ? encoder.write(chunk, encoding as BufferEncoding, callback) : write(chunk, encoding, callback);
  }) satisfies Write as typeof response.write;
  response.end = ((chunk, encoding, callback) => {
    const isChunk = typeof chunk === 'string' || chunk instanceof Uint8Array;
    wholeLength = isChunk ? Buffer.byteLength(chunk) : 0;
    head();
    if (!encoder) return end(chunk, encoding, callback);
    const done = [chunk, encoding, callback].find((one): one is Callback => typeof one === 'function');
    if (done) response.once('finish', done);
    if (isChunk) encoder.end(chunk, typeof encoding === 'string' ? encoding : 'utf8');
    else encoder.end();
    return response;
  }) satisfies End as typeof response.end;
}

function hasBody(request: IncomingMessage, response: ServerResponse): boolean {
  return (
    request.method !== 'HEAD' &&
    ![204, 206, 304].includes(response.statusCode) &&
    !response.hasHeader('content-encoding') &&
    !/\bno-transform\b/.test(String(response.getHeader('cache-control') ?? ''))
  );
}

/** The better one of those the client takes; a weight of 0 is a refusal. */
function bestEncoding(accepted: string): 'br' | 'gzip' | null {
  const taken = new Map(
    accepted.split(',').map((part) => {
      const [name = '', ...parameters] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return [name, weight === undefined ? 1 : Number(weight)];
    }),
  );
  const weightOf = (name: string) => taken.get(name) ?? taken.get('*') ?? 0;
  if (weightOf('br') > 0) return 'br';
  return weightOf('gzip') > 0 ? 'gzip' : null;
}

/** A compressed body has the same meaning, not the same bytes. */
function weaken(response: ServerResponse): void {
  const tag = response.getHeader('etag');
  if (typeof tag === 'string' && !tag.startsWith('W/')) response.setHeader('ETag', `W/${tag}`);
}

function begin(encoding: 'br' | 'gzip', response: ServerResponse, write: Write, end: End): BrotliCompress | Gzip {
  const encoder =
    encoding === 'br'
      ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } })
      : createGzip();
  encoder.on('data', (chunk) => {
    if (!write(chunk)) encoder.pause();
  });
  encoder.on('end', () => end());
  // Whoever writes waits for `drain` on the response, which must speak for the encoder before it.
  encoder.on('drain', () => response.emit('drain'));
  response.on('drain', () => encoder.resume());
  response.on('close', () => encoder.destroy());
  return encoder;
}
