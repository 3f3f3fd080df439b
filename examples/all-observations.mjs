// Every figure of every country and region, page by page, as CSV. Needs Node 20 or newer and nothing else.
//
//     node all-observations.mjs > observations.csv

const forestall = process.env.FORESTALL ?? 'http://localhost:4000';
const query = `query ($after: String) {
  observations(filter: {}, first: 1000, after: $after) {
    nodes { indicator { id } country { id } region { id } year value low high release { id } }
  }
}`;

// The data release is fixed by the first page, so that figures of two releases are never mixed.
let release = null;
let next = `/graphql?${new URLSearchParams({ query, format: 'csv' })}`;
let pages = 0;
while (next !== null) {
  const answer = await fetch(new URL(next, forestall), { headers: release ? { 'Forestall-Release': release } : {} });
  if (!answer.ok) throw new Error((await answer.json()).errors[0].message);
  release = answer.headers.get('forestall-release');
  const text = await answer.text();
  process.stdout.write(pages === 0 ? text : text.slice(text.indexOf('\n') + 1));
  pages += 1;
  next = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1] ?? null;
}
console.error(`${pages} pages of data release ${release}`);
