import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { createServer } from 'node:net';

const execute = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');

export async function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const binaries = [18, 17, 16, 15]
  .map((version) => `/usr/lib/postgresql/${version}/bin`)
  .find((path) => existsSync(path));

/** Whether PostgreSQL's own programs and nginx are here. */
export const hasTools = binaries !== undefined && existsSync('/usr/sbin/nginx');

/** PostgreSQL refuses to run as root. */
async function asPostgres(program: string, words: readonly string[]): Promise<void> {
  const isRoot = process.getuid?.() === 0;
  const path = join(binaries ?? '', program);
  await execute(isRoot ? 'runuser' : path, isRoot ? ['-u', 'postgres', '--', path, ...words] : [...words], {
    cwd: '/',
  });
}

export interface Replica {
  url: string;
  stop(): Promise<void>;
}

/** A streaming replica of the server, which can be read only. */
export async function startReplica(server: string): Promise<Replica> {
  const { hostname, port, username } = new URL(server);
  const folder = await mkdtemp(join(tmpdir(), 'forestall-replica-'));
  const own = await freePort();
  const data = join(folder, 'data');
  if (process.getuid?.() === 0) {
    await execute('chown', ['postgres', folder]);
    // The user that PostgreSQL runs as must come through the run's own folder.
    await chmod(tmpdir(), 0o711);
  }
  await asPostgres('pg_basebackup', [
    '-h',
    hostname,
    '-p',
    port,
    '-U',
    username,
    '-D',
    data,
    '-R',
    '-X',
    'stream',
    '-c',
    'fast',
  ]);
  const options = `-p ${own} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off`;
  await asPostgres('pg_ctl', ['start', '-w', '-D', data, '-l', join(folder, 'log'), '-o', options]);
  const url = new URL(server);
  url.port = String(own);
  return {
    url: url.href,
    async stop() {
      await asPostgres('pg_ctl', ['stop', '-D', data, '-m', 'immediate', '-s']);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export interface Proxy {
  address: string;
  stop(): Promise<void>;
}

/** nginx with docs/operations/nginx.conf as it stands, but for ports and folders. */
export async function startProxy(first: string, second: string): Promise<Proxy> {
  const folder = await mkdtemp(join(tmpdir(), 'forestall-nginx-'));
  const port = await freePort();
  const written = await readFile(join(root, 'docs/operations/nginx.conf'), 'utf8');
  const site = written
    .replace('127.0.0.1:4000', new URL(first).host)
    .replace('127.0.0.1:4001', new URL(second).host)
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace('/var/cache/nginx/forestall', join(folder, 'cache'));
  await mkdir(join(folder, 'cache'));
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  const configuration = join(folder, 'nginx.conf');
  await writeFile(
    configuration,
    `daemon off; pid ${join(folder, 'pid')}; error_log ${join(folder, 'error')};${process.getuid?.() === 0 ? ' user root;' : ''}
     events {} http { access_log off; ${places.join(' ')} ${site} }`,
  );
  const child: ChildProcess = spawn('/usr/sbin/nginx', ['-e', join(folder, 'error'), '-c', configuration], {
    stdio: 'inherit',
  });
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const address = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100; tries += 1) {
    if (
      await fetch(`${address}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      break;
    await new Promise((again) => setTimeout(again, 50));
  }
  return {
    address,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
