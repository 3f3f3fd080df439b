import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { launchChromium } from './chromium.ts';
import { databaseUrl, onServer } from './postgres.ts';
import { Program } from './program.ts';

export interface Site {
  address: string;
  /** Where to connect to the browsers. */
  browser: string;
  browserWithoutWebgl: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    site: Site;
  }
}

/** The built program over the shipped figures and the browsers that visit it: once for all test files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { site, close } = await startSite();
  project.provide('site', site);
  return close;
}

export async function startSite(): Promise<{ site: Site; close(): Promise<void> }> {
  const closing: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of closing.toReversed()) await end();
  };
  try {
    const program = new Program(await freshDatabase(closing));
    closing.push(() => program.stop());
    const [browser, browserWithoutWebgl] = [
      await launchChromium({ webgl: true }),
      await launchChromium({ webgl: false }),
    ];
    closing.push(
      () => browser.close(),
      () => browserWithoutWebgl.close(),
    );
    const site = {
      address: await program.ready(),
      browser: browser.wsEndpoint(),
      browserWithoutWebgl: browserWithoutWebgl.wsEndpoint(),
    };
    return { site, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function freshDatabase(closing: (() => Promise<unknown>)[]): Promise<Record<string, string>> {
  const server = process.env.DATABASE_URL;
  if (server) {
    const name = `forestall_site_${process.pid}`;
    await onServer(server, `create database "${name}"`);
    closing.push(() => onServer(server, `drop database "${name}" with (force)`));
    return { DATABASE_URL: databaseUrl(server, name) };
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'forestall-site-'));
  closing.push(() => rm(dataDir, { recursive: true, force: true }));
  return { DATA_DIR: dataDir };
}
