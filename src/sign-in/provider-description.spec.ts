import fc from 'fast-check';

import { isUsable, mayBeAsked } from './provider-description.js';

const RIGHT = {
  authorization_endpoint: 'https://login.newsroom.test/auth',
  token_endpoint: 'https://login.newsroom.test/token',
  jwks_uri: 'https://login.newsroom.test/jwks',
};

describe('isUsable', () => {
  it('takes what has all that is needed', () => {
    expect(isUsable(RIGHT, false)).toBe(true);
    expect(
      isUsable({ ...RIGHT, userinfo_endpoint: 'https://login.newsroom.test/me', scopes_supported: [] }, false),
    ).toBe(true);
  });

  it('takes nothing else, whatever is said', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(RIGHT), 'userinfo_endpoint'), fc.anything(), (name, said) => {
        fc.pre(!mayBeAsked(said, false) && !(name === 'userinfo_endpoint' && said === undefined));
        expect(isUsable({ ...RIGHT, [name]: said }, false)).toBe(false);
      }),
    );
    for (const said of [null, 5, 'openid', {}]) {
      expect(isUsable({ ...RIGHT, scopes_supported: said }, false)).toBe(false);
      expect(isUsable({ ...RIGHT, token_endpoint_auth_methods_supported: said }, false)).toBe(false);
    }
  });
});

describe('mayBeAsked', () => {
  it.each(['/auth', 'javascript:alert(1)', 'file:///etc/passwd', 'http://login.newsroom.test/', 'https://a:b@x.test/'])(
    'is never so for %p',
    (address) => {
      expect(mayBeAsked(address, false)).toBe(false);
      expect(mayBeAsked(address, true)).toBe(false);
    },
  );

  it('is so without TLS on this machine alone, and only where the provider is there', () => {
    expect(mayBeAsked('http://127.0.0.1:8080/auth', true)).toBe(true);
    expect(mayBeAsked('http://127.0.0.1:8080/auth', false)).toBe(false);
  });
});
