import { z } from 'zod';

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  HOST: z.string().min(1).default('0.0.0.0'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'expected an address such as postgres://user:password@host:5432/forestall')
    .optional(),
  DATA_DIR: z.string().min(1).default('.forestall'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  // Read by the site's handler itself; checked here so that a wrong one is said at the start.
  ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  FORESTALL_GENUINE: z.string().min(1).default('../shared/data'),
});

/** Everything the program takes from its surroundings. No other file reads the environment. */
export interface Config {
  port: number;
  host: string;
  /** PostgreSQL server to use; null = the embedded database under `dataDir`. */
  databaseUrl: string | null;
  dataDir: string;
  logLevel: z.infer<typeof environment>['LOG_LEVEL'];
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
    const problems = parsed.error.issues.map(
      (issue) => `${issue.path.join('.')}=${JSON.stringify(given[String(issue.path[0])])}: ${issue.message}`,
    );
    throw new StartError(`The configuration cannot be used: ${problems.join('; ')}.`);
  }
  const { PORT, HOST, DATABASE_URL, DATA_DIR, LOG_LEVEL, FORESTALL_GENUINE } = parsed.data;
  return {
    port: PORT,
    host: HOST,
    databaseUrl: DATABASE_URL ?? null,
    dataDir: DATA_DIR,
    logLevel: LOG_LEVEL,
    genuineDir: FORESTALL_GENUINE,
  };
}
