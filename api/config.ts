import { z } from 'zod';

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const environment = z.object({
  PORT: z.coerce
    .number('a whole number from 0 to 65535')
    .int('a whole number from 0 to 65535')
    .min(0, 'a whole number from 0 to 65535')
    .max(65535, 'a whole number from 0 to 65535')
    .default(4000),
  HOST: z.string().default('0.0.0.0'),
  DATABASE_URL: z
    .string()
    .refine(isPostgres, 'an address such as postgres://user:password@host:5432/forestall')
    .optional(),
  DATA_DIR: z.string().default('.forestall'),
  LOG_LEVEL: z.enum(LEVELS, `one of ${LEVELS.join(', ')}`).default('info'),
  ORIGIN: z.url({ protocol: /^https?$/, error: 'an address such as https://forestall.example.org' }).optional(),
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
  const { PORT, HOST, DATABASE_URL, DATA_DIR, LOG_LEVEL, ORIGIN, FORESTALL_GENUINE } = parsed.data;
  return {
    port: PORT,
    host: HOST,
    databaseUrl: DATABASE_URL ?? null,
    dataDir: DATA_DIR,
    logLevel: LOG_LEVEL,
    origin: ORIGIN ?? null,
    genuineDir: FORESTALL_GENUINE,
  };
}

/** What was set, for the person to recognise it; a database's address may hold a password. */
function shown(name: string, value: string | undefined): string {
  return name === 'DATABASE_URL' ? 'no address of a PostgreSQL server' : `“${value}”`;
}
