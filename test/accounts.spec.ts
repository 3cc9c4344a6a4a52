import 'reflect-metadata';

import { LOCAL_PRINCIPAL, NEWSROOM_DESK } from '../src/platform/caller.js';
import { problem, setUpLink } from './support/accounts.js';
import { Browser, secretIn } from './support/browser.js';
import { LOSS_115 } from './support/dossier.js';
import { type Reply, World } from './support/world.js';

const PASSWORD = 'gravel teacup monsoon';
const NEXT = 'drei verlorene Handschuhe';
const NOBODY = '0190a6b4-0000-7000-8000-000000000000';
const founding = { name: 'The chief editor', email: 'Chief@Newsroom.test', password: PASSWORD };

const codes = ({ body }: Reply) => body.errors.map(({ code }: { code: string }) => code);
const ifMatch = ({ headers }: Reply) => ({ 'if-match': headers.get('etag') ?? '' });

describe('the set-up', () => {
  let world: World;
  beforeAll(async () => void (world = await World.start()));
  afterAll(() => world.stop());

  it('tells what a link is for, and refuses what is none', async () => {
    const href = await setUpLink(world);
    expect(href).toMatch(/^http:\/\/[^/]+\/set-up#[\w-]{43}$/);
    const check = await world.post('/one-time-links/check', { secret: secretIn(href) });
    expect(check.body).toEqual({ kind: 'set_up', name: null, email: null });
    for (const secret of ['', 'x', secretIn(href).toLowerCase(), `${secretIn(href)}\u0430`]) {
      expect(problem(await world.post('/one-time-links/check', { secret }))).toEqual([
        422,
        'unknown-reference',
        '/secret',
      ]);
    }
  });

  it('makes earlier links worthless with a new one', async () => {
    const [first, second] = [await setUpLink(world), await setUpLink(world)];
    expect((await world.post('/one-time-links/check', { secret: secretIn(first) })).status).toBe(422);
    expect((await world.post('/one-time-links/check', { secret: secretIn(second) })).status).toBe(200);
    await world.sql(`UPDATE one_time_link SET expires_at = now()`);
    expect((await world.post('/one-time-links/check', { secret: secretIn(second) })).status).toBe(422);
  });

  it('says what is missing or not good enough, and keeps the link', async () => {
    const href = await setUpLink(world);
    const browser = new Browser(world);
    expect(problem(await browser.redeem(href, { ...founding, name: undefined }))).toEqual([
      400,
      'invalid-request',
      '/name',
    ]);
    expect(problem(await browser.redeem(href, { ...founding, email: undefined }))).toEqual([
      400,
      'invalid-request',
      '/email',
    ]);
    expect(problem(await browser.redeem(href, { ...founding, email: 'chief@' }))).toEqual([
      400,
      'invalid-request',
      '/email',
    ]);
    const weak = await browser.redeem(href, { ...founding, password: 'chief' });
    expect([problem(weak), codes(weak)]).toEqual([
      [400, 'invalid-request', '/password'],
      expect.arrayContaining(['too-short', 'contains-email']),
    ]);
    expect(browser.cookies.size).toBe(0);
    expect((await browser.get('/me')).body.setUp).toBe(true);
  });

  it('does not let accounts be made before the first', async () => {
    const invited = { kind: 'person', name: 'A reader', email: 'reader@newsroom.test', roles: ['reader'] };
    expect(problem(await world.post('/users', invited))).toEqual([403, 'not-allowed', undefined]);
    expect((await world.post('/users', { kind: 'service', name: 'Importer', roles: ['journalist'] })).status).toBe(201);
  });

  it('turns whoever sat at the machine into the first account, once, and is over then', async () => {
    const claim = (await world.post('/claims', LOSS_115)).body.claim;
    const href = await setUpLink(world);
    const browsers = [1, 2, 3].map(() => new Browser(world));
    const answers = await Promise.all(browsers.map((browser) => browser.redeem(href, founding)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
    const won = answers.findIndex(({ status }) => status === 201);
    const [browser, me] = [browsers[won] as Browser, answers[won]?.body];
    expect(me).toMatchObject({
      id: LOCAL_PRINCIPAL,
      name: 'The chief editor',
      email: 'chief@newsroom.test',
      roles: ['admin', 'editor'],
      desk: { name: 'Newsroom' },
      session: { id: expect.any(String) },
      setUp: false,
    });
    expect((await browser.get(`/claims/${claim.id}`)).body.createdBy).toEqual({
      id: LOCAL_PRINCIPAL,
      name: 'The chief editor',
    });
    expect(problem(await world.get('/claims'))).toEqual([401, 'unauthenticated', undefined]);
    expect((await world.get('/nothing')).status).toBe(401);
    expect((await browser.get('/nothing')).status).toBe(404);
    expect(
      (await world.post('/one-time-links/redeem', { secret: secretIn(await setUpLink(world)), ...founding })).status,
    ).toBe(422);
    expect((await browser.get('/users')).body.items.map(({ name }: { name: string }) => name)).toEqual([
      'Importer',
      'Bootstrap token',
      'The chief editor',
    ]);
  });
});

describe('accounts', () => {
  let world: World;
  let chief: Browser;
  beforeAll(async () => {
    world = await World.start();
    chief = new Browser(world);
    await chief.redeem(await setUpLink(world), founding);
  });
  afterAll(() => world.stop());

  let numbered = 0;
  /** Invites somebody, who comes in. */
  const invited = async (given: object = {}) => {
    const email = `colleague-${++numbered}@newsroom.test`;
    const made = await chief.post('/users', {
      kind: 'person',
      name: `Colleague ${numbered}`,
      email,
      roles: ['reader'],
      ...given,
    });
    expect(made.status).toBe(201);
    const browser = new Browser(world);
    const welcome = await browser.redeem(made.body.link.href, { password: PASSWORD });
    expect(welcome.status).toBe(201);
    return { ...made.body, email, browser, path: `/users/${made.body.id}` };
  };
  const change = async (path: string, body: object) => chief.patch(path, body, ifMatch(await chief.get(path)));

  describe('users', () => {
    it('shows an address with the letters of its domain, and finds it in either way', async () => {
      const [written, dns] = ['Ute@Müller.example', 'ute@xn--mller-kva.example'];
      const made = await chief.post('/users', { kind: 'person', name: 'Editor', email: written, roles: ['reader'] });
      const { id, link } = made.body;
      const email = 'ute@müller.example';
      expect(made.body).toMatchObject({ email });
      const again = await chief.post('/users', { kind: 'person', name: 'Other', email: dns, roles: ['reader'] });
      expect(again.status).toBe(409);
      for (const q of ['müller.ex', 'MULLER.EX', '@xn--mller', email])
        expect((await chief.get(`/users?q=${encodeURIComponent(q)}`)).body.items).toMatchObject([{ id, email }]);
      // The same address, so the invitation goes on.
      for (const same of [dns, written])
        expect((await chief.patch(`/users/${id}`, { email: same }, { 'if-match': '*' })).body).toMatchObject({ email });
      const browser = new Browser(world);
      expect((await browser.redeem(link.href, { password: PASSWORD })).status).toBe(201);
      expect((await browser.get('/me')).body).toMatchObject({ email });
      for (const typed of [written, dns, email])
        expect((await new Browser(world).post('/sessions', { email: typed, password: PASSWORD })).status).toBe(201);
      expect(
        (await chief.patch(`/users/${id}`, { email: 'ute@bücher.example' }, { 'if-match': '*' })).body,
      ).toMatchObject({ email: 'ute@bücher.example' });
    });

    it('are invited by a link that is shown once and works once', async () => {
      const key = { 'idempotency-key': 'invite' };
      const body = {
        kind: 'person',
        name: ' An  editor ',
        email: 'ＥDITOR@Newsroom.test',
        roles: ['editor', 'editor'],
        desks: ['newsroom'],
      };
      const made = await chief.post('/users', body, key);
      expect(made.body).toMatchObject({
        name: 'An editor',
        email: 'editor@newsroom.test',
        roles: ['editor'],
        desks: [{ id: NEWSROOM_DESK, name: 'Newsroom' }],
        disabled: false,
        lastSeenAt: null,
      });
      expect(made.body.link.href).toMatch(/\/welcome#[\w-]{43}$/);
      expect(made.headers.get('location')).toBe(`/api/v1/users/${made.body.id}`);
      const again = await chief.post('/users', body, key);
      const { link, ...rest } = made.body;
      expect([again.status, again.headers.get('idempotency-replayed'), again.body]).toEqual([201, 'true', rest]);
      const [kept] = await world.sql<{ body: string }>(`SELECT body FROM idempotent_request WHERE key = 'invite'`);
      expect(kept?.body).not.toContain(secretIn(link.href));

      const check = await world.post('/one-time-links/check', { secret: secretIn(link.href) });
      expect(check.body).toEqual({ kind: 'password', name: 'An editor', email: 'editor@newsroom.test' });
      const browser = new Browser(world);
      expect(problem(await browser.redeem(link.href, { password: PASSWORD, email: 'other@newsroom.test' }))).toEqual([
        400,
        'invalid-request',
        '/email',
      ]);
      const welcome = await browser.redeem(link.href, { password: PASSWORD });
      expect(welcome.body).toMatchObject({
        name: 'An editor',
        permissions: ['records:read', 'records:write', 'records:review', 'records:publish', 'vocabulary:edit'],
      });
      expect((await browser.post('/claims', LOSS_115)).status).toBe(201);
      expect((await new Browser(world).redeem(link.href, { password: PASSWORD })).status).toBe(422);
      expect((await chief.get(`/users/${made.body.id}`)).body.lastSeenAt).not.toBeNull();
    });

    it.each([
      [{ kind: 'person', name: 'X', roles: [] }, 400, '/email'],
      [{ kind: 'service', name: 'X', roles: [], email: 'a@b.test' }, 400, '/email'],
      [{ kind: 'robot', name: 'X', roles: [] }, 400, '/kind'],
      [{ kind: 'service', name: ' ', roles: [] }, 400, '/name'],
      [{ kind: 'service', name: 'a\u202eb', roles: [] }, 400, '/name'],
      [{ kind: 'service', name: 'x'.repeat(201), roles: [] }, 400, '/name'],
      [{ kind: 'service', name: 'X', roles: ['owner'] }, 400, '/roles'],
      [{ kind: 'service', name: 'X', roles: 'admin' }, 400, '/roles'],
      [{ kind: 'service', name: 'X' }, 400, '/roles'],
      [{ kind: 'service', name: 'X', roles: [], desks: [] }, 400, '/desks'],
      [{ kind: 'service', name: 'X', roles: [], desks: ['Newsroom', 'Sports'] }, 422, '/desks/1'],
      [{ kind: 'service', name: 'X', roles: [], desks: [NOBODY] }, 422, '/desks/0'],
      [{ kind: 'service', name: 'X', roles: [], desk: 'Sports' }, 422, '/desk'],
      [{ kind: 'person', name: 'X', roles: [], email: 'CHIEF@newsroom.test' }, 409, '/email'],
      [{ kind: 'person', name: 'X', roles: [], email: 'chi\u0435f@newsroom.test' }, 400, '/email'],
      [{ kind: 'person', name: 'X', roles: [], email: 'chief@newsroom.test\u200b' }, 409, '/email'],
      [{ kind: 'service', name: 'X', roles: [], disabled: true }, 400, '/disabled'],
    ])('are not recorded as %j', async (body, status, pointer) => {
      const answer = await chief.post('/users', body);
      expect([answer.status, answer.body.errors?.[0]?.pointer?.slice(0, pointer.length)]).toEqual([status, pointer]);
    });

    it('change for whoever has seen their version, and what they may do changes with the next request', async () => {
      const { browser, path, id } = await invited();
      const seen = await chief.get(path);
      expect((await browser.post('/claims', LOSS_115)).status).toBe(403);
      await chief.post('/desks', { name: 'Technology' });
      const changed = await chief.patch(
        path,
        { roles: ['journalist'], desks: ['Technology', NEWSROOM_DESK], desk: 'technology', reason: 'moves' },
        ifMatch(seen),
      );
      expect(changed.body).toMatchObject({
        roles: ['journalist'],
        desk: { name: 'Technology' },
        version: seen.body.version + 1,
      });
      expect((await browser.post('/claims', LOSS_115)).status).toBeLessThan(300);
      expect((await browser.get('/me')).body.desk.name).toBe('Technology');
      expect((await chief.patch(path, { roles: [] }, ifMatch(seen))).status).toBe(412);
      expect((await chief.patch(path, { roles: [] })).status).toBe(428);
      const onlyDesks = await change(path, { desks: ['Newsroom'] });
      expect(onlyDesks.body).toMatchObject({ desk: { name: 'Newsroom' }, version: changed.body.version + 1 });
      expect((await change(path, { email: 'moved@newsroom.test' })).body).toMatchObject({
        email: 'moved@newsroom.test',
        version: changed.body.version + 2,
      });
      expect((await change(path, { name: onlyDesks.body.name })).body.version).toBe(changed.body.version + 2);
      expect(problem(await change(path, { desk: 'Technology' }))).toEqual([400, 'invalid-request', '/desk']);
      expect(problem(await change(path, { email: 'chief@newsroom.test' }))).toEqual([409, 'already-exists', '/email']);
      const told = await world.sql(
        `SELECT c.reason, p.roles FROM history.principal p JOIN history.change c ON c.id = p.change_id WHERE p.id = $1 AND c.actor_id = $2 AND c.reason IS NOT NULL`,
        [id, LOCAL_PRINCIPAL],
      );
      expect(told).toEqual([{ reason: 'moves', roles: ['journalist'] }]);
      const desks = await world.sql<{ removed: boolean }>(
        `SELECT removed FROM history.membership WHERE principal_id = $1 ORDER BY recorded_at`,
        [id],
      );
      expect(desks.map(({ removed }) => removed)).toEqual([false, false, true]);
    });

    it('who are disabled are nobody at once, with session and token, and come back with neither', async () => {
      const { browser, path } = await invited({ roles: ['journalist'] });
      const { token } = (await browser.post('/tokens', { name: 'script', scopes: ['records:read'] })).body;
      const bearer = { authorization: `Bearer ${token}` };
      expect((await world.get('/claims', bearer)).status).toBe(200);
      expect((await change(path, { disabled: true })).body.disabled).toBe(true);
      expect([(await browser.get('/me')).status, (await world.get('/claims', bearer)).status]).toEqual([401, 401]);
      expect(problem(await chief.post(`${path}/link`, {}))).toEqual([403, 'not-allowed', undefined]);
      await change(path, { disabled: false });
      expect((await browser.get('/me')).status).toBe(401);
      expect((await world.get('/claims', bearer)).status).toBe(401);
    });

    it('keep one admin who can sign in, also when two leave at once', async () => {
      const [one, other] = [await invited({ roles: ['admin'] }), await invited({ roles: ['admin'] })];
      const never = await chief.post('/users', {
        kind: 'person',
        name: 'Never came',
        email: 'never@newsroom.test',
        roles: ['admin'],
      });
      const service = await chief.post('/users', { kind: 'service', name: 'Bot', roles: ['admin'] });
      expect([never.status, service.status]).toEqual([201, 201]);
      const path = `/users/${LOCAL_PRINCIPAL}`;
      const versions = await Promise.all([path, one.path, other.path].map((at) => chief.get(at)));
      const leave = (at: string, seen: Reply | undefined, body: object) =>
        one.browser.patch(at, body, ifMatch(seen as Reply));
      expect((await leave(path, versions[0], { roles: ['editor'] })).status).toBe(200);
      for (let round = 0; round < 5; round++) {
        const [a, b] = [await one.browser.get(one.path), await one.browser.get(other.path)];
        const answers = await Promise.all([
          leave(one.path, a, { roles: [] }),
          other.browser.patch(other.path, { disabled: true }, ifMatch(b)),
        ]);
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
        const stays = answers[0]?.status === 409 ? one : other;
        expect(answers.find(({ status }) => status === 409)?.body.type).toBe('/problems/last-admin');
        // Back to two for the next round.
        await world.sql(`SELECT set_config('claimtrail.administers', 'on', false)`);
        await world.sql(
          `WITH on_ AS MATERIALIZED (SELECT set_config('claimtrail.administers', 'on', true) AS v)
           UPDATE principal SET roles = '{admin}', disabled = false FROM on_ WHERE id IN ($1, $2) AND v = 'on'`,
          [one.id, other.id],
          LOCAL_PRINCIPAL,
        );
        if (stays === one)
          await other.browser.redeem((await one.browser.post(`${other.path}/link`, {})).body.href, {
            password: PASSWORD,
          });
      }
      const back = await one.browser.get(path);
      expect((await one.browser.patch(path, { roles: ['admin', 'editor'] }, ifMatch(back))).status).toBe(200);
    });

    it('are shown to admins alone', async () => {
      const { browser, path } = await invited({ roles: ['editor'] });
      for (const at of ['/users', path, `${path}/sessions`, '/sessions'])
        expect((await browser.get(at)).status).toBe(403);
      expect((await chief.get(`/users/${NOBODY}`)).status).toBe(404);
      expect((await chief.get('/users/me')).status).toBe(404);
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: Reply = await chief.get(`/users?limit=2&count=true${cursor && `&cursor=${cursor}`}`);
        expect(page.body.total).toBeGreaterThan(5);
        seen.push(...page.body.items.map(({ id }: { id: string }) => id));
        cursor = page.body.nextCursor;
      }
      expect(new Set(seen).size).toBe(seen.length);
      const services = (await chief.get('/users?kind=service')).body.items;
      expect(
        services.every(({ kind, email }: { kind: string; email: null }) => kind === 'service' && email === null),
      ).toBe(true);
    });
  });

  describe('desks', () => {
    it('are seen by everybody and named by admins, once whatever the case', async () => {
      const { browser } = await invited();
      const made = await chief.post('/desks', { name: ' Business  desk ' });
      expect(made.body).toMatchObject({ name: 'Business desk', version: 1 });
      for (const name of ['\u0300'.repeat(100), ' \u0301 \u093e ', '\u20dd'])
        expect(problem(await chief.post('/desks', { name }))).toEqual([400, 'invalid-request', '/name']);
      const taken = await chief.post('/desks', { name: 'ＢUSINESS desk' });
      expect([problem(taken), codes(taken)]).toEqual([[409, 'already-exists', '/name'], ['name-taken']]);
      const path = `/desks/${made.body.id}`;
      expect((await chief.patch(path, { name: 'Newsroom' }, ifMatch(made))).status).toBe(409);
      expect((await chief.patch(path, { name: 'Business' }, ifMatch(made))).body).toMatchObject({
        name: 'Business',
        version: 2,
      });
      expect((await chief.patch(path, { name: 'Money' }, ifMatch(made))).status).toBe(412);
      expect((await browser.get(path)).body.name).toBe('Business');
      expect((await browser.get('/desks')).body.items.map(({ name }: { name: string }) => name)).toContain('Business');
      expect((await browser.post('/desks', { name: 'Own' })).status).toBe(403);
      expect((await browser.patch(path, { name: 'Own' }, { 'if-match': '*' })).status).toBe(403);
      expect((await chief.get(`/desks/${NOBODY}`)).status).toBe(404);
    });
  });

  describe('tokens', () => {
    it('do no more than their owner and their scopes, and are shown once', async () => {
      const { browser, path } = await invited({ roles: ['journalist'] });
      const key = { 'idempotency-key': 'token' };
      const made = await browser.post('/tokens', { name: 'script', scopes: ['records:read', 'records:write'] }, key);
      expect(made.body).toMatchObject({
        name: 'script',
        scopes: ['records:read', 'records:write'],
        expiresAt: null,
        lastUsedAt: null,
      });
      expect(made.body.token).toMatch(/^ct_[\w-]{43}$/);
      expect(made.body.token.startsWith(made.body.prefix)).toBe(true);
      const again = await browser.post('/tokens', { name: 'script', scopes: ['records:read', 'records:write'] }, key);
      expect([again.status, again.body.id, again.body.token]).toEqual([201, made.body.id, undefined]);
      const bearer = { authorization: `Bearer ${made.body.token}` };
      expect((await world.post('/claims', LOSS_115, bearer)).status).toBeLessThan(300);
      expect((await browser.get('/tokens')).body.items).toMatchObject([
        { id: made.body.id, lastUsedAt: expect.any(String) },
      ]);
      await change(path, { roles: ['reader'] });
      expect((await world.post('/claims', LOSS_115, bearer)).status).toBe(403);
      const stored =
        JSON.stringify(await world.sql(`SELECT *, encode(hash, 'escape') FROM api_token`)) +
        JSON.stringify(await world.sql(`SELECT * FROM idempotent_request`));
      expect(stored).not.toContain(made.body.token.slice(10));
    });

    it('are refused where they would give more than their maker has', async () => {
      const { browser } = await invited({ roles: ['journalist'] });
      const excess = await browser.post('/tokens', { name: 'x', scopes: ['records:read', 'records:review'] });
      expect(problem(excess)).toEqual([403, 'not-allowed', '/scopes']);
      const reading = (await browser.post('/tokens', { name: 'x', scopes: ['records:read'] })).body.token;
      const grown = await world.post(
        '/tokens',
        { name: 'y', scopes: ['records:write'] },
        { authorization: `Bearer ${reading}` },
      );
      expect(problem(grown)).toEqual([403, 'not-allowed', undefined]);
      for (const expiresAt of ['2020-01-01T00:00:00Z', 'tomorrow', '2030-01-01', 5])
        expect(problem(await browser.post('/tokens', { name: 'x', scopes: [], expiresAt }))).toEqual([
          400,
          'invalid-request',
          '/expiresAt',
        ]);
    });

    it('read what they are answered with', async () => {
      const { browser } = await invited({ roles: ['journalist'] });
      expect(problem(await browser.post('/tokens', { name: 'blind', scopes: ['records:write'] }))).toEqual([
        400,
        'invalid-request',
        '/scopes',
      ]);
    });

    it('of service accounts are made by admins', async () => {
      const service = (await chief.post('/users', { kind: 'service', name: 'Wire', roles: ['journalist'] })).body;
      const wanted = { name: 'wire', scopes: ['records:read', 'records:write'], user: service.id };
      const made = await chief.post('/tokens', wanted);
      expect(made.body.user).toEqual({ id: service.id, name: 'Wire' });
      expect(problem(await chief.post('/tokens', { ...wanted, scopes: ['vocabulary:edit'] }))).toEqual([
        403,
        'not-allowed',
        '/scopes',
      ]);
      expect(problem(await chief.post('/tokens', { ...wanted, user: NOBODY }))).toEqual([
        422,
        'unknown-reference',
        '/user',
      ]);
      const { browser, id } = await invited({ roles: ['editor'] });
      expect(problem(await chief.post('/tokens', { ...wanted, user: id }))).toEqual([403, 'not-allowed', '/user']);
      expect(problem(await browser.post('/tokens', wanted))).toEqual([403, 'not-allowed', '/user']);
      expect((await browser.get(`/tokens?user=${service.id}`)).status).toBe(403);
      expect((await chief.get(`/tokens?user=${service.id}`)).body.items).toHaveLength(1);
      const bearer = { authorization: `Bearer ${made.body.token}` };
      expect((await world.get('/me', bearer)).body).toMatchObject({
        kind: 'service',
        email: null,
        session: null,
        csrfToken: null,
      });
      expect(problem(await world.post('/me/password', { current: 'x', new: 'y' }, bearer))).toEqual([
        403,
        'not-allowed',
        undefined,
      ]);
      await chief.delete(`/users/${service.id}/sessions?tokens=true`);
      expect((await world.get('/me', bearer)).status).toBe(401);
    });

    it('end when they are revoked or their time has come', async () => {
      const { browser } = await invited();
      const other = await invited();
      const soon = new Date(Date.now() + 60_000).toISOString();
      const [revoked, expired] = await Promise.all(
        [{}, { expiresAt: soon }].map((end) =>
          browser.post('/tokens', { name: 'x', scopes: ['records:read'], ...end }),
        ),
      );
      expect(expired?.body.expiresAt).toBe(soon);
      const statusOf = async (made: Reply | undefined) =>
        (await world.get('/me', { authorization: `Bearer ${made?.body.token}` })).status;
      expect([await statusOf(revoked), await statusOf(expired)]).toEqual([200, 200]);
      const foreign = await other.browser.delete(`/tokens/${revoked?.body.id}`);
      const unknown = await other.browser.delete(`/tokens/${NOBODY}`);
      expect([foreign.status, foreign.text]).toEqual([404, unknown.text]);
      expect((await browser.delete(`/tokens/${revoked?.body.id}`)).status).toBe(204);
      expect((await browser.delete(`/tokens/${revoked?.body.id}`)).status).toBe(404);
      await world.sql(`UPDATE api_token SET expires_at = now() WHERE id = $1`, [expired?.body.id]);
      expect([await statusOf(revoked), await statusOf(expired)]).toEqual([401, 401]);
      expect((await browser.get('/tokens')).body.items).toEqual([]);
    });
  });

  describe('one’s own account', () => {
    it('changes name and home desk', async () => {
      await chief.post('/desks', { name: 'Politics' });
      const { browser } = await invited({ desks: ['Newsroom', 'Politics'] });
      const { desks } = (await browser.get('/me')).body;
      const politics = desks.find(({ name }: { name: string }) => name === 'Politics').id;
      expect(
        (await browser.patch('/me', { name: ' The  reader ', desk: politics }, { 'if-match': '*' })).body,
      ).toMatchObject({
        name: 'The reader',
        desk: { name: 'Politics' },
      });
      expect(problem(await browser.patch('/me', { desk: NOBODY }, { 'if-match': '*' }))).toEqual([
        400,
        'invalid-request',
        '/desk',
      ]);
      expect((await browser.patch('/me', { roles: ['admin'] }, { 'if-match': '*' })).status).toBe(400);
    });

    it('changes its password, which ends all other sessions and renews this one', async () => {
      const { browser, path } = await invited();
      const elsewhere = new Browser(world);
      const { href } = (await chief.post(`${path}/link`, {})).body;
      await elsewhere.redeem(href, { password: PASSWORD });
      expect((await browser.get('/me')).status).toBe(401);
      const third = new Browser(world);
      await world.sql(`UPDATE one_time_link SET used_at = NULL WHERE hash = sha256($1)`, [secretIn(href)]);
      // A link ends the sessions before it, so the second one comes by copying what the table holds.
      await world.sql(
        `WITH s AS (INSERT INTO session (id, principal_id, csrf, expires_at) SELECT uuidv7(), principal_id, 'c', expires_at FROM session WHERE principal_id = $1 RETURNING id)
        INSERT INTO session_token (hash, session_id, used) SELECT sha256($2), id, true FROM s`,
        [(await elsewhere.get('/me')).body.id, 'A'.repeat(43)],
      );
      third.cookies.set('claimtrail_session', 'A'.repeat(43));
      expect((await third.get('/me')).status).toBe(200);
      const before = elsewhere.cookies.get('claimtrail_session');
      const wrong = await elsewhere.post('/me/password', { current: NEXT, new: NEXT });
      expect([problem(wrong), codes(wrong)]).toEqual([[403, 'not-allowed', '/current'], ['wrong-password']]);
      expect(problem(await elsewhere.post('/me/password', { current: PASSWORD, new: 'short' }))).toEqual([
        400,
        'invalid-request',
        '/new',
      ]);
      const key = { 'idempotency-key': 'change' };
      expect((await elsewhere.post('/me/password', { current: PASSWORD, new: NEXT }, key)).status).toBe(204);
      expect((await elsewhere.post('/me/password', { current: PASSWORD, new: NEXT }, key)).status).toBe(403);
      expect(elsewhere.cookies.get('claimtrail_session')).not.toBe(before);
      expect([(await elsewhere.get('/me')).status, (await third.get('/me')).status]).toEqual([200, 401]);
      expect((await elsewhere.post('/me/password', { current: NEXT, new: PASSWORD })).status).toBe(204);
    });

    it('ends a session from which its password is guessed', async () => {
      const { browser } = await invited();
      const statuses: number[] = [];
      for (let guess = 0; guess < 6; guess++)
        statuses.push((await browser.post('/me/password', { current: `${PASSWORD} ${guess}`, new: NEXT })).status);
      expect(statuses).toEqual([403, 403, 403, 403, 403, 401]);
    });
  });
});
