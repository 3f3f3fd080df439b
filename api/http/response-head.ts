import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http';

/**
 * Calls `change` when the status and headers of a response are about to be sent, whoever sets them and however: the
 * last moment to add a header that depends on the others.
 */
export function beforeHead(response: ServerResponse, change: () => void): void {
  const writeHead = response.writeHead.bind(response) as (status: number) => ServerResponse;
  let done = false;
  response.writeHead = (
    status: number,
    ...rest: (string | OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined)[]
  ) => {
    if (done) return writeHead(status);
    done = true;
    response.statusCode = status;
    const [first, second] = rest;
    if (typeof first === 'string') response.statusMessage = first;
    setAll(response, typeof first === 'string' ? second : first);
    change();
    return writeHead(response.statusCode);
  };
}

function setAll(response: ServerResponse, headers: unknown): void {
  // A flat list of names and values in turn, as `rawHeaders` has them, or an object.
  const pairs: [unknown, unknown][] = Array.isArray(headers)
    ? Array.from({ length: headers.length / 2 }, (_, index) => [headers[2 * index], headers[2 * index + 1]])
    : Object.entries(headers ?? {});
  for (const [name, value] of pairs)
    if (value !== undefined) response.setHeader(String(name), value as OutgoingHttpHeader);
}

/** Adds to a header that may be there already. */
export function appendHeader(response: ServerResponse, name: string, value: string): void {
  const present = String(response.getHeader(name) ?? '');
  const values = present.split(/\s*,\s*/).filter(Boolean);
  if (!values.some((one) => one.toLowerCase() === value.toLowerCase()))
    response.setHeader(name, [...values, value].join(', '));
}
