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

  const groupsOf = (CLAIMTRAIL_OIDC_GROUPS: string) => {
    const env = { ...given, CLAIMTRAIL_OIDC_GROUPS };
    return identityProviderFrom(env, env.CLAIMTRAIL_PUBLIC_URL, [])?.groups;
  };

  it.each([
    ['\u202eDesk', 'must not hold the character U+202E RIGHT-TO-LEFT OVERRIDE'],
    ['a\nb', 'must not hold the character U+000A LINE FEED'],
    ['a\u0000b', 'must not hold the character U+0000 NULL'],
    ['\ud800', 'must not hold the character U+D800 LONE SURROGATE'],
    ['D'.repeat(201), 'must have at most 200 characters'],
    [' ', 'must not be empty'],
    ['\u0301', 'must hold more than marks that go on top of letters'],
  ])('holds desks to the rules of the API: %j', (desk, fault) => {
    const groups = { politics: { desks: ['Politics'] }, other: { desks: ['Business', desk] } };
    expect(faultsOf({ CLAIMTRAIL_OIDC_GROUPS: JSON.stringify(groups) })).toEqual([
      `CLAIMTRAIL_OIDC_GROUPS: the name of desk 2 of group 2 ${fault}.`,
    ]);
  });

  it('holds their number to it too, and keeps names as the API does', () => {
    const desks = Array.from({ length: 101 }, (_, at) => `Desk ${at}`);
    expect(faultsOf({ CLAIMTRAIL_OIDC_GROUPS: JSON.stringify({ all: { desks } }) })).toEqual([
      'CLAIMTRAIL_OIDC_GROUPS: group 1 must have at most 100 desks.',
    ]);
    expect(groupsOf(JSON.stringify({ all: { desks: desks.slice(1) } }))?.get('all')?.desks).toHaveLength(100);
    expect(groupsOf('{"all":{"desks":["  Beta  Desk "]}}')?.get('all')?.desks).toEqual(['Beta Desk']);
  });

  it('repeats no value', () => {
    expect(faultsOf({ CLAIMTRAIL_OIDC_ISSUER: 's3cret', CLAIMTRAIL_OIDC_GROUPS: 's3cret' }).join()).not.toContain(
      's3cret',
    );
  });
});
