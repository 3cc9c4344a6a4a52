import { generateKeyPairSync } from 'node:crypto';
import type { ServerResponse } from 'node:http';

import { Logger } from '@nestjs/common';

import { SOFTWARE } from '../src/platform/caller.js';
import { Transactions } from '../src/platform/transactions.js';
import { anAccount, cookiesOf, simulatedClock } from './support/accounts.js';
import { Browser, secretIn } from './support/browser.js';
import { HostileProvider, type Misbehaviour } from './support/hostile-provider.js';
import { meanwhile } from './support/meanwhile.js';
import { type RunningProvider, runOpenidProvider } from './support/run-openid-provider.js';
import { World } from './support/world.js';

const PUBLIC_URL = 'http://claims.newsroom.test';
const SECRET = 'a secret between the provider and this instance';
const PASSWORD = 'gravel teacup monsoon';
const GROUPS = {
  politics: { roles: ['journalist'], desks: ['Politics'] },
  leads: { roles: ['editor'], desks: ['Politics', 'Business'] },
  owners: { roles: ['admin'] },
  lookalikes: { roles: ['reader'], desks: ['P0litics', 'Politics'] },
};

const environment = (issuer: string) => ({
  CLAIMTRAIL_PUBLIC_URL: PUBLIC_URL,
  CLAIMTRAIL_OIDC_ISSUER: issuer,
  CLAIMTRAIL_OIDC_CLIENT_ID: 'claimtrail',
  CLAIMTRAIL_OIDC_CLIENT_SECRET: SECRET,
  CLAIMTRAIL_OIDC_NAME: 'Newsroom login',
  CLAIMTRAIL_OIDC_GROUPS: JSON.stringify(GROUPS),
});

/** Asks without following redirects. */
async function go(world: World, path: string, cookie = '') {
  const answer = await fetch(world.url + path, { redirect: 'manual', headers: cookie ? { cookie } : {} });
  return {
    status: answer.status,
    location: answer.headers.get('location') ?? '',
    cookie: cookiesOf(answer.headers),
    headers: answer.headers,
  };
}

const leave = (world: World, returnTo = '/claims') =>
  go(world, `/api/v1/sign-in/provider?return=${encodeURIComponent(returnTo)}`);

const comeBack = (world: World, url: URL, cookie: string) => go(world, url.pathname + url.search, cookie);

async function startBoth(): Promise<{ world: World; provider: RunningProvider }> {
  const provider = await runOpenidProvider(SECRET, `${PUBLIC_URL}/api/v1/sign-in/provider/callback`);
  return { provider, world: await World.start(environment(provider.issuer)) };
}

async function stopBoth(world: World, provider: RunningProvider): Promise<void> {
  await world.stop();
  await provider.stop();
}

describe('signing in by a provider', () => {
  let world: World;
  let provider: RunningProvider;
  beforeAll(async () => void ({ world, provider } = await startBoth()));
  afterAll(() => stopBoth(world, provider));

  /** Leaves, signs in at the provider as somebody, comes back. */
  async function signIn(claims: Parameters<RunningProvider['become']>[0], returnTo?: string) {
    await provider.become({ email_verified: true, ...claims });
    const left = await leave(world, returnTo);
    return comeBack(world, await provider.visit(left.location), left.cookie);
  }

  const anAdministrator = async () => {
    const email = 'admin-in-person@newsroom.test';
    const known = await world.sql(`SELECT FROM account WHERE email_key = $1`, [email]);
    if (known.length === 0) await anAccount(world, { email, password: PASSWORD, roles: ['admin'] });
    const browser = new Browser(world);
    await browser.post('/sessions', { email, password: PASSWORD });
    return browser;
  };

  const me = async (cookie: string) => (await world.get('/me', { cookie })).body;

  it('is no way to the first account, unless that is an admin', async () => {
    const refused = await signIn({ sub: 'p1', email: 'politics@newsroom.test', groups: ['politics'] });
    expect(refused.location).toBe('/sign-in?problem=not-set-up');
    expect((await world.get('/sign-in')).body).toMatchObject({ setUp: true });
    const owner = await signIn({ sub: 'o1', email: 'owner@newsroom.test', name: 'Owner', groups: ['owners'] });
    expect(owner.location).toBe('/claims');
    expect(await me(owner.cookie)).toMatchObject({ name: 'Owner', roles: ['admin'], desks: [{ name: 'Newsroom' }] });
  });

  it('leaves the last admin admin, for as long as that is the last one', async () => {
    const claims = { sub: 'o1', email: 'owner@newsroom.test', groups: ['politics'] };
    const roles = async () => (await me((await signIn(claims)).cookie)).roles.sort();
    expect(await roles()).toEqual(['admin', 'journalist']);
    await anAccount(world, { email: 'admin@newsroom.test', password: PASSWORD, roles: ['admin'] });
    expect(await roles()).toEqual(['journalist']);
  });

  it('is offered', async () => {
    const { body } = await world.get('/sign-in');
    expect(body).toEqual({
      password: true,
      provider: { name: 'Newsroom login', href: '/api/v1/sign-in/provider' },
      setUp: false,
    });
  });

  it('sends a browser there with a code challenge, a state and a nonce, and none of our secrets', async () => {
    const { status, location, headers } = await leave(world);
    expect(status).toBe(302);
    const query = new URL(location).searchParams;
    expect(query.get('redirect_uri')).toBe(`${PUBLIC_URL}/api/v1/sign-in/provider/callback`);
    expect(query.get('response_type')).toBe('code');
    expect(query.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge']) expect(query.get(name)).toMatch(/^[\w-]{43}$/);
    expect(location).not.toContain(SECRET);
    expect(headers.getSetCookie()[0]).toMatch(/^claimtrail_login_[1-5]=.*HttpOnly; SameSite=Lax$/);
  });

  it('makes an account of whoever has a group with a role, and finds it again by the subject', async () => {
    const first = await signIn(
      {
        sub: 'a1',
        email: 'a@newsroom.test',
        email_verified: true,
        name: 'Politics  Desk',
        groups: ['politics', 'canteen'],
      },
      '/claims?q=x#y',
    );
    expect(first.location).toBe('/claims?q=x#y');
    const account = await me(first.cookie);
    expect(account).toMatchObject({
      kind: 'person',
      name: 'Politics Desk',
      email: 'a@newsroom.test',
      roles: ['journalist'],
      desk: { name: 'Politics' },
      desks: [{ name: 'Politics' }],
    });
    const again = await signIn({ sub: 'a1', email: 'renamed@newsroom.test', groups: ['politics'] });
    expect((await me(again.cookie)).id).toBe(account.id);
    const [log] = await world.sql<{ reason: string }>(
      `SELECT c.reason FROM history.principal p JOIN history.change c ON c.id = p.change_id WHERE p.id = $1`,
      [account.id],
    );
    expect(log?.reason).toBe('sign-in by the provider');
  });

  it('follows groups at each sign-in, and leaves what an admin gave', async () => {
    const groups = (...all: string[]) => signIn({ sub: 'f1', email: 'f@newsroom.test', groups: all });
    const { id } = await me((await groups('politics')).cookie);
    await world.sql(
      `WITH d AS (INSERT INTO desk (id, name) VALUES (uuidv7(), 'Sports') RETURNING id)
       INSERT INTO membership (id, principal_id, desk_id, origin) SELECT uuidv7(), $1, d.id, 'admin' FROM d`,
      [id],
      '00000000-0000-7000-8000-000000000001',
    );
    await world.sql(`SELECT set_config('claimtrail.administers', 'on', false)`);
    await world.sql(
      `WITH s AS MATERIALIZED (SELECT set_config('claimtrail.administers', 'on', true) AS on)
       UPDATE principal SET roles = roles || '{reviewer}' FROM s WHERE id = $1 AND s.on = 'on'`,
      [id],
      '00000000-0000-7000-8000-000000000001',
    );
    const names = (body: { desks: { name: string }[] }) => body.desks.map(({ name }) => name);
    const promoted = await me((await groups('leads')).cookie);
    expect(promoted.roles.sort()).toEqual(['editor', 'reviewer']);
    expect(names(promoted)).toEqual(['Business', 'Politics', 'Sports']);
    const moved = await me((await groups('politics')).cookie);
    expect(moved.roles.sort()).toEqual(['journalist', 'reviewer']);
    expect(names(moved)).toEqual(['Politics', 'Sports']);
    const left = await me((await groups()).cookie);
    expect(left.roles).toEqual(['reviewer']);
    expect(names(left)).toEqual(['Sports']);
    expect(left.desk.name).toBe('Sports');
  });

  it('refuses whom no group gives a role, at first and later, and ends what they had open', async () => {
    expect((await signIn({ sub: 'n1', email: 'n@newsroom.test', groups: ['canteen'] })).location).toBe(
      '/sign-in?problem=no-role',
    );
    expect((await signIn({ sub: 'n1', email: 'n@newsroom.test' })).location).toBe('/sign-in?problem=no-role');
    const member = await signIn({ sub: 'n1', email: 'n@newsroom.test', groups: ['politics'] });
    expect((await signIn({ sub: 'n1', email: 'n@newsroom.test', groups: [] })).location).toBe(
      '/sign-in?problem=no-role',
    );
    expect((await world.get('/me', { cookie: member.cookie })).status).toBe(401);
  });

  it('takes over an invitation only by a verified email', async () => {
    const invited = await anAccount(world, { email: 'invited@newsroom.test', roles: ['reviewer'] });
    const claims = { sub: 'i1', email: 'Invited@newsroom.test', groups: ['politics'] };
    for (const verified of [undefined, false])
      expect((await signIn({ ...claims, email_verified: verified })).location).toBe(
        '/sign-in?problem=email-unverified',
      );
    const mine = await me((await signIn({ ...claims, email_verified: true })).cookie);
    expect(mine.id).toBe(invited);
    expect(mine.roles.sort()).toEqual(['journalist', 'reviewer']);
    // Another person of the provider who now has that email.
    expect((await signIn({ ...claims, sub: 'i2', email_verified: true })).location).toBe(
      '/sign-in?problem=email-taken',
    );
  });

  it('never takes over an account that has a password', async () => {
    await anAccount(world, { email: 'own@newsroom.test', password: PASSWORD, roles: ['admin'] });
    const taken = await signIn({ sub: 'x1', email: 'own@newsroom.test', email_verified: true, groups: ['politics'] });
    expect(taken.location).toBe('/sign-in?problem=email-taken');
    expect(taken.cookie).toMatch(/^claimtrail_login_[1-5]=$/);
  });

  it('makes no account of an email that is not verified, and none without an email', async () => {
    for (const email_verified of [false, undefined])
      expect(
        (await signIn({ sub: 'u1', email: 'fresh@newsroom.test', email_verified, groups: ['politics'] })).location,
      ).toBe('/sign-in?problem=email-unverified');
    expect(await world.sql(`SELECT FROM account WHERE email_key = 'fresh@newsroom.test'`)).toEqual([]);
    expect((await signIn({ sub: 'u2', groups: ['politics'] })).location).toBe('/sign-in?problem=no-email');
  });

  it('waits for nothing that is being recorded by whoever comes, or for their desks', async () => {
    const claims = { sub: 'busy', email: 'busy@newsroom.test', groups: ['politics'] };
    const { id } = await me((await signIn(claims)).cookie);
    const transactions = world.app.get(Transactions, { strict: false });
    const [own, other] = await transactions.write({ caller: SOFTWARE }, async (tx) => {
      // As an import of theirs does with every row.
      await tx.query(`SELECT FROM principal WHERE id = $1 FOR KEY SHARE`, [id]);
      await tx.query(`SELECT FROM desk FOR KEY SHARE`);
      const began = performance.now();
      const both = [
        await signIn({ ...claims, groups: ['leads'] }),
        await signIn({ sub: 'idle', email: 'idle@newsroom.test', groups: ['leads'] }),
      ];
      expect(performance.now() - began).toBeLessThan(10_000);
      return both;
    });
    expect([own?.location, other?.location]).toEqual(['/claims', '/claims']);
    expect(await me(own?.cookie ?? '')).toMatchObject({ id, roles: ['editor'] });
  });

  it('ends the invitation of whoever comes by it', async () => {
    const chief = await anAdministrator();
    const email = 'by-link@newsroom.test';
    const made = await chief.post('/users', { kind: 'person', name: 'Linked', email, roles: ['journalist'] });
    const { href } = made.body.link;
    expect((await signIn({ sub: 'l1', email, groups: ['politics'] })).location).toBe('/claims');
    expect((await world.post('/one-time-links/check', { secret: secretIn(href) })).status).toBe(422);
    expect((await new Browser(world).redeem(href, { password: PASSWORD })).status).toBe(422);
    // What an admin gave stays, also where the provider gave the same.
    const left = await signIn({ sub: 'l1', email, groups: [] });
    expect([left.location, (await me(left.cookie)).roles]).toEqual(['/claims', ['journalist']]);
  });

  it('is shown to admins, who take it away', async () => {
    const chief = await anAdministrator();
    const claims = { sub: 's1', email: 'shown@newsroom.test', groups: ['politics'] };
    const { cookie } = await signIn(claims);
    const { id } = await me(cookie);
    const shown = await chief.get(`/users/${id}`);
    expect(shown.body.provider).toEqual({ issuer: provider.issuer, since: expect.stringMatching(/Z$/) });
    expect((await chief.get('/users')).body.items.find((user: { id: string }) => user.id === id).provider).toEqual(
      shown.body.provider,
    );
    const path = `/users/${id}/provider-identity`;
    expect((await world.ask('DELETE', path, undefined, { cookie })).status).toBe(403);
    const { href } = (await chief.post(`/users/${id}/link`, {})).body;
    expect((await new Browser(world).redeem(href, { password: PASSWORD })).status).toBe(201);
    expect((await chief.delete(path)).status).toBe(204);
    expect((await chief.delete(path)).status).toBe(404);
    const after = (await chief.get(`/users/${id}`)).body;
    expect(after).toMatchObject({ provider: null, roles: ['journalist'], desks: [{ name: 'Politics' }] });
    expect(after.version).toBeGreaterThan(shown.body.version);
    expect((await signIn(claims)).location).toBe('/sign-in?problem=email-taken');
  });

  it('shows the address with the letters of its domain, and knows it again by that of DNS', async () => {
    const [written, dns] = ['Idn@Müller.example', 'idn@xn--mller-kva.example'];
    const { cookie } = await signIn({ sub: 'idn', email: written, groups: ['politics'] });
    expect(await me(cookie)).toMatchObject({ name: 'idn@müller.example', email: 'idn@müller.example' });
    expect((await signIn({ sub: 'idn2', email: dns, groups: ['politics'] })).location).toBe(
      '/sign-in?problem=email-taken',
    );
  });

  it('keeps out whoever is disabled', async () => {
    const claims = { sub: 'd1', email: 'd@newsroom.test', groups: ['politics'] };
    const { id } = await me((await signIn(claims)).cookie);
    await world.sql(
      `WITH s AS MATERIALIZED (SELECT set_config('claimtrail.administers', 'on', true) AS on)
       UPDATE principal SET disabled = true FROM s WHERE id = $1 AND s.on = 'on'`,
      [id],
      '00000000-0000-7000-8000-000000000001',
    );
    expect((await signIn(claims)).location).toBe('/sign-in?problem=account-disabled');
    await anAccount(world, { email: 'e@newsroom.test', disabled: true });
    expect(
      (await signIn({ sub: 'e1', email: 'e@newsroom.test', email_verified: true, groups: ['politics'] })).location,
    ).toBe('/sign-in?problem=account-disabled');
  });

  it('signs nobody in whom an admin unlinks or disables while they come back', async () => {
    const chief = await anAdministrator();
    const claims = { sub: 'm1', email: 'meanwhile@newsroom.test', groups: ['politics'] };
    const { id } = await me((await signIn(claims)).cookie);
    const sessions = () => world.sql(`SELECT FROM session WHERE principal_id = $1`, [id]);
    const lock = `SELECT FROM principal WHERE id = $1 FOR NO KEY UPDATE`;
    const disabled = await meanwhile(
      world,
      async (holder) => {
        await holder.query(`UPDATE principal SET disabled = true WHERE id = $1`, [id]);
        await holder.query(`DELETE FROM session WHERE principal_id = $1`, [id]);
      },
      () => signIn(claims),
    );
    expect([disabled.location, await sessions()]).toEqual(['/sign-in?problem=account-disabled', []]);
    await chief.patch(`/users/${id}`, { disabled: false }, { 'if-match': '*' });
    const { href } = (await chief.post(`/users/${id}/link`, {})).body;
    const browser = new Browser(world);
    expect((await browser.redeem(href, { password: PASSWORD })).status).toBe(201);
    await browser.delete('/sessions/current');
    const unlinked = await meanwhile(
      world,
      async (holder) => {
        await holder.query(lock, [id]);
        await holder.query(`DELETE FROM provider_identity WHERE principal_id = $1`, [id]);
      },
      () => signIn(claims),
    );
    expect([unlinked.location, await sessions()]).toEqual(['/sign-in?problem=email-taken', []]);
  });

  it('makes no desk that looks like another, and says so in the log', async () => {
    const said: unknown[] = [];
    const warn = Object.getOwnPropertyDescriptor(Logger.prototype, 'warn') ?? {};
    Object.defineProperty(Logger.prototype, 'warn', { ...warn, value: (message: unknown) => void said.push(message) });
    try {
      const { cookie } = await signIn({ sub: 'look', email: 'look@newsroom.test', groups: ['lookalikes'] });
      expect((await me(cookie)).desks).toMatchObject([{ name: 'Politics' }]);
      expect(said).toEqual([expect.stringContaining('"P0litics"')]);
    } finally {
      Object.defineProperty(Logger.prototype, 'warn', warn);
    }
  });

  it('makes one account where somebody comes for the first time in several windows at once', async () => {
    await provider.become({ email_verified: true, sub: 'w1', email: 'w@newsroom.test', groups: ['politics'] });
    const windows = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const left = await leave(world);
        return { left, back: await provider.visit(left.location) };
      }),
    );
    const all = await Promise.all(windows.map(({ left, back }) => comeBack(world, back, left.cookie)));
    expect(all.map(({ location }) => location)).toEqual(Array(6).fill('/claims'));
    expect(await world.sql(`SELECT FROM account WHERE email_key = 'w@newsroom.test'`)).toHaveLength(1);
  });

  describe('in several tabs of one browser', () => {
    const claims = { sub: 't1', email: 'tabs@newsroom.test', email_verified: true, groups: ['politics'] };

    /** Keeps cookies as a browser does. */
    function aBrowser() {
      const kept = new Map<string, string>();
      return async (path: string) => {
        const cookie = [...kept].map(([name, value]) => `${name}=${value}`).join('; ');
        const answer = await go(world, path, cookie);
        for (const set of answer.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
          if (value === '') kept.delete(name);
          else kept.set(name, value);
        }
        return answer.location;
      };
    }

    const begin = async (visit: (path: string) => Promise<string>, returnTo: string) => {
      const { pathname, search } = await provider.visit(
        await visit(`/api/v1/sign-in/provider?return=${encodeURIComponent(returnTo)}`),
      );
      return pathname + search;
    };

    it('finishes what each has begun, in any order, and each once', async () => {
      await provider.become(claims);
      const visit = aBrowser();
      const [one, other] = [await begin(visit, '/claims'), await begin(visit, '/read')];
      expect([await visit(one), await visit(one), await visit(other), await visit(other)]).toEqual([
        '/claims',
        '/sign-in?problem=provider-expired',
        '/read',
        '/sign-in?problem=provider-expired',
      ]);
    });

    it('keeps five of them, and throws none away for what another browser has begun', async () => {
      await provider.become(claims);
      const [visit, stranger] = [aBrowser(), aBrowser()];
      const begun: string[] = [];
      for (const path of ['/1', '/2', '/3', '/4', '/5', '/6']) begun.push(await begin(visit, path));
      expect(await visit(await begin(stranger, '/7'))).toBe('/sign-in?problem=provider-expired');
      expect(await visit('/api/v1/sign-in/provider/callback?state=x')).toBe('/sign-in?problem=provider-expired');
      const ends: string[] = [];
      for (const path of begun) ends.push(await visit(path));
      expect(ends).toEqual(['/sign-in?problem=provider-expired', '/2', '/3', '/4', '/5', '/6']);
    });

    it('sends no more than fits into one header', async () => {
      const long = `/claims?q=${'a'.repeat(690)}`;
      const left = await Promise.all(Array.from({ length: 2 }, () => leave(world, long)));
      for (const { cookie } of left) expect(cookie.length).toBeLessThan(1500);
    });

    it('signs in by one of several deliveries of one return at once', async () => {
      await provider.become(claims);
      const left = await leave(world);
      const back = await provider.visit(left.location);
      const all = await Promise.all(Array.from({ length: 3 }, () => comeBack(world, back, left.cookie)));
      const signedIn = all.filter(({ location }) => location === '/claims');
      expect(signedIn).toHaveLength(1);
      expect(await me(signedIn[0]?.cookie ?? '')).toMatchObject({ email: 'tabs@newsroom.test' });
      for (const { location } of all) expect(['/claims', '/sign-in?problem=provider-expired']).toContain(location);
    });
  });

  describe('refuses a return', () => {
    const begun = async () => {
      await provider.become({ email_verified: true, sub: 'a1', email: 'a@newsroom.test', groups: ['politics'] });
      const left = await leave(world);
      return { ...left, back: await provider.visit(left.location) };
    };

    it('with the state of another login, or none', async () => {
      const { back, cookie } = await begun();
      const other = new URL(back);
      other.searchParams.set('state', 'x'.repeat(43));
      expect((await comeBack(world, other, cookie)).location).toBe('/sign-in?problem=provider-expired');
      other.searchParams.delete('state');
      expect((await comeBack(world, other, cookie)).location).toBe('/sign-in?problem=provider-expired');
      const twice = new URL(back);
      twice.searchParams.append('state', 'y');
      expect((await comeBack(world, twice, cookie)).location).toMatch(/^\/sign-in\?problem=provider-/);
    });

    it('in another browser, or with a cookie that somebody made', async () => {
      const { back } = await begun();
      const other = await begun();
      for (const cookie of [
        '',
        other.cookie,
        `${other.cookie}x`,
        'claimtrail_login_1=e30.AAAA',
        'claimtrail_login_1=.',
      ])
        expect((await comeBack(world, back, cookie)).location).toBe('/sign-in?problem=provider-expired');
    });

    it('with a code that was used', async () => {
      const { back, cookie } = await begun();
      expect((await comeBack(world, back, cookie)).location).toBe('/claims');
      expect((await comeBack(world, back, cookie)).location).toBe('/sign-in?problem=provider-invalid');
    });

    it('with the code of another login', async () => {
      const [one, other] = [await begun(), await begun()];
      one.back.searchParams.set('code', other.back.searchParams.get('code') ?? '');
      expect((await comeBack(world, one.back, one.cookie)).location).toBe('/sign-in?problem=provider-invalid');
    });

    it('from a provider that says it is another one', async () => {
      const { back, cookie } = await begun();
      back.searchParams.set('iss', 'https://evil.test');
      expect((await comeBack(world, back, cookie)).location).toBe('/sign-in?problem=provider-invalid');
    });

    it('after somebody declined', async () => {
      const left = await leave(world);
      const back = await provider.visit(left.location, true);
      expect(back.searchParams.get('error')).toBe('access_denied');
      expect((await comeBack(world, back, left.cookie)).location).toBe('/sign-in?problem=provider-denied');
    });

    it('that came too late', async () => {
      const late = await World.besides(world, environment(provider.issuer));
      const time = simulatedClock(late);
      const left = await leave(late);
      const back = await provider.visit(left.location);
      time.pass(15 * 60_000);
      expect((await comeBack(late, back, left.cookie)).location).toBe('/sign-in?problem=provider-expired');
      await late.app.close();
    });
  });

  it('is finished by another process than began it', async () => {
    const other = await World.besides(world, environment(provider.issuer));
    await provider.become({ email_verified: true, sub: 'a1', email: 'a@newsroom.test', groups: ['politics'] });
    const left = await leave(world);
    expect((await comeBack(other, await provider.visit(left.location), left.cookie)).location).toBe('/claims');
    await other.app.close();
  });

  it.each(['https://evil.test', '//evil.test', '/\\evil.test', '/api/v1/me', 'javascript:alert(1)'])(
    'leads nobody to %p',
    async (asked) => {
      expect((await signIn({ sub: 'a1', email: 'a@newsroom.test', groups: ['politics'] }, asked)).location).toBe('/');
    },
  );

  it('answers strange addresses without failing', async () => {
    for (const path of [
      'callback',
      'callback?',
      'callback?code=a&code=b',
      'callback?error=x&state=%00',
      `callback?code=${'a'.repeat(5000)}`,
      '?return=a&return=b',
      '?return[x]=1',
    ]) {
      const { status } = await go(world, `/api/v1/sign-in/provider${path.startsWith('?') ? path : `/${path}`}`);
      expect(status).toBeLessThan(500);
    }
  });
});

describe('the last admin', () => {
  let world: World;
  let provider: RunningProvider;
  beforeAll(async () => void ({ world, provider } = await startBoth()));
  afterAll(() => stopBoth(world, provider));

  async function anOwner(sub: string) {
    await provider.become({ sub, email: `${sub}@newsroom.test`, email_verified: true, groups: ['owners'] });
    const left = await leave(world);
    const { cookie } = await comeBack(world, await provider.visit(left.location), left.cookie);
    const { id, csrfToken } = (await world.get('/me', { cookie })).body;
    const ask = (method: string, path: string, body?: object) =>
      world.ask(method, path, body, { cookie, 'x-csrf-token': csrfToken });
    return { id: id as string, unlink: (whom: string) => ask('DELETE', `/users/${whom}/provider-identity`), ask };
  }

  it('who can sign in is not unlinked, as long as there is no other one', async () => {
    const [one, other] = [await anOwner('first'), await anOwner('second')];
    const never = { kind: 'person', name: 'Never came', email: 'never@newsroom.test', roles: ['admin'] };
    expect((await one.ask('POST', '/users', never)).status).toBe(201);
    expect((await one.unlink(other.id)).status).toBe(204);
    // Whoever was unlinked has no password.
    const refused = await one.unlink(one.id);
    expect([refused.status, refused.body.type]).toEqual([409, '/problems/last-admin']);
    expect((await one.ask('GET', '/me')).status).toBe(200);
    const { href } = (await one.ask('POST', `/users/${other.id}/link`, {})).body;
    expect((await new Browser(world).redeem(href, { password: PASSWORD })).status).toBe(201);
    expect((await one.unlink(one.id)).status).toBe(204);
    expect((await world.get('/sign-in')).body.setUp).toBe(false);
  });

  it('is one of two who are unlinked at once', async () => {
    await world.sql(`UPDATE account SET password_hash = NULL`);
    const both = [await anOwner('third'), await anOwner('fourth')];
    await world.sql(`DELETE FROM provider_identity WHERE NOT principal_id = ANY ($1)`, [both.map(({ id }) => id)]);
    const answers = await Promise.all(both.map(({ id, unlink }) => unlink(id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });
});

describe('a provider that misbehaves', () => {
  let world: World;
  let provider: HostileProvider;
  beforeAll(async () => {
    provider = await new HostileProvider().start();
    world = await World.start(environment(provider.issuer));
    await anAccount(world, { email: 'editor@newsroom.test', password: PASSWORD });
  });
  afterAll(async () => {
    await world.stop();
    await provider.stop();
  });
  beforeEach(() => void (provider.next = {}));

  async function signIn(next: Misbehaviour = {}, at = world) {
    provider.next = {};
    const left = await leave(at);
    const query = new URL(left.location, 'http://x').searchParams;
    provider.nonce = query.get('nonce') ?? '';
    provider.next = next;
    const back = new URL(`${PUBLIC_URL}/api/v1/sign-in/provider/callback?code=c&state=${query.get('state')}`);
    return (await comeBack(at, back, left.cookie)).location;
  }

  const seconds = () => Math.floor(Date.now() / 1000);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const answering = (status: number, body: string, headers: Record<string, string> = {}) => ({
    answer: (response: ServerResponse) =>
      void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body),
  });

  it('is believed as long as it behaves', async () => {
    expect(await signIn()).toBe('/claims');
  });

  it.each<[string, Misbehaviour]>([
    ['another nonce', { claims: { nonce: 'n'.repeat(43) } }],
    ['no nonce', { claims: { nonce: undefined } }],
    ['a token for another client', { claims: { aud: 'other' } }],
    ['a token for another client beside this one', { claims: { aud: ['claimtrail', 'other'], azp: 'other' } }],
    ['a token that another client was given', { claims: { azp: 'other' } }],
    ['a token of tomorrow', { claims: { iat: seconds() + 86_400, exp: seconds() + 90_000 } }],
    ['a token of no time', { claims: { iat: undefined } }],
    ['a token of another issuer', { claims: { iss: 'https://evil.test' } }],
    ['a token that has expired', { claims: { iat: seconds() - 700, exp: seconds() - 600 } }],
    ['no subject', { claims: { sub: undefined } }],
    ['a subject that is no text', { claims: { sub: 7 } }],
    ['a subject that cannot be kept', { claims: { sub: 'a\u0000' } }],
    ['a token that somebody else signed', { key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey }],
    [
      'a token whose content was changed',
      { tamper: (token) => token.replace(/\.[^.]+\./, `.${part({ sub: 'admin' })}.`) },
    ],
    ['a token whose signature was cut off', { tamper: (token) => token.replace(/[^.]+$/, '') }],
    ['a token that says it is not signed', { header: { alg: 'none' }, tamper: (token) => token.replace(/[^.]+$/, '') }],
    ['a token that says it is signed with our secret', { header: { alg: 'HS256' } }],
    ['a token that is no token', { tamper: () => 'x' }],
    ['no token', answering(200, '{"access_token":"a","token_type":"Bearer"}')],
    ['no JSON', answering(200, '<html>')],
    ['an array', answering(200, '[]')],
    ['a redirect to somewhere else', answering(302, '', { location: 'http://127.0.0.1:1/' })],
    ['an error', answering(400, '{"error":"invalid_grant"}')],
    ['more than anybody wants to read', answering(200, `{"x":"${'x'.repeat(2_000_000)}"}`)],
  ])('is not believed with %s', async (_, next) => {
    expect(await signIn(next)).toBe('/sign-in?problem=provider-invalid');
    expect(await world.sql(`SELECT FROM provider_identity WHERE subject <> 'hostile'`)).toEqual([]);
  });

  it('is not believed with a token from after the time that it is here', async () => {
    const early = await World.besides(world, environment(provider.issuer));
    const time = simulatedClock(early);
    expect(await signIn({}, early)).toBe('/claims');
    time.put(-300_000);
    const refused = await signIn({}, early);
    await early.app.close();
    expect(refused).toBe('/sign-in?problem=provider-invalid');
  });

  it('counts as unavailable where it fails, breaks off or takes too long', async () => {
    expect(await signIn(answering(503, '{}'))).toBe('/sign-in?problem=provider-unavailable');
    expect(await signIn({ answer: (response) => void response.destroy() })).toBe(
      '/sign-in?problem=provider-unavailable',
    );
    expect(await signIn({ answer: () => undefined })).toBe('/sign-in?problem=provider-unavailable');
  });

  it('keeps nobody from signing in with a password, and is asked again the next time', async () => {
    const fresh = await World.besides(world, environment(provider.issuer));
    const describing = (describe: Misbehaviour['describe']) => {
      provider.next = { ...(describe && { describe }) };
      return leave(fresh).then(({ location }) => location);
    };
    const before = provider.described;
    expect(await describing((response) => void response.destroy())).toBe('/sign-in?problem=provider-unavailable');
    expect(await describing((response) => void response.writeHead(500).end())).toBe(
      '/sign-in?problem=provider-unavailable',
    );
    expect(await describing((response) => void response.end('<html>'))).toBe('/sign-in?problem=provider-invalid');
    const said = (more: object) => (response: ServerResponse, issuer: string) =>
      void response.setHeader('content-type', 'application/json').end(
        JSON.stringify({
          issuer,
          authorization_endpoint: `${issuer}/auth`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/jwks`,
          ...more,
        }),
      );
    expect(await describing(said({ issuer: 'https://evil.test' }))).toBe('/sign-in?problem=provider-invalid');
    const signedIn = await fresh.post('/sessions', { email: 'editor@newsroom.test', password: PASSWORD });
    expect(signedIn.status).toBe(201);
    expect(await describing(undefined)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/auth\?/);
    expect(provider.described).toBe(before + 5);
    await fresh.app.close();
  });

  describe('that describes itself wrongly', () => {
    const saying = (more: object): Misbehaviour => ({
      describe: (response, issuer) =>
        void response.setHeader('content-type', 'application/json').end(
          JSON.stringify({
            issuer,
            authorization_endpoint: `${issuer}/auth`,
            token_endpoint: `${issuer}/token`,
            jwks_uri: `${issuer}/jwks`,
            ...more,
          }),
        ),
    });

    let fresh: World;
    let time: ReturnType<typeof simulatedClock>;
    beforeAll(async () => {
      fresh = await World.besides(world, environment(provider.issuer));
      time = simulatedClock(fresh);
    });
    afterAll(() => fresh.app.close());

    it.each([
      { authorization_endpoint: undefined },
      { authorization_endpoint: 5 },
      { authorization_endpoint: '/auth' },
      { authorization_endpoint: 'javascript:alert(1)' },
      { authorization_endpoint: 'http://192.0.2.1/auth' },
      { token_endpoint: undefined },
      { token_endpoint: 'file:///etc/passwd' },
      { token_endpoint: 'http://192.0.2.1/token' },
      { jwks_uri: undefined },
      { jwks_uri: null },
      { userinfo_endpoint: 5 },
      { scopes_supported: 5 },
      { scopes_supported: null },
      { token_endpoint_auth_methods_supported: 'client_secret_basic' },
    ])('sends nobody anywhere, and works as soon as it is right: %j', async (wrong) => {
      time.pass(60_000);
      provider.next = saying(wrong);
      for (let nr = 0; nr < 2; nr++)
        expect(await leave(fresh)).toMatchObject({ status: 302, location: '/sign-in?problem=provider-invalid' });
      expect(await signIn({}, fresh)).toBe('/claims');
    });

    it('and looks right, is asked again after a minute', async () => {
      time.pass(60_000);
      provider.next = saying({ authorization_endpoint: `${provider.issuer}/moved` });
      expect((await leave(fresh)).location).toMatch(/\/moved\?/);
      provider.next = {};
      time.pass(60_000);
      expect((await leave(fresh)).location).toMatch(/\/auth\?/);
      provider.next = saying({ authorization_endpoint: 5 });
      time.put(-120_000);
      expect((await leave(fresh)).location).toBe('/sign-in?problem=provider-invalid');
      expect(await signIn({}, fresh)).toBe('/claims');
    });
  });
});

describe('an instance without provider', () => {
  it('says so', async () => {
    const world = await World.start();
    expect((await world.get('/sign-in/provider')).status).toBe(404);
    expect((await world.get('/sign-in/provider/callback?code=a&state=b')).status).toBe(404);
    await world.stop();
  });
});
