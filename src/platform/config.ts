import { checkpointPlacesFrom } from './checkpoint-places.js';
import { type IdentityProvider, identityProviderFrom, PROVIDER_VARIABLES } from './identity-provider.js';
import { type Network, networksFrom } from './networks.js';
import { StartError } from './start-error.js';

/** How much is logged, from least to most. */
export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/** One of {@link LOG_LEVELS}. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Everything the process reads from its environment, checked once at the start. */
export interface Config {
  /** TCP port, 0 to 65535; 0 lets the system choose one. */
  readonly port: number;
  readonly host: string;
  /** A PostgreSQL server of one's own; null starts the embedded one. */
  readonly databaseUrl: string | null;
  /** Where the embedded PostgreSQL keeps its data, as written: relative to the working directory. */
  readonly dataDir: string;
  /** Whether an empty embedded store is filled with the example. */
  readonly example: boolean;
  /** The token of an administrator before accounts exist; null lets an embedded instance answer its own machine only. */
  readonly bootstrapToken: string | null;
  /** Where browsers reach the page, without a path; null where nobody said so. */
  readonly publicUrl: string | null;
  readonly logLevel: LogLevel;
  /** The proxies that may say for whom they ask; empty where browsers connect by themselves. */
  readonly trustedProxies: readonly Network[];
  /** Who else may say who somebody is; null where there are passwords only. */
  readonly identityProvider: IdentityProvider | null;
  /** The file with the private key that signs checkpoints of the ledger; null where nobody named one. */
  readonly ledgerKey: string | null;
  /** Where checkpoints are taken to, a folder or an address each; empty for nowhere. */
  readonly checkpointPlaces: readonly string[];
}

/** The environment does not make a configuration; the message lists every fault and how to mend it. */
export class ConfigError extends StartError {
  override readonly name = 'ConfigError';

  constructor(readonly faults: readonly string[]) {
    super(
      faults.length === 1
        ? `The configuration is wrong: ${faults[0]}`
        : `The configuration is wrong in ${faults.length} places:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    );
  }
}

/** Shorter tokens can be guessed; 32 characters of base64 carry 192 bits. */
const SHORTEST_TOKEN = 32;

const ownVariables = [
  'CLAIMTRAIL_DATA_DIR',
  'CLAIMTRAIL_EXAMPLE',
  'CLAIMTRAIL_BOOTSTRAP_TOKEN',
  'CLAIMTRAIL_PUBLIC_URL',
  'CLAIMTRAIL_TRUSTED_PROXIES',
  'CLAIMTRAIL_LEDGER_KEY',
  'CLAIMTRAIL_CHECKPOINTS',
  ...PROVIDER_VARIABLES,
];

/**
 * Reads the configuration. An empty variable counts as one that is not set, as container tools pass them.
 *
 * No value of a variable that may hold a secret is repeated in a message.
 *
 * @throws ConfigError naming every variable that is wrong, not only the first
 */
export function configFrom(env: Readonly<Record<string, string | undefined>>): Config {
  const faults: string[] = [];
  const read = <T>(name: string, fallback: T, parse: (text: string) => T | undefined, mend: string): T => {
    const text = env[name];
    if (text === undefined || text === '') return fallback;
    const value = parse(text);
    if (value === undefined) faults.push(`${name} ${mend}`);
    return value ?? fallback;
  };
  const publicUrl = read<string | null>(
    'CLAIMTRAIL_PUBLIC_URL',
    null,
    publicUrlFrom,
    'must be the http or https address of the page without a path, such as https://claims.example.org.',
  );
  const config: Config = {
    port: read('PORT', 3000, portFrom, 'must be a whole number from 0 to 65535, such as PORT=3000.'),
    host: read(
      'HOST',
      '127.0.0.1',
      hostFrom,
      'must be one address or host name without a port, such as HOST=127.0.0.1.',
    ),
    databaseUrl: read<string | null>(
      'DATABASE_URL',
      null,
      databaseUrlFrom,
      'must be a URL that names a PostgreSQL database, such as postgres://user:password@host:5432/claimtrail.',
    ),
    dataDir: read('CLAIMTRAIL_DATA_DIR', '.data', (text) => text, ''),
    example: read('CLAIMTRAIL_EXAMPLE', true, switchFrom, 'must be on or off.'),
    bootstrapToken: read<string | null>(
      'CLAIMTRAIL_BOOTSTRAP_TOKEN',
      null,
      tokenFrom,
      `must be at least ${SHORTEST_TOKEN} letters, digits or signs without spaces; make one with: openssl rand -base64 32`,
    ),
    logLevel: read<LogLevel>(
      'LOG_LEVEL',
      'info',
      (text) => LOG_LEVELS.find((level) => level === text),
      `must be one of ${LOG_LEVELS.join(', ')}.`,
    ),
    publicUrl,
    trustedProxies: read<readonly Network[]>(
      'CLAIMTRAIL_TRUSTED_PROXIES',
      [],
      networksFrom,
      'must be addresses or networks separated by commas, such as 10.0.0.5,192.168.0.0/16.',
    ),
    identityProvider: identityProviderFrom(env, publicUrl, faults),
    ledgerKey: read<string | null>('CLAIMTRAIL_LEDGER_KEY', null, (text) => text, ''),
    checkpointPlaces: read<readonly string[]>(
      'CLAIMTRAIL_CHECKPOINTS',
      [],
      checkpointPlacesFrom,
      'must be folders and https addresses separated by commas, such as /mnt/elsewhere/checkpoints,https://witness.example.org/checkpoints.',
    ),
  };
  for (const name of Object.keys(env).sort()) {
    if (name.startsWith('CLAIMTRAIL_') && !ownVariables.includes(name)) {
      faults.push(`${name} is not known; remove it, or write it as one of ${ownVariables.join(', ')}.`);
    }
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

/**
 * Refuses to open a shared database to everyone: with a DATABASE_URL there must be accounts or a token.
 *
 * @param hasAccounts whether anyone can sign in; known only once the database is migrated
 * @throws ConfigError if nobody could be told apart from anybody
 */
export function requireAccess(config: Config, hasAccounts: boolean): void {
  if (config.databaseUrl === null || config.bootstrapToken !== null || hasAccounts) return;
  throw new ConfigError([
    'DATABASE_URL is set, but there is no account yet and no token to make one with; set CLAIMTRAIL_BOOTSTRAP_TOKEN ' +
      `to at least ${SHORTEST_TOKEN} random characters (openssl rand -base64 32).`,
  ]);
}

function portFrom(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65535 ? Number(text) : undefined;
}

function hostFrom(text: string): string | undefined {
  return /^[A-Za-z0-9.:%_-]+$/.test(text) && !/^[^:]*:\d+$/.test(text) ? text : undefined;
}

function databaseUrlFrom(text: string): string | undefined {
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) return undefined;
  return new URL(text).pathname.length > 1 ? text : undefined;
}

function publicUrlFrom(text: string): string | undefined {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  const { origin, href } = new URL(text);
  return href === `${origin}/` ? origin : undefined;
}

function switchFrom(text: string): boolean | undefined {
  return text === 'on' ? true : text === 'off' ? false : undefined;
}

function tokenFrom(text: string): string | undefined {
  return text.length >= SHORTEST_TOKEN && /^[\x21-\x7e]+$/.test(text) ? text : undefined;
}
