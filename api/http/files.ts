import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isKnown, plain } from './answer.ts';
import { CLOSED } from './headers.ts';

const TYPES: Record<string, string> = {
  '.csv': 'text/csv; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.yaml': 'application/yaml; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
};

/** Sends a file of `folder` whose place in it is `path`, as it stands in a URL. Only kinds we know are given out. */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  path: string,
): Promise<void> {
  const file = inside(folder, path);
  const type = file && TYPES[extname(file)];
  const stats = file && type ? await stat(file).catch(() => null) : null;
  if (!file || !type || !stats?.isFile()) return plain(response, 404, 'There is no such file.');
  await streamFile(request, response, file, stats.size, {
    'Content-Type': type,
    'Cache-Control': 'public, max-age=0, must-revalidate',
    ETag: `W/"${stats.size.toString(36)}-${Math.round(stats.mtimeMs).toString(36)}"`,
    'Last-Modified': stats.mtime.toUTCString(),
  });
}

/** Sends a file as it is, or that the client has it already. */
export async function streamFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: string,
  size: number,
  told: Record<string, string> & { ETag: string },
): Promise<void> {
  const headers = { 'Content-Security-Policy': CLOSED, ...told };
  if (isKnown(request, headers.ETag)) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, { ...headers, 'Content-Length': size });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(file), response);
}

/** The file a URL path means, or null where it leads out of the folder or to something hidden. */
function inside(folder: string, path: string): string | null {
  let name: string;
  try {
    name = decodeURIComponent(path);
  } catch {
    return null;
  }
  const parts = name.split('/');
  if (parts.some((part) => part === '' || part.startsWith('.') || /[\\\0]/.test(part))) return null;
  const root = resolve(folder);
  const file = join(root, ...parts);
  return file.startsWith(root + sep) ? file : null;
}
