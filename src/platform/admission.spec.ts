import { Refusal } from '../kernel/refusal.js';
import { type Admission, admissionOf, admit, type Asked, credentialsOf } from './admission.js';
import { BOOTSTRAP_PRINCIPAL, LOCAL_PRINCIPAL } from './caller.js';
import type { Identity, Known } from './identity.js';
import { EVERYTHING, permissionsOf } from './permissions.js';

const token = 'a-token-of-at-least-thirty-two-characters';
const open: Admission = { token: null, local: true, publicUrl: null };
const closed: Admission = { token, local: false, publicUrl: null };

/** Whom the database finds by the credentials of a request: without any account, everybody it is asked for by id. */
const identified = ({ headers }: Asked, admission: Admission): Identity => {
  const { principalId } = credentialsOf(headers, {}, admission);
  return { anyone: false, known: principalId === undefined ? null : known({ principalId }) };
};

const known = (given: Partial<Known> = {}): Known => ({
  principalId: '0190a6b4-0000-7000-8000-000000000000',
  deskId: 'home',
  desks: ['home', 'other'],
  permissions: EVERYTHING,
  session: null,
  token: null,
  due: false,
  ...given,
});

const asked = (given: Partial<Asked> = {}, headers: Asked['headers'] = {}): Asked => ({
  method: 'POST',
  access: 'signed-in',
  remoteAddress: '127.0.0.1',
  ...given,
  headers: { host: 'localhost:3000', ...headers },
});

const codeOf = (question: Asked, admission = open, identity = identified(question, admission)): string => {
  try {
    return admit(question, admission, identity).caller?.principalId ?? 'nobody';
  } catch (error) {
    return error instanceof Refusal ? error.code : 'crash';
  }
};

describe('admit without a token', () => {
  it.each(['localhost', 'LOCALHOST:80', '127.0.0.1:3000', '127.9.8.7', '[::1]:3000'])('trusts the host %p', (host) => {
    expect(codeOf(asked({}, { host }))).toBe(LOCAL_PRINCIPAL);
  });

  it.each([
    'example.org',
    'localhost.example.org',
    '127.0.0.1.example.org',
    '0.0.0.0',
    '',
    '[::1',
    'a@localhost',
    '128.0.0.1',
  ])('refuses the host %p', (host) => {
    expect(codeOf(asked({}, { host }))).toBe('not-allowed');
  });

  it('refuses a request without a host', () => {
    expect(codeOf({ ...asked(), headers: {} })).toBe('not-allowed');
  });

  it.each(['10.0.0.1', '::ffff:10.0.0.1', undefined, '2001:db8::1'])(
    'refuses the remote address %p',
    (remoteAddress) => {
      expect(codeOf(asked({ remoteAddress }))).toBe('not-allowed');
    },
  );

  it.each(['::1', '127.0.0.2', '::ffff:127.0.0.1'])('trusts the remote address %p', (remoteAddress) => {
    expect(codeOf(asked({ remoteAddress }))).toBe(LOCAL_PRINCIPAL);
  });

  it.each(['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'])(
    'refuses what a proxy marks by %s',
    (name) => {
      expect(codeOf(asked({}, { [name]: '127.0.0.1' }))).toBe('not-allowed');
    },
  );

  it('names the way out', () => {
    const elsewhere = asked({}, { host: 'example.org' });
    expect(() => admit(elsewhere, open, identified(elsewhere, open))).toThrow(/first account by the link/);
  });

  it('hides the page and the metrics from other hosts, but not whether it is alive', () => {
    const elsewhere = { host: 'example.org' };
    expect(codeOf(asked({ method: 'GET', access: 'page' }, elsewhere))).toBe('not-allowed');
    expect(codeOf(asked({ method: 'GET', access: 'monitoring' }, elsewhere))).toBe('not-allowed');
    expect(codeOf(asked({ method: 'GET', access: 'open' }, elsewhere))).toBe('nobody');
  });
});

describe('admit with a token', () => {
  it('knows the token', () => {
    expect(codeOf(asked({}, { authorization: `Bearer ${token}` }), closed)).toBe(BOOTSTRAP_PRINCIPAL);
    expect(
      codeOf(asked({ remoteAddress: '10.0.0.1' }, { host: 'x.org', authorization: `bearer ${token}` }), closed),
    ).toBe(BOOTSTRAP_PRINCIPAL);
  });

  it.each([undefined, '', 'Bearer', 'Bearer x', `Bearer ${token}x`, `Basic ${token}`, token])(
    'refuses %p',
    (authorization) => {
      expect(codeOf(asked({}, { authorization }), closed)).toBe('unauthenticated');
    },
  );

  it('lets monitoring in from the same machine, or with the token', () => {
    const metrics = { method: 'GET', access: 'monitoring' } as const;
    expect(codeOf(asked(metrics), closed)).toBe('nobody');
    expect(codeOf(asked(metrics, { 'x-forwarded-for': '1.2.3.4' }), closed)).toBe('unauthenticated');
    expect(codeOf(asked({ ...metrics, remoteAddress: '10.0.0.1' }), closed)).toBe('unauthenticated');
    expect(codeOf(asked({ ...metrics, remoteAddress: '10.0.0.1' }, { authorization: `Bearer ${token}` }), closed)).toBe(
      BOOTSTRAP_PRINCIPAL,
    );
  });

  it('shows the page to everyone', () => {
    expect(codeOf(asked({ method: 'GET', access: 'page', remoteAddress: '10.0.0.1' }, { host: 'x.org' }), closed)).toBe(
      'nobody',
    );
  });
});

describe('admit and web pages', () => {
  it('takes requests of its own page', () => {
    expect(codeOf(asked({}, { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }))).toBe(
      LOCAL_PRINCIPAL,
    );
    expect(codeOf(asked({}, { host: 'localhost', origin: 'http://localhost' }))).toBe(LOCAL_PRINCIPAL);
    const secure = { host: 'claims.example', origin: 'https://claims.example', authorization: `Bearer ${token}` };
    expect(codeOf(asked({}, secure), closed)).toBe(BOOTSTRAP_PRINCIPAL);
  });

  it.each([
    'http://example.org',
    'http://localhost:5173',
    'https://localhost:3000',
    'http://127.0.0.1:3000',
    'null',
    '',
    'nonsense',
  ])('refuses requests of a page of %p', (origin) => {
    expect(codeOf(asked({}, { origin }))).toBe('not-allowed');
    expect(codeOf(asked({ method: 'GET' }, { origin }))).toBe('not-allowed');
  });

  it('refuses cross-site requests to everything but reading what is open', () => {
    const elsewhere = { 'sec-fetch-site': 'cross-site' };
    expect(codeOf(asked({ method: 'GET' }, elsewhere))).toBe('not-allowed');
    expect(codeOf(asked({ method: 'POST', access: 'open' }, elsewhere))).toBe('not-allowed');
    expect(codeOf(asked({ method: 'GET', access: 'page' }, elsewhere))).toBe('nobody');
  });
});

describe('admissionOf', () => {
  const config = { bootstrapToken: null, databaseUrl: null, publicUrl: null } as Parameters<typeof admissionOf>[0];

  it('trusts the own machine only where there is neither a token nor a shared database', () => {
    expect(admissionOf(config)).toEqual({ token: null, local: true, publicUrl: null });
    expect(admissionOf({ ...config, bootstrapToken: token })).toEqual({ token, local: false, publicUrl: null });
    expect(admissionOf({ ...config, databaseUrl: 'postgres://db/x' })).toEqual({
      token: null,
      local: false,
      publicUrl: null,
    });
    expect(codeOf(asked(), admissionOf({ ...config, databaseUrl: 'postgres://db/x' }))).toBe('unauthenticated');
  });
});

describe('admit where there are accounts', () => {
  const somebody = { anyone: true, known: known() };
  const csrf = 'a-secret-of-the-session';
  const signedIn = { anyone: true, known: known({ session: { id: 's', csrfToken: csrf } }) };

  it('does not trust the own machine any more', () => {
    const local = { anyone: true, known: known({ principalId: LOCAL_PRINCIPAL }) };
    expect(codeOf(asked(), open, local)).toBe('unauthenticated');
    expect(codeOf(asked({ access: 'page', method: 'GET' }, { host: 'example.org' }), open, somebody)).toBe('nobody');
    expect(codeOf(asked({ remoteAddress: '10.0.0.1' }), open, somebody)).toBe(known().principalId);
  });

  it('knows who set it up on the own machine by session or token', () => {
    const session = {
      anyone: true,
      known: known({ principalId: LOCAL_PRINCIPAL, session: { id: 's', csrfToken: csrf } }),
    };
    expect(codeOf(asked({ method: 'GET' }), open, session)).toBe(LOCAL_PRINCIPAL);
    const token = { anyone: true, known: known({ principalId: LOCAL_PRINCIPAL }) };
    expect(codeOf(asked({}, { authorization: 'Bearer ct_x' }), open, token)).toBe(LOCAL_PRINCIPAL);
  });

  it('asks a browser for the secret of its session where it changes something', () => {
    expect(codeOf(asked({ method: 'GET' }), closed, signedIn)).toBe(known().principalId);
    for (const method of ['POST', 'PATCH', 'DELETE', 'PUT']) {
      expect(codeOf(asked({ method }), closed, signedIn)).toBe('csrf');
      expect(codeOf(asked({ method }, { 'x-csrf-token': `${csrf}x` }), closed, signedIn)).toBe('csrf');
      expect(codeOf(asked({ method }, { 'x-csrf-token': csrf }), closed, signedIn)).toBe(known().principalId);
      expect(codeOf(asked({ method }), closed, somebody)).toBe(known().principalId);
    }
  });

  it('lets in whoever has one of the permissions', () => {
    const reader = { anyone: true, known: known({ permissions: permissionsOf(['reader']) }) };
    expect(codeOf(asked({ access: ['records:write', 'records:read'] }), closed, reader)).toBe(known().principalId);
    expect(codeOf(asked({ access: ['records:write'] }), closed, reader)).toBe('not-allowed');
    expect(codeOf(asked({ access: 'signed-in' }), closed, reader)).toBe(known().principalId);
  });

  it('acts for the desk that is named, if it is one of one’s own', () => {
    const deskOf = (desk?: string) =>
      admit(asked({}, desk === undefined ? {} : { 'claimtrail-desk': desk }), closed, somebody).caller?.deskId;
    expect([deskOf(), deskOf('other'), deskOf('OTHER')]).toEqual(['home', 'other', 'other']);
    for (const foreign of ['third', '', 'home, other']) {
      expect(codeOf(asked({}, { 'claimtrail-desk': foreign }), closed, somebody)).toBe('not-allowed');
    }
  });
});

describe('credentialsOf', () => {
  const secret = 'A'.repeat(43);
  const cookies = { claimtrail_session: secret };

  it('prefers a token to a cookie, and takes neither for the other', () => {
    expect(credentialsOf({}, cookies, closed)).toEqual({ session: secret });
    expect(credentialsOf({}, cookies, open)).toEqual({ session: secret, principalId: LOCAL_PRINCIPAL });
    expect(credentialsOf({ authorization: `Bearer ct_${secret}` }, cookies, closed)).toEqual({ token: `ct_${secret}` });
    expect(credentialsOf({ authorization: `Bearer ${secret}` }, cookies, closed)).toEqual({});
    expect(credentialsOf({}, { claimtrail_session: `ct_${secret}` }, closed)).toEqual({});
  });

  it('takes only the cookie of this host where the page is served over https', () => {
    const secure = { ...closed, publicUrl: 'https://claims.example' };
    expect(credentialsOf({}, cookies, secure)).toEqual({});
    expect(credentialsOf({}, { '__Host-claimtrail_session': secret }, secure)).toEqual({ session: secret });
  });

  it.each(['', ' ', 'A'.repeat(42), 'A'.repeat(5000), `${'A'.repeat(42)}é`])(
    'finds nothing in the cookie %p',
    (value) => {
      expect(credentialsOf({}, { claimtrail_session: value }, closed)).toEqual({});
      expect(credentialsOf({}, { claimtrail_session: value }, open)).toEqual({ principalId: LOCAL_PRINCIPAL });
    },
  );
});
