import 'reflect-metadata';

import { setTimeout as pause } from 'node:timers/promises';

import pg from 'pg';

import { BOOTSTRAP_PRINCIPAL, LOCAL_PRINCIPAL, SOFTWARE } from '../src/platform/caller.js';
import { Transactions } from '../src/platform/transactions.js';
import { problem, setUpLink, simulatedClock, theFirstAccount } from './support/accounts.js';
import { Browser, secretIn } from './support/browser.js';
import { LOSS_115 } from './support/dossier.js';
import { meanwhile } from './support/meanwhile.js';
import { type Reply, World } from './support/world.js';

const PASSWORD = 'gravel teacup monsoon';
const NEXT = 'drei verlorene Handschuhe';
const HOUR = 3_600_000;

const ANY = { 'if-match': '*' };

describe('an account', () => {
  let world: World;
  let chief: Browser;
  beforeAll(async () => {
    world = await World.start();
    chief = await theFirstAccount(world, PASSWORD);
  });
  afterAll(() => world.stop());

  let numbered = 0;
  const invited = async (roles: readonly string[] = ['reader']) => {
    const email = `person-${++numbered}@newsroom.test`;
    const made = await chief.post('/users', { kind: 'person', name: `Person ${numbered}`, email, roles });
    const browser = new Browser(world);
    await browser.redeem(made.body.link.href, { password: PASSWORD });
    return { browser, email, id: made.body.id as string, path: `/users/${made.body.id}` };
  };
  const service = async (roles: readonly string[]): Promise<string> =>
    (await chief.post('/users', { kind: 'service', name: `Program ${++numbered}`, roles })).body.id;
  const bearer = (made: Reply) => ({ authorization: `Bearer ${made.body.token}` });
  const statusOf = async (made: Reply, path = '/me') => (await world.get(path, bearer(made))).status;

  describe('guessed at from a session', () => {
    it('has at most five passwords looked at an hour, however many come at once and from whichever session', async () => {
      const clock = simulatedClock(world);
      const { browser, email } = await invited();
      const guesses = Array.from({ length: 30 }, (_, nr) => (nr === 20 ? PASSWORD : `a guess of number ${nr}`));
      const answers = await Promise.all(guesses.map((current) => browser.post('/me/password', { current, new: NEXT })));
      const looked = answers.filter(({ status }) => status === 403 || status === 204);
      expect(looked.length).toBeLessThanOrEqual(5);
      const [refused] = answers.filter(({ status }) => status === 429);
      expect(problem(refused as Reply)).toEqual([429, 'too-many-attempts', '']);
      expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(3000);

      const again = new Browser(world);
      expect((await again.post('/sessions', { email, password: PASSWORD })).status).toBe(201);
      const change = () => again.post('/me/password', { current: PASSWORD, new: NEXT });
      expect((await change()).status).toBe(429);
      clock.pass(HOUR);
      expect((await change()).status).toBe(204);
    });

    it('counts no right password, and looks at one more an hour', async () => {
      const clock = simulatedClock(world);
      const { browser } = await invited();
      for (let nr = 0; nr < 4; nr++) {
        expect((await browser.post('/me/password', { current: PASSWORD, new: NEXT })).status).toBe(204);
        expect((await browser.post('/me/password', { current: NEXT, new: PASSWORD })).status).toBe(204);
      }
      expect(problem(await browser.post('/me/password', { current: PASSWORD, new: 'short' }))).toEqual([
        ...[400, 'invalid-request', '/new'],
      ]);
      for (let nr = 0; nr < 4; nr++)
        expect((await browser.post('/me/password', { current: `guess ${nr}`, new: NEXT })).status).toBe(403);
      expect((await browser.post('/me/password', { current: PASSWORD, new: NEXT })).status).toBe(204);
      expect((await browser.post('/me/password', { current: 'a fifth', new: NEXT })).status).toBe(403);
      expect((await browser.get('/me')).status).toBe(401);
      clock.pass(HOUR);
    });

    it('answers no other request as if it were one that changed a password', async () => {
      const { browser, email } = await invited();
      const key = { 'idempotency-key': 'leaked' };
      expect((await browser.post('/me/password', { current: PASSWORD, new: NEXT }, key)).status).toBe(204);
      const other = await browser.post('/me/password', { current: 'utterly wrong', new: 'ein ganz anderer Satz' }, key);
      expect([problem(other), other.headers.get('idempotency-replayed')]).toEqual([
        [403, 'not-allowed', '/current'],
        null,
      ]);
      expect(
        (await browser.post('/me/password', { current: NEXT, new: NEXT }, { 'idempotency-key': 'ü' })).status,
      ).toBe(400);
      expect((await new Browser(world).post('/sessions', { email, password: NEXT })).status).toBe(201);
      expect(await world.sql(`SELECT FROM idempotent_request WHERE key = 'leaked'`)).toEqual([]);
    });

    it('changes its password once, where two browsers do it at the same moment', async () => {
      const { browser } = await invited();
      const both = await Promise.all(
        [NEXT, 'ein ganz anderer Satz'].map((next) => browser.post('/me/password', { current: PASSWORD, new: next })),
      );
      expect(both.map(({ status }) => status).sort()).toEqual([204, 403]);
    });
  });

  describe('and its tokens', () => {
    it('are used for records, and do nothing to the account', async () => {
      const { browser } = await invited(['journalist']);
      const other = await browser.post('/tokens', { name: 'other', scopes: [] });
      const token = await browser.post('/tokens', { name: 'x', scopes: ['records:read', 'records:write'] });
      const [session] = (await browser.get('/me/sessions')).body.items;
      expect((await world.get('/me', bearer(token))).body).toMatchObject({ name: expect.any(String), session: null });
      expect((await world.post('/claims', { ...LOSS_115, period: '2030' }, bearer(token))).status).toBe(201);
      const asked: [string, string, unknown][] = [
        ['PATCH', '/me', { name: 'Renamed by a token' }],
        ['POST', '/me/password', { current: PASSWORD, new: NEXT }],
        ['GET', '/me/sessions', undefined],
        ['DELETE', '/me/sessions', undefined],
        ['DELETE', `/me/sessions/${session.id}`, undefined],
        ['DELETE', '/sessions/current', undefined],
        ['GET', '/tokens', undefined],
        ['POST', '/tokens', { name: 'a child', scopes: ['records:read'] }],
        ['DELETE', `/tokens/${other.body.id}`, undefined],
      ];
      for (const [method, path, body] of asked)
        expect([path, ...problem(await world.ask(method, path, body, { ...bearer(token), ...ANY }))]).toEqual([
          ...[path, 403, 'not-allowed', undefined],
        ]);
      expect((await world.get('/desks', bearer(other))).status).toBe(403);
      expect([await statusOf(other), (await browser.get('/me')).status]).toEqual([200, 200]);
    });

    it('of a person administer nothing', async () => {
      const wanted = { name: 'x', scopes: ['records:read', 'accounts:administer'] };
      expect(problem(await chief.post('/tokens', wanted))).toEqual([403, 'not-allowed', '/scopes']);
      const token = await chief.post('/tokens', { ...wanted, scopes: ['records:read'] });
      await world.sql(`UPDATE api_token SET scopes = '{records:read,accounts:administer}' WHERE id = $1`, [
        token.body.id,
      ]);
      expect((await world.get('/me', bearer(token))).body.permissions).toEqual(['records:read']);
      expect(await statusOf(token, '/users')).toBe(403);
    });

    it('of a program that administers make tokens of programs, which may no more, end no later, and fall with it', async () => {
      const program = await service(['admin', 'editor']);
      const expiresAt = new Date(Date.now() + HOUR).toISOString();
      const scopes = ['records:read', 'accounts:administer'];
      const parent = await chief.post('/tokens', { name: 'parent', scopes, expiresAt, user: program });
      const make = (fields: object, by = parent) =>
        world.post('/tokens', { name: 'child', scopes: ['records:read'], ...fields }, bearer(by));
      expect(problem(await make({ scopes: ['records:write'] }))).toEqual([403, 'not-allowed', '/scopes']);
      expect(problem(await make({ expiresAt: null }))).toEqual([403, 'not-allowed', '/expiresAt']);
      const later = new Date(Date.now() + 2 * HOUR).toISOString();
      expect(problem(await make({ expiresAt: later }))).toEqual([403, 'not-allowed', '/expiresAt']);
      const child = await make({ scopes });
      expect([child.status, child.body.expiresAt]).toEqual([201, expiresAt]);
      const other = await service(['reader']);
      const grandchild = await make({ user: other }, child);
      expect([grandchild.body.user.id, await statusOf(grandchild)]).toEqual([other, 200]);
      const { id } = await invited();
      expect(problem(await make({ user: id }))).toEqual([403, 'not-allowed', '/user']);

      const [parents, all] = [`/tokens/${parent.body.id}`, [parent, child, grandchild]];
      expect(await Promise.all(all.map((one) => statusOf(one)))).toEqual([200, 200, 200]);
      await world.sql(`UPDATE api_token SET expires_at = now() WHERE id = $1`, [parent.body.id]);
      expect(await Promise.all(all.map((one) => statusOf(one)))).toEqual([401, 401, 401]);
      await world.sql(`UPDATE api_token SET expires_at = NULL WHERE id = $1`, [parent.body.id]);
      expect((await chief.get(`/tokens?user=${other}`)).body.items).toHaveLength(1);
      expect((await chief.delete(parents)).status).toBe(204);
      expect(await Promise.all(all.map((one) => statusOf(one)))).toEqual([401, 401, 401]);
      expect((await chief.get(`/tokens?user=${other}`)).body.items).toEqual([]);
    });

    it('are not made one with the other without end', async () => {
      const user = await service(['admin']);
      const wanted = { name: 'x', scopes: ['accounts:administer'] };
      let token = await chief.post('/tokens', { ...wanted, user });
      for (let nr = 0; nr < 8; nr++) token = await world.post('/tokens', wanted, bearer(token));
      expect(await statusOf(token)).toBe(200);
      expect(problem(await world.post('/tokens', wanted, bearer(token)))).toEqual([403, 'not-allowed', undefined]);
    });

    it('give nobody more than they have', async () => {
      const program = await service(['admin', 'editor']);
      const scopes = ['records:read', 'accounts:administer'];
      const token = await chief.post('/tokens', { name: 'x', scopes, user: program });
      const editor = await invited(['editor']);
      const reader = await invited(['reader']);
      const by = { ...bearer(token), ...ANY };
      const person = (roles: string[]) => ({
        kind: 'person',
        name: 'X',
        email: `x-${++numbered}@newsroom.test`,
        roles,
      });
      expect(problem(await world.post('/users', person(['journalist']), by))).toEqual([403, 'not-allowed', '/roles']);
      expect((await world.post('/users', person(['reader']), by)).status).toBe(201);
      const raised = await world.patch(reader.path, { roles: ['reader', 'journalist'] }, by);
      expect(problem(raised)).toEqual([403, 'not-allowed', '/roles']);
      const moved = await world.patch(editor.path, { email: 'elsewhere@newsroom.test' }, by);
      expect(problem(moved)).toEqual([403, 'not-allowed', '/email']);
      expect((await world.patch(editor.path, { roles: ['editor'], name: 'Y' }, by)).status).toBe(200);
      expect(problem(await world.post(`${editor.path}/link`, {}, by))).toEqual([403, 'not-allowed', '']);
      expect((await world.post(`/users/${program}/link`, {}, by)).status).toBe(403);
      expect((await world.post('/desks', { name: 'Made by a program' }, by)).status).toBe(201);
    });

    it('open no desk to anybody, nor to itself, that its account does not belong to', async () => {
      const politics = (await chief.post('/desks', { name: `Politics ${++numbered}` })).body.id as string;
      const program = await service(['admin']);
      const scopes = ['records:read', 'accounts:administer'];
      const token = await chief.post('/tokens', { name: 'x', scopes, user: program });
      const by = { ...bearer(token), ...ANY };
      const [reader, member] = [await invited(['reader']), await invited(['reader'])];
      await chief.patch(member.path, { desks: ['Newsroom', politics] }, ANY);
      const other = await service(['reader']);
      await chief.patch(`/users/${other}`, { desks: [politics] }, ANY);
      const both = { desks: ['Newsroom', politics] };
      expect(problem(await world.patch(`/users/${program}`, both, by))).toEqual([403, 'not-allowed', '/desks']);
      expect(problem(await world.patch(reader.path, both, by))).toEqual([403, 'not-allowed', '/desks']);
      const made = { kind: 'person', name: 'X', email: `x-${++numbered}@newsroom.test`, roles: ['reader'] };
      expect(problem(await world.post('/users', { ...made, ...both }, by))).toEqual([403, 'not-allowed', '/desks']);
      // Nor does it become somebody who reads one.
      expect(problem(await world.post(`${member.path}/link`, {}, by))).toEqual([403, 'not-allowed', '']);
      const moved = await world.patch(member.path, { email: `y-${numbered}@newsroom.test` }, by);
      expect(problem(moved)).toEqual([403, 'not-allowed', '/email']);
      const child = await world.post('/tokens', { name: 'y', scopes: ['records:read'], user: other }, by);
      expect(problem(child)).toEqual([403, 'not-allowed', '/user']);
      expect((await world.patch(member.path, { desks: ['Newsroom'] }, by)).status).toBe(200);
      // Whoever administers in person lets it in, and then it may.
      await chief.patch(`/users/${program}`, both, ANY);
      expect((await world.patch(reader.path, both, by)).status).toBe(200);
      const blind = await chief.post('/tokens', { name: 'z', scopes: ['accounts:administer'], user: program });
      const blindly = { ...bearer(blind), ...ANY };
      expect(problem(await world.patch(member.path, both, blindly))).toEqual([403, 'not-allowed', '/desks']);
      expect(problem(await chief.patch(member.path, both, ANY))).toEqual([200, undefined, undefined]);
    });

    it('let nobody in as somebody who has been in, or who may read who somebody protected is', async () => {
      const program = await service(['admin', 'editor']);
      const scopes = ['records:read', 'accounts:administer'];
      const token = await chief.post('/tokens', { name: 'x', scopes, user: program });
      const by = { ...bearer(token), ...ANY };
      const guest = async () => {
        const email = `x-${++numbered}@newsroom.test`;
        const made = await chief.post('/users', { kind: 'person', name: 'X', email, roles: ['reader'] });
        return { path: `/users/${made.body.id}`, id: made.body.id as string };
      };
      const link = async ({ path }: { path: string }) => world.post(`${path}/link`, {}, by);
      const { path } = await invited(['reader']);
      expect(problem(await link({ path }))).toEqual([403, 'not-allowed', '']);
      const moved = await world.patch(path, { email: `y-${numbered}@newsroom.test` }, by);
      expect(problem(moved)).toEqual([403, 'not-allowed', '/email']);
      const open = await guest();
      const made = await link(open);
      expect(made.status).toBe(201);

      const named = await guest();
      const before = await link(named);
      const owner = await invited(['journalist']);
      const protectedBy = async (browser: Browser, readers: readonly string[]) => {
        const entity = { kind: 'person', names: { en: `Somebody ${++numbered}` } };
        const { id } = (await browser.post('/entities', entity)).body;
        const hidden = {
          confidential: true,
          description: 'somebody near the company',
          reason: 'asked for it',
          readers,
        };
        expect((await browser.patch(`/entities/${id}`, hidden, ANY)).status).toBe(200);
      };
      await protectedBy(owner.browser, [named.id]);
      expect(problem(await link(named))).toEqual([403, 'not-allowed', '']);
      const check = async ({ body }: Reply) =>
        (await world.post('/one-time-links/check', { secret: secretIn(body.href) })).status;
      expect([await check(made), await check(before)]).toEqual([200, 422]);
      // Nor by another program that may.
      const other = await service(['journalist']);
      const its = () => world.post('/tokens', { name: 'y', scopes: ['records:read'], user: other }, by);
      const reading = await its();
      expect(reading.status).toBe(201);
      await protectedBy(owner.browser, [other]);
      expect(problem(await its())).toEqual([403, 'not-allowed', '/user']);
      // Somebody in person does.
      expect((await chief.post(`${named.path}/link`, {})).status).toBe(201);
    });

    it('give nobody back what they may not give', async () => {
      const program = await service(['admin']);
      const token = await chief.post('/tokens', {
        name: 'x',
        scopes: ['records:read', 'accounts:administer'],
        user: program,
      });
      const by = { ...bearer(token), ...ANY };
      const [editor, reader] = [await invited(['editor']), await invited(['reader'])];
      for (const { path } of [editor, reader]) {
        expect((await world.patch(path, { disabled: true }, by)).status).toBe(200);
      }
      expect(problem(await world.patch(editor.path, { disabled: false }, by))).toEqual([
        403,
        'not-allowed',
        '/disabled',
      ]);
      expect((await world.patch(reader.path, { disabled: false }, by)).status).toBe(200);
    });

    it.each([
      ['a link is used', async (_: string, link: string) => new Browser(world).redeem(link, { password: NEXT })],
      ['somebody is disabled', async (path: string) => chief.patch(path, { disabled: true }, ANY)],
      ['somebody is signed out everywhere', async (path: string) => chief.delete(`${path}/sessions?tokens=true`)],
      [
        'they change their password',
        async (_: string, __: string, browser: Browser) =>
          browser.post('/me/password', { current: PASSWORD, new: NEXT, tokens: true }),
      ],
    ] as const)('that are made while %s do not outlive it', async (_, end) => {
      const { browser, path } = await invited();
      const link = (await chief.post(`${path}/link`, {})).body.href as string;
      const made: Reply[] = [];
      let ended = false;
      const flood = async () => {
        while (!ended && made.length < 60)
          made.push(await browser.post('/tokens', { name: 'x', scopes: ['records:read'] }));
      };
      const floods = [flood(), flood(), flood(), flood()];
      await pause(30);
      const answer = await end(path, link, browser);
      const until = made.length;
      await pause(30);
      ended = true;
      await Promise.all(floods);
      expect(answer.status).toBeLessThan(300);
      await chief.patch(path, { disabled: false }, ANY);
      // What is made in a session that goes on, after all that, is made anew.
      const works = await Promise.all(
        made
          .slice(0, until)
          .filter(({ status }) => status === 201)
          .map((one) => statusOf(one)),
      );
      expect(works.length).toBeGreaterThan(0);
      expect(works.filter((status) => status !== 401)).toEqual([]);
    });

    it('make links that fall with them, and that open no account which may do more than they could have given', async () => {
      const program = await service(['admin']);
      const scopes = ['records:read', 'accounts:administer'];
      const token = async () => chief.post('/tokens', { name: 'x', scopes, user: program });
      const invite = async (made: Reply) => {
        const email = `x-${++numbered}@newsroom.test`;
        const person = { kind: 'person', name: 'X', email, roles: ['reader'] };
        return (await world.post('/users', person, bearer(made))).body;
      };
      const check = async ({ href }: { href: string }) =>
        (await world.post('/one-time-links/check', { secret: secretIn(href) })).status;
      const redeem = async ({ href }: { href: string }) =>
        (await new Browser(world).redeem(href, { password: PASSWORD })).status;
      const first = await token();
      const [kept, promoted, moved] = [await invite(first), await invite(first), await invite(first)];
      await chief.patch(`/users/${promoted.id}`, { roles: ['admin', 'editor'] }, ANY);
      const desk = (await chief.post('/desks', { name: `Sports ${++numbered}` })).body.id as string;
      await chief.patch(`/users/${moved.id}`, { desks: ['Newsroom', desk] }, ANY);
      expect([await check(promoted.link), await redeem(promoted.link)]).toEqual([422, 422]);
      expect([await check(moved.link), await redeem(moved.link)]).toEqual([422, 422]);
      expect([await check(kept.link), await redeem(kept.link)]).toEqual([200, 201]);
      const [ours, revoked, ended] = [await invite(first), await invite(first), await invite(await token())];
      const again = (await chief.post(`/users/${ours.id}/link`, {})).body;
      await chief.delete(`/tokens/${first.body.id}`);
      expect([await check(revoked.link), await redeem(revoked.link)]).toEqual([422, 422]);
      expect(await redeem(again)).toBe(201);
      expect(await check(ended.link)).toBe(200);
      await chief.patch(`/users/${program}`, { disabled: true }, ANY);
      expect([await check(ended.link), await redeem(ended.link)]).toEqual([422, 422]);
    });

    it('end with the password that a link replaces, and with another of one’s own where that is asked for', async () => {
      const { browser, path } = await invited();
      const [kept, gone] = [
        await browser.post('/tokens', { name: 'kept', scopes: ['records:read'] }),
        await browser.post('/tokens', { name: 'gone', scopes: ['records:read'] }),
      ];
      await browser.post('/me/password', { current: PASSWORD, new: NEXT });
      expect(await statusOf(kept)).toBe(200);
      await browser.post('/me/password', { current: NEXT, new: PASSWORD, tokens: true });
      expect([await statusOf(kept), await statusOf(gone)]).toEqual([401, 401]);
      const again = await browser.post('/tokens', { name: 'again', scopes: ['records:read'] });
      await new Browser(world).redeem((await chief.post(`${path}/link`, {})).body.href, { password: NEXT });
      expect(await statusOf(again)).toBe(401);
    });

    it('are revoked for good when it is disabled, and the answer says so', async () => {
      const { browser, path } = await invited();
      const token = await browser.post('/tokens', { name: 'x', scopes: ['records:read'] });
      const disabled = await chief.patch(path, { disabled: true }, ANY);
      expect(disabled.body).toMatchObject({ disabled: true, ended: { sessions: 1, tokens: 1 } });
      expect((await chief.patch(path, { disabled: true }, ANY)).body).not.toHaveProperty('ended');
      expect((await chief.patch(path, { disabled: false }, ANY)).body).not.toHaveProperty('ended');
      expect([await statusOf(token), (await browser.get('/me')).status]).toEqual([401, 401]);
    });
  });

  it('has one link that works, however many are made at once, and none once its password is set', async () => {
    const { browser, path } = await invited();
    const works = async (all: readonly Reply[]) => {
      const found = all.map(({ body }) => world.post('/one-time-links/check', { secret: secretIn(body.href) }));
      return (await Promise.all(found)).filter(({ status }) => status === 200).length;
    };
    for (let round = 0; round < 3; round++) {
      const made = await Promise.all(Array.from({ length: 5 }, () => chief.post(`${path}/link`, {})));
      expect(made.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
      expect(await works(made)).toBe(1);
      const used = await Promise.all(
        [...made, ...(await Promise.all([chief.post(`${path}/link`, {}), chief.post(`${path}/link`, {})]))].map(
          ({ body }) => new Browser(world).redeem(body.href, { password: PASSWORD }),
        ),
      );
      expect(used.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(1);
      expect(await works(made)).toBe(0);
    }
    // One that is made while another is redeemed is either over or still to be used, never both.
    const { body } = await chief.post(`${path}/link`, {});
    const [used, later] = await Promise.all([
      browser.redeem(body.href, { password: PASSWORD }),
      chief.post(`${path}/link`, {}),
    ]);
    expect([201, 422]).toContain(used.status);
    const own = new Browser(world);
    if ((await works([later])) === 0) expect(used.status).toBe(201);
    await own.redeem((await chief.post(`${path}/link`, {})).body.href, { password: PASSWORD });
    const open = await chief.post(`${path}/link`, {});
    expect((await own.post('/me/password', { current: PASSWORD, new: NEXT })).status).toBe(204);
    expect(await works([open])).toBe(0);
  });

  it('has no link that is made while it is disabled', async () => {
    const { id, path } = await invited();
    const made = await meanwhile(
      world,
      async (holder) => {
        await holder.query(`UPDATE principal SET disabled = true WHERE id = $1`, [id]);
        await holder.query(`SELECT FROM account WHERE principal_id = $1 FOR NO KEY UPDATE`, [id]);
        await holder.query(`DELETE FROM one_time_link WHERE principal_id = $1 AND used_at IS NULL`, [id]);
      },
      () => chief.post(`${path}/link`, {}),
    );
    expect(problem(made)).toEqual([403, 'not-allowed', undefined]);
    expect(await world.sql(`SELECT FROM one_time_link WHERE principal_id = $1 AND used_at IS NULL`, [id])).toEqual([]);
  });

  it('is changed as of the version that somebody has seen', async () => {
    const { browser } = await invited();
    const shown = await browser.get('/me');
    const etag = shown.headers.get('etag') ?? '';
    expect(etag).toBe(`"${shown.body.version}"`);
    expect((await browser.patch('/me', { name: 'Another' })).status).toBe(428);
    const changed = await browser.patch('/me', { name: 'Another' }, { 'if-match': etag });
    expect([changed.status, changed.body.name, changed.headers.get('etag')]).toEqual([
      ...[200, 'Another', `"${shown.body.version + 1}"`],
    ]);
    expect((await browser.patch('/me', { name: 'A third' }, { 'if-match': etag })).status).toBe(412);
  });

  it('takes the place of whoever was signed in with the same browser', async () => {
    const [one, two] = [await invited(), await invited()];
    const before = new Browser(world);
    before.cookies.set('claimtrail_session', one.browser.cookies.get('claimtrail_session') ?? '');
    expect((await before.get('/me')).body.id).toBe(one.id);
    await one.browser.post('/sessions', { email: two.email, password: 'wrong from here on' });
    expect((await before.get('/me')).body.id).toBe(one.id);
    expect((await one.browser.post('/sessions', { email: two.email, password: PASSWORD })).body.id).toBe(two.id);
    expect((await before.get('/me')).status).toBe(401);
    expect((await two.browser.get('/me')).status).toBe(200);
    await two.browser.redeem((await chief.post(`${one.path}/link`, {})).body.href, { password: NEXT });
    expect((await chief.get(`${two.path}/sessions`)).body.items).toHaveLength(1);
  });

  it('that refers to what is being recorded is disabled at once', async () => {
    const { id, path } = await invited(['journalist']);
    const transactions = world.app.get(Transactions, { strict: false });
    const disabled = await transactions.write({ caller: SOFTWARE }, async (tx) => {
      await tx.query(`SELECT FROM principal WHERE id = $1 FOR KEY SHARE`, [id]);
      return chief.patch(path, { disabled: true, roles: ['reader'], desks: ['Newsroom'] }, ANY);
    });
    expect(disabled.status).toBe(200);
  });

  it('that is shut out while an import of theirs waits has nothing of it recorded, and watches no longer', async () => {
    const [gone, out] = [await invited(['journalist']), await invited(['journalist'])];
    const holder = new pg.Client({ connectionString: world.database.ownerUrl });
    await holder.connect();
    try {
      await holder.query(`BEGIN; LOCK TABLE claimtrail.claim IN EXCLUSIVE MODE`);
      const asked = [chief, gone.browser, out.browser].map((by, nr) => {
        const claim = { ...LOSS_115, subject: `${LOSS_115.subject} ${nr}` };
        return by.ask('POST', '/imports?format=ndjson', JSON.stringify(claim), {
          'content-type': 'application/x-ndjson',
        });
      });
      const jobs = (await Promise.all(asked)).map(({ body }) => body.id as string);
      const [, waiting = '', watched = ''] = jobs;
      const streams = [gone.browser.get(`/jobs/${waiting}/events`), out.browser.get(`/jobs/${watched}/events`)];
      await pause(600);
      expect((await chief.patch(gone.path, { disabled: true }, ANY)).status).toBe(200);
      expect((await chief.delete(`${out.path}/sessions`)).status).toBe(204);
      for (const { status, text } of await Promise.all(streams)) {
        expect([status, text.includes('event: progress')]).toEqual([200, true]);
        expect(text).not.toMatch(/event: (done|failed|cancelled)/);
      }
      await holder.query('ROLLBACK');
      const ended = () =>
        world.sql<{ id: string; state: string; errors: { code: string }[] }>(
          `SELECT id, state, errors FROM job WHERE id = ANY ($1) AND state IN ('done', 'failed')`,
          [jobs],
        );
      while ((await ended()).length < jobs.length) await pause(20);
      const of = new Map((await ended()).map(({ id, ...job }) => [id, job]));
      expect(jobs.map((id) => of.get(id)?.state)).toEqual(['done', 'failed', 'done']);
      expect(of.get(waiting)?.errors).toMatchObject([{ code: 'not-allowed' }]);
      expect(await world.sql(`SELECT FROM claim WHERE owner_id = $1`, [gone.id])).toEqual([]);
    } finally {
      await holder.end();
    }
  });

  it('has a history for admins: roles, desks and being let in, by whom and why, and nothing secret', async () => {
    const { browser, path, id, email } = await invited(['journalist']);
    const began = new Date().toISOString();
    await chief.post('/desks', { name: 'Investigations' });
    const changes = [
      { roles: ['reader'], reason: 'on leave' },
      { desks: ['Newsroom', 'Investigations'], desk: 'Investigations' },
      { email: `moved-${email}` },
      { disabled: true, reason: 'has left' },
    ];
    expect((await browser.get(`${path}/history`)).status).toBe(403);
    for (const change of changes) expect((await chief.patch(path, change, ANY)).status).toBe(200);
    const { body, text } = await chief.get(`${path}/history`);
    const [chiefs, desk] = [{ name: 'The chief editor' }, expect.objectContaining({ name: 'Investigations' })];
    expect(body).toMatchObject({
      items: [
        { version: 5, actor: chiefs, reason: 'has left', changes: [{ path: 'disabled', before: false, after: true }] },
        { version: 4, reason: null, operation: 'changed', changes: [] },
        {
          version: 3,
          changes: [
            { path: 'desk', before: { name: 'Newsroom' }, after: desk },
            { path: 'desks', before: [{ name: 'Newsroom' }], after: expect.arrayContaining([desk]) },
          ],
        },
        { version: 2, reason: 'on leave', changes: [{ path: 'roles', before: ['journalist'], after: ['reader'] }] },
        { version: 1, operation: 'created', changes: [] },
      ],
      nextCursor: null,
    });
    expect(text).not.toMatch(/@|hash|argon|secret/);
    const two = (await chief.get(`${path}/history?limit=2`)).body;
    expect((await chief.get(`${path}/history?limit=3&cursor=${two.nextCursor}`)).body.items).toEqual(
      body.items.slice(2),
    );
    expect((await chief.get(`${path}/history?asOf=${began}`)).body.items).toMatchObject([{ version: 1 }]);
    expect(problem(await chief.get(`/users/${id.slice(0, -4)}0000/history`))).toEqual([404, 'not-found', undefined]);
  });

  it.each([
    ['POST', '/link'],
    ['DELETE', '/sessions'],
  ])('is not told what nobody reads: %s %s', async (method, part) => {
    const { path } = await invited();
    const unread = await chief.ask(method, path + part, { zz: 1 });
    expect(problem(unread)).toEqual([400, 'invalid-request', '/zz']);
    expect(problem(await chief.ask(method, path + part, [1]))).toEqual([400, 'invalid-request', '']);
    expect((await chief.ask(method, path + part, {})).status).toBe(method === 'POST' ? 201 : 204);
    expect((await chief.ask(method, path + part)).status).toBe(method === 'POST' ? 201 : 204);
  });
});

describe('a desk', () => {
  let world: World;
  beforeAll(async () => void (world = await World.start()));
  afterAll(() => world.stop());

  it('is renamed at once, whatever is being recorded for it', async () => {
    const { body } = await world.post('/desks', { name: 'Politics' });
    const transactions = world.app.get(Transactions, { strict: false });
    const renamed = await transactions.write({ caller: SOFTWARE }, async (tx) => {
      await tx.query(`SELECT FROM desk WHERE id = $1 FOR KEY SHARE`, [body.id]);
      const began = performance.now();
      const answer = await world.patch(`/desks/${body.id}`, { name: 'Business' }, ANY);
      expect(performance.now() - began).toBeLessThan(5000);
      return answer;
    });
    expect([renamed.status, renamed.body.name, renamed.body.version]).toEqual([200, 'Business', 2]);
  });

  it.each([
    ['a letter of another script', 'N\u0435wsroom'],
    ['another case and width', 'ＮＥＷＳＲＯＯＭ'],
    ['signs that are overlooked', 'News-room.'],
    ['digits for letters', 'Newsr00m'],
  ])('has no name that is taken for another by %s', async (_, name) => {
    expect(problem(await world.post('/desks', { name }))).toEqual([409, 'already-exists', '/name']);
    const { body } = await world.post('/desks', { name: `Desk ${_}` });
    expect(problem(await world.patch(`/desks/${body.id}`, { name }, ANY))).toEqual([409, 'already-exists', '/name']);
  });

  it('may be spelled otherwise than it was', async () => {
    const { body } = await world.post('/desks', { name: 'Sport' });
    expect((await world.patch(`/desks/${body.id}`, { name: 'SPORT' }, ANY)).body.name).toBe('SPORT');
  });
});

describe('the first account', () => {
  it('is that of whoever sat at the machine, also where a start had a token meanwhile', async () => {
    const world = await World.start({ CLAIMTRAIL_BOOTSTRAP_TOKEN: 'bootstrap-'.repeat(4) });
    try {
      const href = await setUpLink(world);
      const me = await new Browser(world).redeem(href, { name: 'X', email: 'x@newsroom.test', password: PASSWORD });
      expect([me.status, me.body.id]).toEqual([201, LOCAL_PRINCIPAL]);
    } finally {
      await world.stop();
    }
  });

  it('ends what whoever sat at the machine had tokens for', async () => {
    const world = await World.start();
    try {
      const own = await world.post('/tokens', { name: 'own', scopes: ['records:read'] });
      const program = await world.post('/users', { kind: 'service', name: 'A program', roles: ['admin'] });
      const scopes = ['records:read', 'accounts:administer'];
      const its = await world.post('/tokens', { name: 'its', scopes, user: program.body.id });
      const statuses = async (): Promise<number[]> => {
        const asked = [own, its].map(({ body }) => world.get('/claims', { authorization: `Bearer ${body.token}` }));
        return (await Promise.all(asked)).map(({ status }) => status);
      };
      expect(await statuses()).toEqual([200, 200]);
      const chief = await theFirstAccount(world, PASSWORD);
      expect(await statuses()).toEqual([401, 401]);
      expect((await chief.get('/users')).body.items.map(({ name }: { name: string }) => name)).toContain('A program');
      const again = await chief.post('/tokens', { name: 'again', scopes, user: program.body.id });
      expect((await world.get('/users', { authorization: `Bearer ${again.body.token}` })).status).toBe(200);
    } finally {
      await world.stop();
    }
  });

  it('ends them also where the database has moved to a server of its own', async () => {
    const world = await World.start();
    const own = await world.post('/tokens', { name: 'own', scopes: ['records:read'] });
    const statusOf = async () => (await world.get('/claims', { authorization: `Bearer ${own.body.token}` })).status;
    const moved = await World.besides(world, {
      DATABASE_URL: world.database.appUrl,
      CLAIMTRAIL_BOOTSTRAP_TOKEN: 'bootstrap-'.repeat(4),
    });
    try {
      expect(await statusOf()).toBe(200);
      const href = await setUpLink(moved);
      const me = await new Browser(moved).redeem(href, { name: 'X', email: 'x@newsroom.test', password: PASSWORD });
      expect([me.status, me.body.id === LOCAL_PRINCIPAL]).toEqual([201, false]);
      expect(await statusOf()).toBe(401);
    } finally {
      await moved.app.close();
      await world.stop();
    }
  });

  it('is an admin’s, also where a program makes it', async () => {
    const token = 'bootstrap-'.repeat(4);
    const world = await World.start({ CLAIMTRAIL_BOOTSTRAP_TOKEN: token });
    try {
      const by = { authorization: `Bearer ${token}` };
      const person = { kind: 'person', name: 'X', email: 'x@newsroom.test' };
      const refused = await world.post('/users', { ...person, roles: ['journalist'] }, by);
      expect(problem(refused)).toEqual([403, 'not-allowed', '/roles']);
      expect((await world.get('/sign-in')).body.setUp).toBe(true);
      const made = await world.post('/tokens', { name: 'x', scopes: ['records:read', 'accounts:administer'] }, by);
      expect(made.body.user.id).toBe(BOOTSTRAP_PRINCIPAL);
      const href = await setUpLink(world);
      const admin = await world.post('/users', { ...person, roles: ['admin'] }, by);
      expect(admin.status).toBe(201);
      // Whoever was only invited may never come.
      const [check, secret] = ['/one-time-links/check', secretIn(href)];
      expect((await world.post(check, { secret })).status).toBe(200);
      await new Browser(world).redeem(admin.body.link.href, { password: PASSWORD });
      expect((await world.post(check, { secret })).status).toBe(422);
    } finally {
      await world.stop();
    }
  });
});

describe('a key of a request', () => {
  it('is not that of the same request for another desk', async () => {
    const world = await World.start();
    try {
      const journalist = await world.person({ roles: ['journalist'], desks: ['Newsroom', 'Technology'] });
      const claim = { ...LOSS_115, audience: 'desk' };
      const key = { 'idempotency-key': 'two-desks' };
      const [, technology] = journalist.desks;
      expect((await journalist.post('/claims', claim, key)).status).toBe(201);
      const other = await journalist.post('/claims', claim, { ...key, 'claimtrail-desk': technology?.id ?? '' });
      expect(problem(other)).toEqual([422, 'idempotency-key-reused', undefined]);
      expect((await journalist.post('/claims', claim, key)).headers.get('idempotency-replayed')).toBe('true');
    } finally {
      await world.stop();
    }
  });
});
