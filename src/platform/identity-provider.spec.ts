import { identityProviderFrom } from './identity-provider.js';

const given = {
  CLAIMTRAIL_PUBLIC_URL: 'https://claims.newsroom.test',
  CLAIMTRAIL_OIDC_ISSUER: 'https://login.newsroom.test',
  CLAIMTRAIL_OIDC_CLIENT_ID: 'claimtrail',
  CLAIMTRAIL_OIDC_CLIENT_SECRET: 's3cret',
};

function faultsOf(more: Record<string, string>): string[] {
  const env = { ...given, ...more };
  const faults: string[] = [];
  identityProviderFrom(env, env.CLAIMTRAIL_PUBLIC_URL || null, faults);
  return faults;
}

describe('identityProviderFrom', () => {
  it('needs an issuer, a client and where browsers come back to', () => {
    expect(faultsOf({})).toEqual([]);
    for (const name of Object.keys(given))
      expect(faultsOf({ [name]: '' }).map((fault) => fault.split(' ')[0])).toEqual([name]);
  });

  it.each(['https://login.newsroom.test/realms/a', 'http://localhost:9000', 'http://127.0.0.1:9000/x', 'http://[::1]'])(
    'takes the issuer %p',
    (CLAIMTRAIL_OIDC_ISSUER) => {
      expect(faultsOf({ CLAIMTRAIL_OIDC_ISSUER })).toEqual([]);
    },
  );

  it.each([
    'http://login.newsroom.test',
    'http://localhost.evil.test',
    'http://127.evil.test',
    'https://a:b@login.newsroom.test',
    'https://login.newsroom.test?x',
    'https://login.newsroom.test#x',
    'login.newsroom.test',
    'file:///etc/passwd',
  ])('refuses the issuer %p', (CLAIMTRAIL_OIDC_ISSUER) => {
    expect(faultsOf({ CLAIMTRAIL_OIDC_ISSUER })).toHaveLength(1);
  });

  it.each([
    'x',
    '[]',
    'null',
    '7',
    '{"a":[]}',
    '{"a":null}',
    '{"a":{"roles":["owner"]}}',
    '{"a":{"roles":"admin"}}',
    '{"a":{"roles":[7]}}',
    '{"a":{"desks":[" "]}}',
    '{"a":{"role":["admin"]}}',
  ])('refuses the groups %p', (CLAIMTRAIL_OIDC_GROUPS) => {
    expect(faultsOf({ CLAIMTRAIL_OIDC_GROUPS })).toEqual([expect.stringContaining('CLAIMTRAIL_OIDC_GROUPS')]);
  });

  it('repeats no value', () => {
    expect(faultsOf({ CLAIMTRAIL_OIDC_ISSUER: 's3cret', CLAIMTRAIL_OIDC_GROUPS: 's3cret' }).join()).not.toContain(
      's3cret',
    );
  });
});
