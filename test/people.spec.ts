import 'reflect-metadata';

import { problem, theFirstAccount } from './support/accounts.js';
import { Browser } from './support/browser.js';
import { type Reply, World } from './support/world.js';

const PASSWORD = 'gravel teacup monsoon';
const ANY = { 'if-match': '*' };

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly linkUntil: string | null;
  readonly signedInAt: string | null;
}

describe('finding people', () => {
  let world: World;
  let chief: Browser;
  const ids: Record<string, string> = {};
  const links: Record<string, string> = {};
  beforeAll(async () => {
    world = await World.start();
    chief = await theFirstAccount(world, PASSWORD);
    await chief.post('/desks', { name: 'Wirtschaft' });
    const invited = [
      ['Käthe', 'kathe@newsroom.test', ['journalist'], ['Wirtschaft']],
      ['KATHE', 'other@newsroom.test', ['editor'], ['Newsroom', 'Wirtschaft']],
      ['100% sure_', 'percent@newsroom.test', ['reader', 'admin'], ['Newsroom']],
      ['ábc', 'k.under_score@newsroom.test', [], ['Newsroom']],
    ] as const;
    for (const [name, email, roles, desks] of invited) {
      const { body } = await chief.post('/users', { kind: 'person', name, email, roles, desks });
      [ids[name], links[name]] = [body.id, body.link.href];
    }
    await chief.post('/users', { kind: 'service', name: 'Kathe’s importer', roles: ['journalist'] });
  });
  afterAll(() => world.stop());

  const found = async (query: string): Promise<string[]> =>
    (await chief.get(`/users?order=name&${query}`)).body.items.map(({ name }: Listed) => name);
  const shown = async (name: string): Promise<Listed> => (await chief.get(`/users/${ids[name]}`)).body;

  it.each([
    ['q=kathe', ['KATHE', 'Käthe', 'Kathe’s importer']],
    ['q=KÄTHE&kind=person', ['KATHE', 'Käthe']],
    ['q=%20athe@news%20', ['Käthe']],
    ['q=0%25', ['100% sure_']],
    ['q=_', ['100% sure_', 'ábc']],
    ['q=%5C', []],
    ['q=nobody', []],
    ['role=journalist', ['Käthe', 'Kathe’s importer']],
    ['role=admin&kind=person', ['100% sure_', 'The chief editor']],
    ['q=the&role=editor', ['KATHE', 'The chief editor']],
    ['state=active&kind=person', ['The chief editor']],
    ['state=disabled', []],
  ])('is by %s', async (query, names) => {
    expect((await found(query)).sort()).toEqual([...names].sort());
  });

  it('is by desk, and lists by name whatever case and accents, page by page', async () => {
    const desks: { id: string; name: string; members: number }[] = (await chief.get('/desks?q=WIRT')).body.items;
    expect(desks).toMatchObject([{ name: 'Wirtschaft', members: 2 }]);
    expect(await found(`desk=${desks[0]?.id}`)).toHaveLength(2);
    const seen: string[] = [];
    let cursor = '';
    do {
      const page: Reply = await chief.get(`/users?order=name&kind=person&limit=2&count=true${cursor}`);
      expect(page.body.total).toBe(5);
      seen.push(...page.body.items.map(({ name }: Listed) => name));
      cursor = page.body.nextCursor === null ? '' : `&cursor=${page.body.nextCursor}`;
    } while (cursor);
    expect(seen.map((name) => name.toLowerCase().replace('ä', 'a'))).toEqual([
      ...['100% sure_', 'ábc', 'kathe', 'kathe', 'the chief editor'],
    ]);
  });

  it('refuses what no list gave out, and what is no filter', async () => {
    const { nextCursor } = (await chief.get('/users?limit=1')).body;
    const byName = (await chief.get('/users?limit=1&order=name')).body.nextCursor;
    for (const [query, pointer] of [
      [`order=name&cursor=${nextCursor}`, '/cursor'],
      [`cursor=${byName}`, '/cursor'],
      [`order=name&cursor=${Buffer.from(JSON.stringify(['\0', ids['ábc']])).toString('base64url')}`, '/cursor'],
      ['state=gone', '/state'],
      ['role=owner', '/role'],
      ['desk=Wirtschaft', '/desk'],
      ['order=email', '/order'],
      [`q=${'x'.repeat(201)}`, '/q'],
      ['q=', '/q'],
    ])
      expect([query, ...problem(await chief.get(`/users?${query}`))]).toEqual([query, 400, 'invalid-request', pointer]);
    for (const q of ['%00', '%E2%80%AE', '%CC%81', '%EF%B7%BA'.repeat(66), '%25%25%5C%5C'.repeat(50)])
      for (const list of ['users', 'desks']) expect((await chief.get(`/${list}?q=${q}`)).status).toBeLessThan(500);
  });

  it('gives the next page also where a name is written at its longest', async () => {
    for (const letter of ['\ufdfa', '\u{1d15e}', '"', 'ẛ̣'])
      await chief.post('/users', { kind: 'service', name: letter.repeat(Math.floor(200 / letter.length)), roles: [] });
    for (let cursor = ''; ;) {
      const page: Reply = await chief.get(`/users?order=name&limit=1${cursor}`);
      expect(page.status).toBe(200);
      if (page.body.nextCursor === null) break;
      cursor = `&cursor=${page.body.nextCursor}`;
    }
  });

  it('asks the database as often for many as for one', async () => {
    const asked = async (query: string): Promise<number> =>
      (await world.countingQueries(() => chief.get(`/users?${query}`))).queries.length;
    const one = await asked('limit=1');
    for (const query of ['limit=200', 'q=e&limit=200', 'order=name&role=editor&state=invited&limit=200'])
      expect(await asked(query)).toBe(one);
  });

  it('tells who was invited from who is at work and who is shut out', async () => {
    expect(await shown('Käthe')).toMatchObject({ state: 'invited', signedInAt: null });
    expect(Date.parse((await shown('Käthe')).linkUntil ?? '')).toBeGreaterThan(Date.now() + 71 * 3_600_000);
    await new Browser(world).redeem(links['Käthe'] ?? '', { password: PASSWORD });
    expect(await shown('Käthe')).toMatchObject({
      state: 'active',
      linkUntil: null,
      signedInAt: expect.stringMatching(/Z$/) as string,
    });
    await world.sql(`UPDATE one_time_link SET expires_at = now() WHERE principal_id = $1`, [ids['ábc']]);
    expect(await shown('ábc')).toMatchObject({ state: 'invited', linkUntil: null });
    expect(await found('state=invited')).toEqual(expect.arrayContaining(['ábc', 'KATHE', '100% sure_']));
    await chief.patch(`/users/${ids['ábc']}`, { disabled: true }, ANY);
    expect((await shown('ábc')).state).toBe('disabled');
    expect(await found('state=disabled')).toEqual(['ábc']);
  });

  it('lets a link be withdrawn, and only those of one person', async () => {
    const path = `/users/${ids['KATHE']}`;
    expect((await chief.get(path)).body.linkUntil).not.toBeNull();
    expect((await chief.delete(`${path}/links`)).status).toBe(204);
    expect((await chief.get(path)).body).toMatchObject({ state: 'invited', linkUntil: null });
    expect((await new Browser(world).redeem(links['KATHE'] ?? '', { password: PASSWORD })).status).toBe(422);
    expect((await shown('100% sure_')).linkUntil).not.toBeNull();
    expect((await chief.delete(`${path}/links`)).status).toBe(204);
    expect((await chief.delete('/users/0190a6b4-0000-7000-8000-000000000000/links')).status).toBe(404);
  });

  it('tells only whoever administers how many belong to a desk', async () => {
    const journalist = await world.person({ roles: ['journalist'] });
    const { items } = (await journalist.get('/desks')).body;
    expect(items.length).toBeGreaterThan(1);
    for (const desk of items) expect(desk).not.toHaveProperty('members');
    expect((await journalist.get(`/desks/${items[0].id}`)).body).not.toHaveProperty('members');
    expect((await chief.get(`/desks/${items[0].id}`)).body.members).toBeGreaterThan(0);
  });
});
