import fc from 'fast-check';

import { LONGEST_LOGIN_MS, MOST_BEGUN, opened, placeFor, sealed } from './begun-login.js';

const now = 1_780_000_000_000;
const login = { state: 's', nonce: 'n', codeVerifier: 'v', returnTo: '/claims', expiresAt: now + 1000 };
const secret = 'a secret that the processes share';

describe('a login that was begun', () => {
  it('is opened by whoever has the secret, until it expires', () => {
    const text = sealed(login, secret);
    expect(opened(text, secret, now)).toEqual(login);
    expect(opened(text, 'another', now)).toBeNull();
    expect(opened(text, secret, now + 1000)).toBeNull();
    // The clock was put back.
    expect(opened(text, secret, now - LONGEST_LOGIN_MS)).toBeNull();
  });

  it('is opened from nothing else', () => {
    const text = sealed(login, secret);
    for (const other of [undefined, '', '.', 'a.b', `${text}.x`, `${text}x`.slice(1), text.replace(/.$/, '')])
      expect(opened(other, secret, now)).toBeNull();
    fc.assert(fc.property(fc.string(), (other) => expect(opened(other, secret, now)).toBeNull()));
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom(...'abcXYZ019_-'), (at, letter) => {
        const other = text.slice(0, at) + letter + text.slice(at + 1);
        // The last letter of base64 has bits that mean nothing.
        if (other.slice(0, -1) !== text.slice(0, -1)) expect(opened(other, secret, now)).toBeNull();
      }),
    );
  });
});

describe('the place of a login', () => {
  const place = fc.option(fc.nat(LONGEST_LOGIN_MS).map((ms) => ({ ...login, expiresAt: now + ms })));
  const places = fc.array(place, { minLength: MOST_BEGUN, maxLength: MOST_BEGUN });

  it('is a free one, and that of the oldest where there is none', () => {
    fc.assert(
      fc.property(places, fc.string(), (kept, state) => {
        const taken = kept[placeFor(kept, state)];
        if (kept.includes(null)) expect(taken).toBeNull();
        else expect(taken?.expiresAt).toBe(Math.min(...kept.map((one) => one?.expiresAt ?? 0)));
      }),
    );
  });

  it('is seldom the same for two that are begun at once', () => {
    const free = Array<null>(MOST_BEGUN).fill(null);
    const drawn = Array.from({ length: 100 }, (_, at) => placeFor(free, `state ${at}`));
    expect([...new Set(drawn)].sort()).toEqual([0, 1, 2, 3, 4]);
  });
});
