// Plain JavaScript, because it runs before anything is built and on whatever Node is outside.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = [22, 17];
const [major, minor] = process.versions.node.split('.').map(Number);
const ownNode = fileURLToPath(
  new URL(`../node_modules/.bin/node${process.platform === 'win32' ? '.exe' : ''}`, import.meta.url),
);

if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) {
  // What compiling leaves is kept beside what was built: a third of a second less for every command.
  enableCompileCache(fileURLToPath(new URL('../build/compiled', import.meta.url)));
  const { buildServer, buildSite } = await import('./build.mjs');
  const command = process.argv.slice(2);
  const serves = command.length === 0;
  if (serves) console.error('Forestall is starting.');
  await buildServer();
  // The site is built while the database is made ready: on two cores that halves the first start.
  const site = serves ? buildSite() : undefined;
  site?.catch(() => {
    // Awaited, and reported, by main.
  });
  const { main } = await import('../build/server/main.js');
  await main(command, site);
} else if (existsSync(ownNode)) {
  const child = spawn(ownNode, process.argv.slice(1), { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
} else {
  console.error(
    `Forestall needs Node ${OLDEST_NODE.join('.')} or newer, found ${process.versions.node}. ` +
      'Run `npm ci`, which brings one along on Linux and Windows, or install a newer Node.',
  );
  process.exit(1);
}
