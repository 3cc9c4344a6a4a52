import { ConfigError, configFrom, requireAccess } from './config.js';

const token = 'k'.repeat(32);

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    configFrom(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

describe('configFrom', () => {
  it('needs nothing', () => {
    expect(configFrom({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: null,
      dataDir: '.data',
      example: true,
      bootstrapToken: null,
      publicUrl: null,
      logLevel: 'info',
      trustedProxies: [],
      identityProvider: null,
      ledgerKey: null,
      checkpointPlaces: [],
    });
  });

  it('takes an empty variable as one that is not set', () => {
    expect(configFrom({ PORT: '', DATABASE_URL: '', CLAIMTRAIL_BOOTSTRAP_TOKEN: '' })).toEqual(configFrom({}));
  });

  it('reads every variable', () => {
    const env = {
      PORT: '0',
      HOST: '::1',
      DATABASE_URL: 'postgresql://u:p@db/claims',
      CLAIMTRAIL_DATA_DIR: '/data',
      CLAIMTRAIL_EXAMPLE: 'off',
      CLAIMTRAIL_BOOTSTRAP_TOKEN: token,
      LOG_LEVEL: 'warn',
      CLAIMTRAIL_PUBLIC_URL: 'https://Claims.newsroom.test:443/',
      CLAIMTRAIL_TRUSTED_PROXIES: '10.0.0.5',
      CLAIMTRAIL_LEDGER_KEY: '/run/secrets/ledger.pem',
      CLAIMTRAIL_CHECKPOINTS: '/mnt/checkpoints, https://witness.newsroom.test/ledger',
      CLAIMTRAIL_OIDC_ISSUER: 'https://login.newsroom.test/realm',
      CLAIMTRAIL_OIDC_CLIENT_ID: 'claimtrail',
      CLAIMTRAIL_OIDC_CLIENT_SECRET: token,
      CLAIMTRAIL_OIDC_NAME: 'Newsroom login',
      CLAIMTRAIL_OIDC_GROUPS_CLAIM: 'roles',
      CLAIMTRAIL_OIDC_GROUPS: '{"politics":{"roles":["journalist"],"desks":["Politics"]}}',
    };
    const { trustedProxies, ...config } = configFrom(env);
    expect(trustedProxies.map(([address, bits]) => `${address.toString()}/${bits}`)).toEqual(['10.0.0.5/32']);
    expect(config).toEqual({
      port: 0,
      host: '::1',
      databaseUrl: 'postgresql://u:p@db/claims',
      dataDir: '/data',
      example: false,
      bootstrapToken: token,
      logLevel: 'warn',
      publicUrl: 'https://claims.newsroom.test',
      identityProvider: {
        issuer: 'https://login.newsroom.test/realm',
        clientId: 'claimtrail',
        clientSecret: token,
        name: 'Newsroom login',
        groupsClaim: 'roles',
        groups: new Map([['politics', { roles: ['journalist'], desks: ['Politics'] }]]),
      },
      ledgerKey: '/run/secrets/ledger.pem',
      checkpointPlaces: ['/mnt/checkpoints', 'https://witness.newsroom.test/ledger'],
    });
  });

  it('reports every fault at once, by name', () => {
    const faults = faultsOf({
      PORT: '65536',
      HOST: 'http://localhost',
      DATABASE_URL: 'mysql://x/y',
      CLAIMTRAIL_EXAMPLE: 'yes',
      CLAIMTRAIL_BOOTSTRAP_TOKEN: 'short',
      LOG_LEVEL: 'loud',
      CLAIMTRAIL_DATADIR: '/data',
      CLAIMTRAIL_PUBLIC_URL: 'https://claims.newsroom.test/claims',
      CLAIMTRAIL_TRUSTED_PROXIES: 'loopback',
      CLAIMTRAIL_OIDC_ISSUER: 'http://login.newsroom.test',
    });
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'CLAIMTRAIL_PUBLIC_URL',
      'PORT',
      'HOST',
      'DATABASE_URL',
      'CLAIMTRAIL_EXAMPLE',
      'CLAIMTRAIL_BOOTSTRAP_TOKEN',
      'LOG_LEVEL',
      'CLAIMTRAIL_TRUSTED_PROXIES',
      'CLAIMTRAIL_OIDC_ISSUER',
      'CLAIMTRAIL_OIDC_CLIENT_ID',
      'CLAIMTRAIL_OIDC_CLIENT_SECRET',
      'CLAIMTRAIL_DATADIR',
    ]);
  });

  it.each(['/a,/a', ' , ', 'http://witness.newsroom.test', 'https://u:p@witness.newsroom.test', 'ftp://x'])(
    'takes checkpoints to no place like %p',
    (CLAIMTRAIL_CHECKPOINTS) => {
      expect(faultsOf({ CLAIMTRAIL_CHECKPOINTS })).toHaveLength(1);
    },
  );

  it.each(['3000.5', '-1', ' 3000', '1e3', '0x10', 'eighty', '99999'])('refuses the port %p', (PORT) => {
    expect(faultsOf({ PORT })).toHaveLength(1);
  });

  it('never repeats a secret', () => {
    const secrets = { DATABASE_URL: 'postgrs://user:s3cret@db/x', CLAIMTRAIL_BOOTSTRAP_TOKEN: 's3cret with spaces' };
    expect(faultsOf(secrets).join()).not.toContain('s3cret');
  });
});

describe('requireAccess', () => {
  const shared = { ...configFrom({}), databaseUrl: 'postgres://db/x' };

  it('refuses a shared database that nobody is named in', () => {
    expect(() => requireAccess(shared, false)).toThrow(/CLAIMTRAIL_BOOTSTRAP_TOKEN/);
  });

  it('is content with a token, with accounts, or with an embedded database', () => {
    requireAccess({ ...shared, bootstrapToken: token }, false);
    requireAccess(shared, true);
    requireAccess(configFrom({}), false);
  });
});
