// A load from outside, as a process of its own: the job comes as JSON on stdin, what was measured goes to stdout.
import { text } from 'node:stream/consumers';
import autocannon from 'autocannon';

const { url, bodies, connections, seconds } = JSON.parse(await text(process.stdin));

/** `[nth]` in a body becomes a number that no request had before. */
const parts = bodies.map((body) => body.split('[nth]'));
const start = Date.now() * 1000;
let count = 0;
const setupRequest = (request) => {
  count += 1;
  const [before, after] = parts[count % parts.length];
  request.body = after === undefined ? before : `${before}${start + count}${after}`;
  return request;
};

const { requests, latency, non2xx, errors, timeouts } = await autocannon({
  url,
  method: 'POST',
  headers: { 'content-type': 'application/json', accept: 'application/json' },
  connections,
  duration: seconds,
  // An answer slower than this is an error, and is said to be one.
  timeout: 30,
  requests: [{ setupRequest }],
});
console.log(
  JSON.stringify({
    perSecond: requests.average,
    p50: latency.p50,
    p99: latency.p99,
    answered: requests.total,
    failed: non2xx + errors + timeouts,
  }),
);
