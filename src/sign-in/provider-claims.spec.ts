import fc from 'fast-check';

import { grantedBy, isForClient, personOf, rolesAfter, rolesHeld } from './provider-claims.js';

const issuer = 'https://login.newsroom.test';
const person = (claims: Record<string, unknown>, groups = 'groups') => personOf(claims, issuer, groups);

describe('personOf', () => {
  it('reads what a provider says', () => {
    expect(
      person({
        sub: 'a1',
        email: 'editor@newsroom.test',
        email_verified: true,
        name: ' Night  Desk ',
        groups: ['politics', 7],
      }),
    ).toEqual({
      issuer,
      subject: 'a1',
      email: 'editor@newsroom.test',
      emailVerified: true,
      name: 'Night Desk',
      groups: ['politics'],
    });
  });

  it('finds groups by a way with dots, and never along what an object inherits', () => {
    expect(person({ sub: 'a', realm_access: { roles: ['x'] } }, 'realm_access.roles')?.groups).toEqual(['x']);
    expect(person({ sub: 'a', groups: 'x' })?.groups).toEqual(['x']);
    for (const way of ['constructor.name', '__proto__', 'sub.length', '..', ''])
      expect(person({ sub: 'a' }, way)?.groups).toEqual([]);
  });

  it.each([undefined, '', 7, null, 'a'.repeat(256), 'a\u0000', 'a\u202e'])('knows nobody by the subject %p', (sub) => {
    expect(person({ sub })).toBeNull();
  });

  it.each([
    'nobody',
    'a b@newsroom.test',
    '@newsroom.test',
    'a@',
    `${'a'.repeat(300)}@b.test`,
    'a\u200b@newsroom.test',
    7,
    ['a@b.test'],
  ])('takes %p for no email', (email) => {
    expect(person({ sub: 'a', email })?.email).toBeNull();
  });

  it('takes nothing but yes for verified, and answers whatever the claims are', () => {
    for (const verified of [false, 'false', 1, null, undefined, {}])
      expect(person({ sub: 'a', email_verified: verified })?.emailVerified).toBe(false);
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('sub', 'email', 'email_verified', 'name', 'groups'), fc.anything()),
        (claims) => {
          const { subject = 'none' } = person(claims) ?? {};
          expect(typeof subject).toBe('string');
        },
      ),
    );
  });
});

describe('what groups give', () => {
  const meanings = new Map([
    ['politics', { roles: ['journalist'], desks: ['Politics'] }],
    ['leads', { roles: ['editor', 'journalist'], desks: [] }],
  ]);

  it('is what they give together', () => {
    expect(grantedBy(['politics', 'leads', 'canteen', 'toString'], meanings, 100)).toEqual({
      roles: ['editor', 'journalist'],
      desks: ['Politics'],
    });
  });

  it('is no more desks than anybody belongs to', () => {
    const desks = (prefix: string) => Array.from({ length: 60 }, (_, at) => `${prefix} ${at}`);
    const many = new Map(['a', 'b'].map((group) => [group, { roles: [], desks: desks(group) }]));
    expect(grantedBy(['a', 'b'], many, 100).desks).toHaveLength(100);
  });

  it('goes with the group, and leaves what an admin gave', () => {
    expect(rolesAfter(['editor', 'reviewer'], ['editor'], ['reader'])).toEqual(['reader', 'reviewer']);
    expect(rolesAfter(['editor'], ['editor'], [])).toEqual([]);
  });

  it('is never more than what the provider gives now and what was there without it', () => {
    const roles = fc.subarray(['reader', 'journalist', 'editor', 'admin']);
    fc.assert(
      fc.property(roles, roles, roles, (current, given, granted) => {
        const after = rolesAfter(current, given, granted);
        for (const role of granted) expect(after).toContain(role);
        for (const role of after)
          expect(granted.includes(role) || (current.includes(role) && !given.includes(role))).toBe(true);
      }),
    );
  });
});

describe('rolesHeld', () => {
  const roles = fc.uniqueArray(fc.constantFrom<string>('reader', 'journalist', 'reviewer', 'editor'));

  it('keeps what an admin gave, whatever the provider gives and takes', () => {
    fc.assert(
      fc.property(roles, fc.array(roles, { maxLength: 6 }), (byAdmin, signIns) => {
        let [current, held]: [string[], string[]] = [[...byAdmin], []];
        for (const granted of signIns) {
          const after = rolesAfter(current, held, granted);
          held = rolesHeld(current, held, granted, after);
          current = after;
          expect([...current].sort()).toEqual([...new Set([...byAdmin, ...granted])].sort());
          expect(held.filter((role) => byAdmin.includes(role))).toEqual([]);
        }
      }),
    );
  });
});

describe('isForClient', () => {
  const now = Date.UTC(2026, 10, 26);
  const token = (claims: object) => isForClient({ iat: now / 1000, ...claims }, 'claimtrail', now);

  it('takes what was given to this client, and not before its time', () => {
    expect([token({}), token({ azp: 'claimtrail' }), token({ iat: now / 1000 + 30 })]).toEqual([true, true, true]);
    for (const claims of [
      { azp: 'other' },
      { azp: null },
      { azp: ['claimtrail'] },
      { iat: now / 1000 + 31 },
      { iat: '1' },
    ])
      expect(token(claims)).toBe(false);
  });
});
