import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { Database } from '../../api/database.ts';
import { migrations } from '../../db/migrations/index.ts';
import { nextRelease, shippedRelease } from '../support/data-release.ts';
import { Program } from '../support/program.ts';
import { publishSecond } from '../support/second-release.ts';
import { inForm } from '../support/view-addresses.ts';

const views = ['/country/NGA/risk', '/map?layer=hdr.hdi&year=2021', '/country/NGA/groups'];
const forms = ['embed', 'svg', 'png', 'csv', 'json'] as const;
const addresses = views.flatMap((view) => forms.map((form) => inForm(view, form, `release=${shippedRelease}`)));

it('a view that is frozen at a data release stays the same to the byte when a newer one is published', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'forestall-frozen-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  // Pictures name the address they were made at.
  const port = await freePort();

  /** Every frozen view in all forms, the newest figures, and what the line on newer ones says. */
  async function visit(): Promise<{ frozen: Map<string, string>; newest: string; newer: string }> {
    const program = new Program({ DATA_DIR: dataDir, PORT: String(port) });
    onTestFinished(() => program.stop());
    const site = await program.ready();
    const frozen = new Map<string, string>();
    for (const address of addresses) {
      const answer = await fetch(site + address);
      expect(answer.status, address).toBe(200);
      frozen.set(address, Buffer.from(await answer.arrayBuffer()).toString('base64'));
    }
    const newest = await (await fetch(`${site}/map.csv?layer=hdr.hdi&year=2021`)).text();
    const newer = await (await fetch(`${site}/embed/newer?than=${shippedRelease}`)).text();
    await program.stop();
    return { frozen, newest, newer };
  }

  const before = await visit();
  expect(before.newer).toContain(`There is no newer data release than ${shippedRelease}.`);
  const database = await Database.open({ databaseUrl: null, dataDir }, migrations);
  await publishSecond(database);
  await database.close();
  const after = await visit();

  for (const [address, bytes] of before.frozen) expect(after.frozen.get(address) === bytes, address).toBe(true);
  expect(after.newest).not.toBe(before.newest);
  expect(after.newest).toContain('"Nigeria, renamed",NGA,2021,0.999');
  expect(after.newer).toContain(`There is a newer data release: ${nextRelease}.`);
}, 180_000);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
