// Builds what is older than its sources: the server bundle and the site. Run alone (`npm run build`) it builds both.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const vite = join(root, 'node_modules/vite/bin/vite.js');

const server = {
  name: 'server',
  stamp: 'build/server.stamp',
  product: 'build/server/main.js',
  sources: ['api', 'db', 'vite.config.ts', 'tsconfig.json', 'package-lock.json'],
  steps: [[vite, 'build', '--logLevel', 'warn']],
};
const site = {
  name: 'site',
  stamp: 'build/web.stamp',
  product: 'build/web/handler.js',
  sources: ['web', 'schema.graphql', 'db/content/countries.csv', 'tsconfig.json', 'package-lock.json'],
  steps: [
    [join(root, 'web/geometry/build.mjs')],
    [vite, 'build', 'web', '--config', 'web/vite.config.ts', '--logLevel', 'warn'],
  ],
};

/** Folders whose content is data or made by the build itself. */
const IGNORED = new Set(['figures', 'node_modules', '.svelte-kit', 'built']);

export const buildServer = () => buildIfStale(server);
export const buildSite = () => buildIfStale(site);

async function buildIfStale(part) {
  const fingerprint = fingerprintOf(part.sources);
  const stamp = join(root, part.stamp);
  const fresh =
    existsSync(join(root, part.product)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint;
  if (fresh) return;
  const started = performance.now();
  for (const step of part.steps) await run(step);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, fingerprint);
  console.error(`Built the ${part.name}, ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

/** Size and time of every source file, as make would look at them. */
function fingerprintOf(paths) {
  const hash = createHash('sha256').update(process.versions.node);
  const visit = (path) => {
    const stats = statSync(path);
    if (!stats.isDirectory()) {
      hash.update(`${path} ${stats.size} ${stats.mtimeMs}\n`);
      return;
    }
    for (const name of readdirSync(path).toSorted()) if (!IGNORED.has(name)) visit(join(path, name));
  };
  for (const path of paths) visit(join(root, path));
  return hash.digest('hex');
}

function run([script, ...args]) {
  return new Promise((resolve, reject) => {
    // Under a test runner NODE_ENV is `test`, and what is built would be for development.
    const env = { ...process.env, NODE_ENV: 'production' };
    const child = spawn(process.execPath, [script, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${script} ${args.join(' ')} failed:\n${output}`)),
    );
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await Promise.all([buildServer(), buildSite()]);
}
