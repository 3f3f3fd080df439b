import { z } from 'zod';

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

function wholeNumber(from: number, to: number) {
  const expected = `a whole number from ${from} to ${to}`;
  return z.coerce.number(expected).int(expected).min(from, expected).max(to, expected);
}

const environment = z.object({
  PORT: wholeNumber(0, 65_535).default(4000),
  HOST: z.string().default('0.0.0.0'),
  DATABASE_URL: z
    .string()
    .refine(isPostgres, 'an address such as postgres://user:password@host:5432/forestall')
    .optional(),
  DATA_DIR: z.string().default('.forestall'),
  LOG_LEVEL: z.enum(LEVELS, `one of ${LEVELS.join(', ')}`).default('info'),
  ORIGIN: z.url({ protocol: /^https?$/, error: 'an address such as https://forestall.example.org' }).optional(),
  RATE_LIMIT: wholeNumber(1, 1_000_000).default(3000),
  TRUSTED_PROXIES: wholeNumber(0, 10).default(0),
  FORESTALL_GENUINE: z.string().default('../shared/data'),
});

function isPostgres(text: string): boolean {
  return /^postgres(ql)?:\/\//.test(text) && URL.canParse(text);
}

/** Everything the program takes from its surroundings. No other file reads the environment. */
export interface Config {
  port: number;
  host: string;
  /** PostgreSQL server to use; null = the embedded database under `dataDir`. */
  databaseUrl: string | null;
  dataDir: string;
  logLevel: z.infer<typeof environment>['LOG_LEVEL'];
  /** Public address of the site; null = the one each request was sent to. */
  origin: string | null;
  /** Requests that one address may make in a minute. */
  rateLimit: number;
  /** Proxies of the operator's in front, whose X-Forwarded-For is believed. */
  trustedProxies: number;
  /** Where `data release` looks for the producers' files when it is not told. */
  genuineDir: string;
}

/** Something the person at the terminal can mend: shown as one sentence, exit code 1, no stack. */
export class StartError extends Error {
  override name = 'StartError';
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const problems = new Map(parsed.error.issues.map(({ path, message }) => [String(path[0]), message]));
    const told = [...problems].map(
      ([name, expected]) => `${name} is ${shown(name, given[name])}; expected ${expected}.`,
    );
    throw new StartError(told.join(' '));
  }
  const { PORT, HOST, DATABASE_URL, DATA_DIR, LOG_LEVEL, ORIGIN, RATE_LIMIT, TRUSTED_PROXIES, FORESTALL_GENUINE } =
    parsed.data;
  return {
    port: PORT,
    host: HOST,
    databaseUrl: DATABASE_URL ?? null,
    dataDir: DATA_DIR,
    logLevel: LOG_LEVEL,
    origin: ORIGIN ?? null,
    rateLimit: RATE_LIMIT,
    trustedProxies: TRUSTED_PROXIES,
    genuineDir: FORESTALL_GENUINE,
  };
}

/** What was set, for the person to recognise it; a database's address may hold a password. */
function shown(name: string, value: string | undefined): string {
  return name === 'DATABASE_URL' ? 'no address of a PostgreSQL server' : `“${value}”`;
}
