import 'reflect-metadata';

import { Attempts } from '../src/sign-in/attempts.service.js';
import { QuietLooks } from '../src/sign-in/quiet-looks.service.js';
import { anAccount, cookiesOf, simulatedClock } from './support/accounts.js';
import { type Reply, World } from './support/world.js';

const PASSWORD = 'gravel teacup monsoon';
const EDITOR = 'editor@newsroom.test';
const HOUR = 3_600_000;

/** An answer without what is different in every one. */
const plain = ({ status, headers, text }: Reply) => {
  const kept = [...headers].filter(([name]) => !['date', 'x-request-id', 'content-length'].includes(name));
  return { status, text, headers: Object.fromEntries(kept) };
};

describe('signing in', () => {
  let world: World;
  let time: ReturnType<typeof simulatedClock>;
  let addresses = 0;
  beforeAll(async () => {
    world = await World.start({ CLAIMTRAIL_TRUSTED_PROXIES: '127.0.0.1,::1' });
    time = simulatedClock(world);
    await anAccount(world, { email: EDITOR, password: PASSWORD });
    await anAccount(world, { email: 'left@newsroom.test', password: PASSWORD, disabled: true });
    await anAccount(world, { email: 'invited@newsroom.test' });
  });
  afterAll(() => world.stop());

  const elsewhere = () => `198.51.100.${++addresses}`;
  const signIn = (email: string, password: string, address = elsewhere(), cookie = '') =>
    world.post('/sessions', { email, password }, { 'x-forwarded-for': address, ...(cookie && { cookie }) });

  it('says how one can sign in', async () => {
    expect((await world.get('/sign-in')).body).toEqual({ password: true, provider: null, setUp: false });
  });

  it('begins a session of whoever has the password', async () => {
    const answer = await signIn(' Editor@NEWSROOM.test ', PASSWORD);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ kind: 'person', email: EDITOR, roles: ['editor'], setUp: false });
    const cookies = answer.headers.getSetCookie();
    expect(cookies).toHaveLength(2);
    for (const cookie of cookies)
      expect(cookie).toMatch(/^claimtrail_(session|device)=[\w-]{43}; .*Path=\/; HttpOnly; SameSite=Lax$/);
    const me = await world.get('/me', { cookie: cookiesOf(answer.headers) });
    expect(me.body).toEqual(answer.body);
  });

  it('does not take over a session that a browser comes with', async () => {
    const first = await signIn(EDITOR, PASSWORD);
    const cookie = cookiesOf(first.headers);
    const second = await signIn(EDITOR, PASSWORD, elsewhere(), cookie);
    expect(second.body.session.id).not.toBe(first.body.session.id);
    expect(cookiesOf(second.headers).split('; ')[0]).not.toBe(cookie.split('; ')[0]);
  });

  it('says in one sentence what is wrong with what is no text', async () => {
    const { status, body } = await world.post('/sessions', { email: EDITOR, password: 5 });
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      { pointer: '/password', code: 'invalid-request', detail: 'password must be a string.' },
    ]);
  });

  it('answers alike, to the byte, whatever is wrong', async () => {
    const [unknown, wrong, disabled, invited] = [
      await signIn('nobody@newsroom.test', PASSWORD),
      await signIn(EDITOR, `${PASSWORD}!`),
      await signIn('left@newsroom.test', PASSWORD),
      await signIn('invited@newsroom.test', PASSWORD),
    ].map(plain);
    expect(unknown?.status).toBe(401);
    expect(unknown?.text).toContain('/problems/sign-in-failed');
    for (const other of [wrong, disabled, invited]) expect(other).toEqual(unknown);
  });

  it('lets every refusal wait until the same moment, whatever it had to do', async () => {
    const address = elsewhere();
    time.waits.length = 0;
    for (const email of [EDITOR, 'nobody@newsroom.test', 'left@newsroom.test'])
      for (let nr = 0; nr < 7; nr++) expect((await signIn(email, 'wrong', address)).status).toBe(nr < 5 ? 401 : 429);
    expect(time.waits).toEqual(Array(21).fill(500));
  });

  it('answers alike when there were too many attempts, and says how long to wait', async () => {
    const drained = async (email: string) => {
      const address = elsewhere();
      for (let nr = 0; nr < 5; nr++) await signIn(email, 'wrong', address);
      return plain(await signIn(email, PASSWORD, address));
    };
    time.pass(24 * HOUR);
    const known = await drained(EDITOR);
    expect(known.status).toBe(429);
    expect(known.headers['retry-after']).toBe('720');
    expect(await drained('nobody@newsroom.test')).toEqual(known);
  });

  it('lets nobody who signed in before be locked out, in a browser or from a network that is known', async () => {
    time.pass(24 * HOUR);
    const home = elsewhere();
    const device = cookiesOf((await signIn(EDITOR, PASSWORD, home)).headers).split('; ')[1] ?? '';
    expect(device).toMatch(/^claimtrail_device=/);
    for (let from = 0; from < 5; from++)
      for (let nr = 0; nr < 4; nr++) await signIn(EDITOR, 'wrong', `203.0.113.${from}`);
    expect((await signIn(EDITOR, PASSWORD, elsewhere())).status).toBe(429);
    expect((await signIn(EDITOR, 'wrong', elsewhere(), device)).status).toBe(401);
    expect((await signIn(EDITOR, PASSWORD, elsewhere(), device)).status).toBe(201);
    expect((await time.patiently(() => signIn(EDITOR, PASSWORD, home))).status).toBe(201);
    // The browser of one account is no better than any other for another account.
    expect((await signIn('nobody@newsroom.test', 'wrong', '203.0.113.1', device)).status).toBe(401);
    expect((await signIn(EDITOR, PASSWORD, elsewhere(), 'claimtrail_device=x')).status).toBe(429);
  });

  it('refuses nobody more, or longer, because the clock was put back, and nobody less', async () => {
    for (const back of [3000, HOUR, 40 * 24 * HOUR]) {
      const [mistyped, drained] = [elsewhere(), elsewhere()];
      time.pass(24 * HOUR);
      expect((await signIn(EDITOR, 'wrong', mistyped)).status).toBe(401);
      for (let nr = 0; nr < 5; nr++) await signIn('nobody@newsroom.test', 'wrong', drained);
      time.put(-back);
      expect((await signIn(EDITOR, PASSWORD, mistyped)).status).toBe(201);
      expect((await signIn('nobody@newsroom.test', 'wrong', drained)).headers.get('retry-after')).toBe('720');
      time.pass(360_000);
      expect((await signIn('nobody@newsroom.test', 'wrong', drained)).headers.get('retry-after')).toBe('360');
      // A process that starts after it.
      const later = await World.besides(world, { CLAIMTRAIL_TRUSTED_PROXIES: '127.0.0.1,::1' });
      simulatedClock(later).put(time.now() - Date.now());
      const tryThere = (email: string, password: string, address: string) =>
        later.post('/sessions', { email, password }, { 'x-forwarded-for': address });
      expect((await tryThere('nobody@newsroom.test', 'wrong', drained)).status).toBe(429);
      expect((await tryThere(EDITOR, PASSWORD, mistyped)).status).toBe(201);
      await later.app.close();
      time.pass(360_000);
      expect((await signIn('nobody@newsroom.test', 'wrong', drained)).status).toBe(401);
      time.put(back);
    }
  });

  it('knows a browser by nothing that somebody else put there, and whoever else uses it by what it is sent', async () => {
    time.pass(24 * HOUR);
    const PLANTED = `claimtrail_device=${'A'.repeat(42)}E`;
    const deviceOf = (answer: { headers: Headers }) => cookiesOf(answer.headers).split('; ')[1] ?? '';
    await anAccount(world, { email: 'second@newsroom.test', password: PASSWORD });
    const first = deviceOf(await signIn(EDITOR, PASSWORD, elsewhere(), PLANTED));
    const second = deviceOf(await signIn('second@newsroom.test', PASSWORD, elsewhere(), first));
    expect(new Set([PLANTED, first, second]).size).toBe(3);
    for (let from = 0; from < 5; from++)
      for (let nr = 0; nr < 5; nr++) await signIn(EDITOR, 'wrong', `203.0.113.${from}`);
    for (let nr = 0; nr < 4; nr++) expect((await signIn(EDITOR, PASSWORD, elsewhere(), PLANTED)).status).toBe(429);
    // The second account has the browser known for both.
    expect((await signIn(EDITOR, 'wrong', elsewhere(), second)).status).toBe(401);
    expect((await signIn(EDITOR, PASSWORD, elsewhere(), first)).status).toBe(429);
    expect((await signIn(EDITOR, PASSWORD, elsewhere(), second)).status).toBe(201);
  });

  it('lets whoever is right in from a known network while everybody else is guessing', async () => {
    time.pass(24 * HOUR);
    const home = elsewhere();
    await signIn(EDITOR, PASSWORD, home);
    const flood = async () => {
      const addresses = Array.from({ length: 60 }, elsewhere);
      return Promise.all(addresses.map((address) => signIn(EDITOR, 'wrong', address)));
    };
    const [answers, known] = await time.patiently(() => Promise.all([flood(), signIn(EDITOR, PASSWORD, home)]));
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(20);
    expect(known.status).toBe(201);
    expect((await time.patiently(() => signIn(EDITOR, PASSWORD, home))).status).toBe(201);
  });

  it('does not show by a wrong password from where an account has signed in', async () => {
    time.pass(24 * HOUR);
    const office = elsewhere();
    await signIn(EDITOR, PASSWORD, office);
    for (let nr = 0; nr < 40; nr++) await signIn(`made-up-${nr}@newsroom.test`, 'wrong', office);
    const [real, unreal] = [
      await signIn(EDITOR, 'wrong', office),
      await signIn('nobody@newsroom.test', 'wrong', office),
    ];
    expect(real.status).toBe(429);
    expect(plain(real)).toEqual(plain(unreal));
    expect((await time.patiently(() => signIn(EDITOR, PASSWORD, office))).status).toBe(201);
  });

  it('works as much beyond the budgets for an email that nobody has as for one that somebody has, and for one that is made up last', async () => {
    time.pass(24 * HOUR);
    const looks = world.app.get(QuietLooks, { strict: false });
    const attempts = world.app.get(Attempts, { strict: false });
    const work: string[] = [];
    const { countQuietly } = attempts;
    attempts.countQuietly = async (attempt) => {
      const counted = await countQuietly.call(attempts, attempt);
      work.push(counted.verdict);
      return counted;
    };
    const worked = async (emails: readonly string[], password = 'wrong') => {
      const office = elsewhere();
      for (let nr = 0; nr < 30; nr++) await signIn(`made-up-${nr}@newsroom.test`, 'wrong', office);
      while (looks.busy) await new Promise((resolve) => setTimeout(resolve, 10));
      work.length = 0;
      const answers = await time.patiently(() => Promise.all(emails.map((email) => signIn(email, password, office))));
      while (looks.busy) await new Promise((resolve) => setTimeout(resolve, 10));
      return answers.map(({ status }) => status);
    };
    const others = ['one', 'two', 'three'].map((name) => `${name}@newsroom.test`);
    for (const email of others) await anAccount(world, { email, password: PASSWORD });
    const made = others.map((email) => `no-${email}`);
    expect([await worked(made), [...work]]).toEqual([
      [429, 429, 429],
      ['refused', 'refused', 'refused'],
    ]);
    expect([await worked(others), [...work]]).toEqual([
      [429, 429, 429],
      ['quiet', 'quiet', 'quiet'],
    ]);
    // The one who can be right is not kept waiting by those who cannot.
    const crowd = Array.from({ length: 12 }, (_, nr) => `crowd-${nr}@newsroom.test`);
    const mixed = await worked([...crowd, 'one@newsroom.test'], PASSWORD);
    expect([mixed.at(-1), work.length, work.slice(0, 2).includes('quiet')]).toEqual([201, 13, true]);
    attempts.countQuietly = countQuietly;
  });

  it('lets a colleague in behind an address from which somebody guesses', async () => {
    time.pass(24 * HOUR);
    const office = elsewhere();
    for (let nr = 0; nr < 40; nr++) await signIn(`made-up-${nr}@newsroom.test`, 'wrong', office);
    expect((await signIn('nobody@newsroom.test', 'wrong', office)).status).toBe(429);
    await anAccount(world, { email: 'newcomer@newsroom.test', password: PASSWORD });
    expect((await time.patiently(() => signIn('newcomer@newsroom.test', PASSWORD, office))).status).toBe(201);
  });

  it('counts the right password for no guess', async () => {
    time.pass(24 * HOUR);
    const office = elsewhere();
    for (let nr = 0; nr < 12; nr++) expect((await signIn(EDITOR, PASSWORD, office)).status).toBe(201);
    for (let nr = 0; nr < 5; nr++) expect((await signIn(EDITOR, 'wrong', office)).status).toBe(401);
  });

  it('lets no more through where fifty come at once, by several processes', async () => {
    time.pass(24 * HOUR);
    const other = await World.besides(world, { CLAIMTRAIL_TRUSTED_PROXIES: '127.0.0.1' });
    try {
      simulatedClock(other).pass(time.now() - Date.now());
      const address = elsewhere();
      const tries = Array.from({ length: 50 }, (_, nr) =>
        (nr % 2 ? world : other).post(
          '/sessions',
          { email: 'nobody@newsroom.test', password: 'wrong' },
          { 'x-forwarded-for': address },
        ),
      );
      const statuses = (await Promise.all(tries)).map(({ status }) => status);
      expect(statuses.filter((status) => status === 401)).toHaveLength(5);
      expect(statuses.filter((status) => status === 429)).toHaveLength(45);
    } finally {
      await other.app.close();
    }
  });

  it('keeps neither emails nor addresses of attempts, and no more rows than attempts that were looked at', async () => {
    time.pass(24 * HOUR);
    await world.sql('DELETE FROM sign_in_budget');
    const address = elsewhere();
    for (let nr = 0; nr < 60; nr++) await signIn(`made-up-${nr}@newsroom.test`, 'wrong', address);
    // What is full says nothing, and is cleared in passing.
    const used = async () =>
      world.sql<{ key: Buffer }>('SELECT key FROM sign_in_budget WHERE full_at > $1', [new Date(time.now())]);
    const rows = await used();
    expect(rows).toHaveLength(30 + 30 + 2);
    expect(rows.every(({ key }) => key.length === 32)).toBe(true);
    time.pass(24 * HOUR);
    for (let nr = 0; nr < 4; nr++) await signIn(EDITOR, 'wrong', elsewhere());
    expect(await used()).toHaveLength(4 + 4 + 1 + 1);
    expect((await world.sql('SELECT key FROM sign_in_budget')).length).toBeLessThanOrEqual(4 + 4 + 1 + 1 + 1);
  });

  it('hashes a password anew when the parameters have changed', async () => {
    const { hash } = await import('@node-rs/argon2');
    const id = await anAccount(world, { email: 'old@newsroom.test', password: PASSWORD });
    await world.sql('UPDATE account SET password_hash = $2 WHERE principal_id = $1', [
      id,
      await hash(PASSWORD, { memoryCost: 8192, timeCost: 1 }),
    ]);
    expect((await signIn('old@newsroom.test', PASSWORD)).status).toBe(201);
    const [row] = await world.sql<{ password_hash: string }>(
      'SELECT password_hash FROM account WHERE principal_id = $1',
      [id],
    );
    expect(row?.password_hash).toContain('m=19456,t=2,p=1');
    expect((await signIn('old@newsroom.test', PASSWORD)).status).toBe(201);
  });

  it('begins no session with a password that is being changed', async () => {
    const id = await anAccount(world, { email: 'changing@newsroom.test', password: PASSWORD });
    const [slow, change] = await Promise.all([
      Promise.all(Array.from({ length: 6 }, () => signIn('changing@newsroom.test', PASSWORD))),
      world.sql('UPDATE account SET password_hash = NULL WHERE principal_id = $1', [id]),
    ]);
    expect(change).toEqual([]);
    for (const { status } of slow) expect([201, 401]).toContain(status);
    expect((await signIn('changing@newsroom.test', PASSWORD)).status).toBe(401);
  });

  it.each([
    [{}, 400],
    [{ email: EDITOR }, 400],
    [{ email: EDITOR, password: '' }, 400],
    [{ email: EDITOR, password: 7 }, 400],
    [{ email: ['editor@newsroom.test'], password: PASSWORD }, 400],
    [{ email: { $ne: '' }, password: PASSWORD }, 400],
    [{ email: `${'a'.repeat(250)}@b.test`, password: PASSWORD }, 400],
    [{ email: EDITOR, password: 'a'.repeat(1001) }, 400],
    [{ email: EDITOR, password: 'ö'.repeat(501) }, 400],
    [{ email: EDITOR, password: 'a\u0000b' }, 400],
    [{ email: 'a\u0000b@newsroom.test', password: PASSWORD }, 400],
    [{ email: EDITOR, password: PASSWORD, roles: ['admin'] }, 400],
    [{ email: '\ufdfa'.repeat(254), password: '\ufdfa'.repeat(333) }, 401],
    [{ email: '\u202eeditor@newsroom.test', password: PASSWORD }, 401],
    [{ email: "' OR 1=1 --", password: "' OR 1=1 --" }, 401],
    [{ email: 'no email', password: '🔑'.repeat(250) }, 401],
  ])('answers %j with %i', async (body, status) => {
    const answer = await world.post('/sessions', body, { 'x-forwarded-for': elsewhere() });
    expect(answer.status).toBe(status);
    expect(answer.text).not.toContain(PASSWORD);
  });

  it('refuses pages of other origins', async () => {
    const answer = await world.post(
      '/sessions',
      { email: EDITOR, password: PASSWORD },
      { origin: 'https://evil.test' },
    );
    expect(answer.status).toBe(403);
  });
});

describe('somebody who signs in', () => {
  const wrong = { email: 'nobody@newsroom.test', password: 'wrong' };
  const statuses = async (world: World, forwarded: readonly string[]) => {
    simulatedClock(world);
    const all: number[] = [];
    for (const one of forwarded) all.push((await world.post('/sessions', wrong, { 'x-forwarded-for': one })).status);
    return all;
  };

  it('cannot choose their address where no proxy is trusted', async () => {
    const world = await World.start();
    await anAccount(world, { email: EDITOR, password: PASSWORD });
    expect(await statuses(world, ['1.1.1.1', '2.2.2.2', '3.3.3.3', '4.4.4.4', '5.5.5.5', '6.6.6.6'])).toEqual([
      401, 401, 401, 401, 401, 429,
    ]);
    await world.stop();
  });

  it('has the last address that no trusted proxy has, however many were written before it', async () => {
    const world = await World.start({ CLAIMTRAIL_TRUSTED_PROXIES: '127.0.0.0/8,10.0.0.0/8' });
    await anAccount(world, { email: EDITOR, password: PASSWORD });
    const forged = [
      '1.1.1.1, 192.0.2.7',
      '192.0.2.7',
      '::ffff:192.0.2.7',
      'x, 2.2.2.2, 192.0.2.7, 10.1.1.1',
      '192.0.2.7:4711',
      ', , 192.0.2.7',
    ];
    expect(await statuses(world, forged)).toEqual([401, 401, 401, 401, 401, 429]);
    const sixes = [
      '2001:db8:0:7::1',
      '2001:db8:0:7::2',
      '2001:db8:0:7:ffff::',
      '2001:db8::7:1:2:3:4',
      '2001:db8:0:7::3',
      '2001:db8:0:7::4',
    ];
    expect(await statuses(world, sixes)).toEqual([401, 401, 401, 401, 401, 429]);
    const garbage = ['unknown', 'example.org', '999.1.1.1', '_hidden', 'a'.repeat(300), "' OR 1=1"];
    expect(await statuses(world, garbage)).toEqual([401, 401, 401, 401, 401, 429]);
    await world.stop();
  });

  it('is answered no sooner than after half a second, by the clock on the wall', async () => {
    const world = await World.start();
    await anAccount(world, { email: EDITOR, password: PASSWORD });
    for (const email of [EDITOR, 'nobody@newsroom.test']) {
      const begun = performance.now();
      expect((await world.post('/sessions', { email, password: 'wrong' })).status).toBe(401);
      // Timers of Node may fire a millisecond early.
      expect(performance.now() - begun).toBeGreaterThan(490);
    }
    await world.stop();
  });

  it('is not let into an instance without accounts because a trusted proxy asks for them', async () => {
    const world = await World.start({ CLAIMTRAIL_TRUSTED_PROXIES: '127.0.0.1' });
    expect((await world.get('/claims', { 'x-forwarded-for': '127.0.0.1' })).status).toBe(403);
    expect((await world.get('/claims')).status).toBe(200);
    await world.stop();
  });
});
