import 'reflect-metadata';

import { theFirstAccount } from './support/accounts.js';
import { Browser } from './support/browser.js';
import { World } from './support/world.js';

const NOBODY = '0190a6b4-0000-7000-8000-000000000000';
const PASSWORD = 'gravel teacup monsoon';

describe('sessions', () => {
  let world: World;
  let chief: Browser;
  beforeAll(async () => {
    world = await World.start();
    chief = await theFirstAccount(world, PASSWORD);
  });
  afterAll(() => world.stop());

  let numbered = 0;
  const reader = async (): Promise<Browser> => {
    const email = `reader-${++numbered}@newsroom.test`;
    const made = await chief.post('/users', { kind: 'person', name: `Reader ${numbered}`, email, roles: ['reader'] });
    const browser = new Browser(world);
    await browser.redeem(made.body.link.href, { password: PASSWORD });
    return browser;
  };
  const cookieOf = (browser: Browser) => browser.cookies.get('claimtrail_session') ?? '';
  const statusWith = async (secret: string) =>
    (await world.get('/me', { cookie: `claimtrail_session=${secret}` })).status;
  /** Lets time pass for all that is known of sessions. */
  const later = (interval: string) =>
    world.sql(
      `WITH s AS (UPDATE session SET created_at = created_at - $1::interval, last_seen_at = last_seen_at - $1::interval, expires_at = expires_at - $1::interval)
      UPDATE session_token SET created_at = created_at - $1::interval, valid_until = valid_until - $1::interval`,
      [interval],
    );

  it('are held by a cookie that no script reads, and change something only with their token', async () => {
    const browser = await reader();
    const { csrf } = browser;
    expect((await browser.patch('/me', { name: 'A reader' }, { 'if-match': '*' })).status).toBe(200);
    for (const wrong of ['', 'x', chief.csrf]) {
      browser.csrf = wrong;
      const refused = await browser.patch('/me', { name: 'Somebody else' }, { 'if-match': '*' });
      expect([refused.status, refused.body.type]).toEqual([403, '/problems/csrf']);
    }
    browser.csrf = csrf;
    expect((await browser.patch('/me', { name: 'X' }, { origin: 'https://example.org' })).status).toBe(403);
    const [line] = (
      await chief
        .post('/users', { kind: 'person', name: 'Y', email: 'y@newsroom.test', roles: [] })
        .then(({ body }) => new Browser(world).redeem(body.link.href, { password: PASSWORD }))
    ).headers.getSetCookie();
    expect(line).toMatch(/^claimtrail_session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
    const stored = JSON.stringify(await world.sql(`SELECT *, encode(hash, 'escape') FROM session_token, session`));
    expect(stored).not.toContain(cookieOf(browser));
  });

  it('are listed and ended one by one, and those of others do not exist', async () => {
    const browser = await reader();
    const { body } = await browser.get('/me/sessions', { 'user-agent': 'Lynx' });
    expect(body.items).toMatchObject([{ current: true, userAgent: 'node', address: '127.0.0.1' }]);
    const [foreign] = (await chief.get('/me/sessions')).body.items;
    const [one, other] = [
      await browser.delete(`/me/sessions/${foreign.id}`),
      await browser.delete(`/me/sessions/${NOBODY}`),
    ];
    expect([one.status, one.text]).toEqual([404, other.text]);
    const secret = cookieOf(browser);
    expect((await browser.delete('/me/sessions')).status).toBe(204);
    expect((await browser.get('/me')).status).toBe(200);
    expect((await browser.delete(`/me/sessions/${body.items[0].id}`)).status).toBe(204);
    expect([browser.cookies.has('claimtrail_session'), await statusWith(secret)]).toEqual([false, 401]);
  });

  it('end when somebody signs out, or is signed out', async () => {
    const browser = await reader();
    const secret = cookieOf(browser);
    expect((await browser.delete('/sessions/current')).status).toBe(204);
    expect([browser.cookies.has('claimtrail_session'), await statusWith(secret)]).toEqual([false, 401]);
    const shown = await reader();
    const { id } = (await shown.get('/me')).body;
    const all = (await chief.get('/sessions')).body.items;
    expect(all.map(({ user }: { user: { id: string } }) => user.id)).toContain(id);
    expect((await chief.get(`/users/${id}/sessions`)).body.items).toHaveLength(1);
    expect((await chief.delete(`/users/${id}/sessions`)).status).toBe(204);
    expect((await shown.get('/me')).status).toBe(401);
    expect((await chief.delete(`/users/${NOBODY}/sessions`)).status).toBe(404);
    const { token } = (await chief.post('/tokens', { name: 'x', scopes: ['records:read'] })).body;
    expect(
      (await world.ask('DELETE', '/sessions/current', undefined, { authorization: `Bearer ${token}` })).status,
    ).toBe(403);
  });

  it('are noted as used at most once a minute', async () => {
    const browser = await reader();
    const { result: quiet, queries } = await world.countingQueries(() => browser.get('/me'));
    expect(quiet.status).toBe(200);
    expect(queries.filter((query) => query.includes('identify($1'))).toHaveLength(1);
    expect(queries.filter((query) => query.includes('touch_'))).toHaveLength(0);
    await later('2 minutes');
    const sent = await world.countingQueries(() =>
      Promise.all([browser.get('/me'), browser.get('/me'), browser.get('/me')]),
    );
    expect(sent.result.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(
      (await world.countingQueries(() => browser.get('/me'))).queries.filter((query) => query.includes('touch_')),
    ).toHaveLength(0);
  });

  it('get another secret every day, without signing anybody out who asks twice at once', async () => {
    const browser = await reader();
    const old = cookieOf(browser);
    await later('25 hours');
    const answers = await Promise.all([1, 2, 3, 4].map(() => browser.get('/me')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(answers.flatMap(({ headers }) => headers.getSetCookie())).toHaveLength(1);
    const fresh = cookieOf(browser);
    expect(fresh).not.toBe(old);
    // The answer may have been lost: as long as nobody uses the new one the old one is good.
    await later('2 minutes');
    expect(await statusWith(old)).toBe(200);
    expect((await browser.get('/me')).status).toBe(200);
    expect(await statusWith(old)).toBe(200);
    await later('61 seconds');
    expect([await statusWith(old), await statusWith(fresh)]).toEqual([401, 200]);
  });

  it('end after seven days without use, and after thirty in any case', async () => {
    const [idle, busy] = [await reader(), await reader()];
    for (let day = 0; day < 30; day++) {
      expect((await busy.get('/me')).status).toBe(200);
      if (day === 6) expect(await statusWith(cookieOf(idle))).toBe(200);
      if (day === 14) expect((await idle.get('/me')).status).toBe(401);
      await later('1 day');
      await chief.get('/me');
    }
    expect((await busy.get('/me')).status).toBe(401);
    await world.sql(
      `UPDATE session SET expires_at = now() + interval '1 day', last_seen_at = now() WHERE principal_id = '00000000-0000-7000-8000-000000000002'`,
    );
    await reader();
    expect(
      await world.sql(`SELECT 1 FROM session WHERE expires_at < now() OR last_seen_at < now() - interval '7 days'`),
    ).toEqual([]);
  });
});
