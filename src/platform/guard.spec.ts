import { Refusal } from '../kernel/refusal.js';
import { BOOTSTRAP_PRINCIPAL, LOCAL_PRINCIPAL } from './caller.js';
import { type Admission, admissionOf, admit, type Asked } from './guard.js';

const token = 'a-token-of-at-least-thirty-two-characters';
const open: Admission = { token: null, localOnly: true };
const closed: Admission = { token, localOnly: false };

const asked = (given: Partial<Asked> = {}, headers: Asked['headers'] = {}): Asked => ({
  method: 'POST',
  access: 'known',
  remoteAddress: '127.0.0.1',
  ...given,
  headers: { host: 'localhost:3000', ...headers },
});

const codeOf = (question: Asked, admission = open): string => {
  try {
    return admit(question, admission)?.principalId ?? 'nobody';
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
    expect(() => admit(asked({}, { host: 'example.org' }), open)).toThrow(/CLAIMTRAIL_BOOTSTRAP_TOKEN/);
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
  const config = { bootstrapToken: null, databaseUrl: null } as Parameters<typeof admissionOf>[0];

  it('trusts the own machine only where there is neither a token nor a shared database', () => {
    expect(admissionOf(config)).toEqual({ token: null, localOnly: true });
    expect(admissionOf({ ...config, bootstrapToken: token })).toEqual({ token, localOnly: false });
    expect(admissionOf({ ...config, databaseUrl: 'postgres://db/x' })).toEqual({ token: null, localOnly: false });
    expect(codeOf(asked(), admissionOf({ ...config, databaseUrl: 'postgres://db/x' }))).toBe('unauthenticated');
  });
});
