import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

import { exampleText } from './support/rich-dossier.js';
import { type Reply, World } from './support/world.js';

interface Described {
  readonly paths: Readonly<
    Record<string, { readonly get?: { readonly parameters?: readonly { readonly name: string }[] } }>
  >;
}

/** Every GET, by whether it takes `asOf`. */
const described = JSON.parse(readFileSync('openapi.json', 'utf8')) as Described;
const routes = Object.entries(described.paths).flatMap(([path, { get }]) =>
  get ? [{ path: path.replace('/api/v1', ''), asOf: (get.parameters ?? []).some(({ name }) => name === 'asOf') }] : [],
);

/** What is no record of the newsroom: work in progress, accounts and how one signs in, what the law asked for. What a user was is in their history. */
const WITHOUT_PAST = [
  ...[
    '/erasures',
    '/erasures/{id}',
    '/jobs/{id}',
    '/jobs/{id}/events',
    '/ledger/checkpoint',
    '/ledger/export',
    '/legal-holds',
    '/me',
    '/me/sessions',
    '/sessions',
    '/sign-in',
    '/sign-in/provider',
  ],
  ...['/sign-in/provider/callback', '/tokens', '/users', '/users/{id}', '/users/{id}/sessions'],
];

const ANY = { 'If-Match': '*' };
const BEFORE_THE_BEGINNING = '1000-01-01T00:00:00Z';

describe('every reading of records', () => {
  let world: World;
  /** Readings by their routes, with ids of what there is. */
  const paths: string[] = [];
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    world = await World.start();
    const { id } = (await world.post('/imports?format=dossier', exampleText)).body;
    await world.quiet();
    expect((await world.get(`/jobs/${id}`)).body).toMatchObject({ state: 'done', errors: [] });
    const [contested] = (await world.get('/contradictions')).body.items;
    const [found] = await world.sql<Record<string, string>>(
      `SELECT d.claim_id AS claim, c.subject_id AS subject, d.id AS derivation, s.id AS source, t.id AS statement, s.publisher_id AS entity, m.id AS metric
       FROM derivation d JOIN derivation_input i ON i.derivation_id = d.id JOIN claim c ON c.id = d.claim_id JOIN metric m ON m.id = c.metric_id
       JOIN statement t ON t.claim_id = c.id JOIN source s ON s.id = t.source_id WHERE s.publisher_id IS NOT NULL AND d.formula IS NOT NULL LIMIT 1`,
    );
    Object.assign(ids, found, { link: contested?.id, desk: '00000000-0000-7000-8000-0000000000d1' });
    const [user] = (await world.get('/users')).body.items;
    ids['user'] = user.id;
    ids['dispute'] = (await world.get('/disputes')).body.items[0].id;
    const kinds = { claims: 'claim', derivations: 'derivation', desks: 'desk', entities: 'entity', links: 'link' };
    const more = { disputes: 'dispute', metrics: 'metric', sources: 'source', statements: 'statement', users: 'user' };
    const kindOf: Record<string, string> = { ...kinds, ...more };
    for (const { path, asOf } of routes) {
      if (!asOf) continue;
      const [, first = ''] = path.split('/');
      const addressed = path.replace('{id}', ids[kindOf[first] ?? ''] ?? '');
      expect(addressed).not.toMatch(/\{|\/\/|\/$/);
      if (path === '/graph') paths.push(`/graph?claims=${ids['claim']}&depth=3`);
      else if (path === '/topics') paths.push(`/topics?subject=${ids['subject']}`);
      else if (path === '/exports') paths.push('/exports?format=dossier', '/exports?format=ndjson');
      else paths.push(addressed, ...(path === '/claims/{id}/history' ? [`${addressed}?parts=true`] : []));
    }
  });
  afterAll(() => world.stop());

  const asOf = (path: string, instant: string): string =>
    `${path}${path.includes('?') ? '&' : '?'}asOf=${encodeURIComponent(instant)}`;
  const answers = async (all: readonly string[]): Promise<Map<string, Reply>> => {
    const given = new Map<string, Reply>();
    for (const path of all) given.set(path, await world.get(path));
    return given;
  };

  it('takes asOf, but for what is no record', () => {
    expect(
      routes
        .filter(({ asOf: takes }) => !takes)
        .map(({ path }) => path)
        .sort(),
    ).toEqual(WITHOUT_PAST);
    expect(paths.length).toBeGreaterThan(25);
  });

  it('shows as of a moment what it showed at that moment, whatever was done since', async () => {
    await pause(5);
    const moment = new Date().toISOString();
    const then = await answers(paths);
    await pause(5);
    await changeEverything();
    const now = await answers(paths);
    const different: string[] = [];
    const unsettled: string[] = [];
    let changed = 0;
    for (const [path, before] of then) {
      const past = await world.get(asOf(path, moment));
      if (past.text !== before.text) different.push(`${path}\n${before.text}\n${past.text}`);
      if (past.headers.get('claimtrail-settled') !== 'true') unsettled.push(path);
      if (now.get(path)?.text !== before.text) changed++;
    }
    expect(different).toEqual([]);
    expect(unsettled).toEqual([]);
    // Nearly everything is another today, or this would show nothing.
    expect(changed).toBeGreaterThan(paths.length - 7);
  });

  it.each([
    ['what is no moment', 'yesterday'],
    ['a day', '2025-11-03'],
    ['a moment without an offset', '2025-11-03T09:30:00'],
    ['a day that does not exist', '2025-02-30T00:00:00Z'],
    ['an hour that does not exist', '2026-01-01T24:00:00Z'],
    ['a moment that is none of years with four digits', '0000-01-01T00:00:00Z'],
    ['the future', '2999-01-01T00:00:00Z'],
    ['the end of time', 'infinity'],
    ['nothing', ''],
    ['something else', `2025-11-03T09:30:00Z'; SET LOCAL claimtrail.as_of = '`],
  ])('refuses %s', async (_what, instant) => {
    const wrong: string[] = [];
    for (const path of paths) {
      const { status, body } = await world.get(asOf(path, instant));
      if (status !== 400 || body.errors?.[0]?.pointer !== '/asOf') wrong.push(`${path} ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  it('has nothing before the beginning, and says that this will not change', async () => {
    const wrong: string[] = [];
    for (const path of paths) {
      const { status, body, text, headers } = await world.get(asOf(path, BEFORE_THE_BEGINNING));
      const lists = Object.values(body ?? {}).filter((part) => Array.isArray(part));
      const empty = status === 200 && (body ? lists.length > 0 && lists.flat().length === 0 : text === '');
      // Topics are those of a subject, which was not known yet.
      const isUnknown = status === 404 || body?.errors?.[0]?.pointer === '/subject';
      if (!(empty || isUnknown) || (status !== 400 && headers.get('claimtrail-settled') !== 'true'))
        wrong.push(`${path} ${status} ${text}`);
    }
    expect(wrong).toEqual([]);
  });

  /** Does something to every kind of record. */
  async function changeEverything(): Promise<void> {
    const { claim, derivation, dispute, entity, source, metric, desk, link, user } = ids;
    const done = async (reply: Promise<Reply>): Promise<Reply> => {
      const answered = await reply;
      if (answered.status > 299) throw new Error(answered.text);
      return answered;
    };
    const all = await world.sql<{ id: string }>('SELECT id FROM claim');
    for (const { id } of all)
      await done(world.patch(`/claims/${id}`, { text: `A sentence of ${id}.`, reason: 'reworded' }, ANY));
    await done(world.patch(`/entities/${entity}`, { description: 'a publisher', reason: 'described' }, ANY));
    await done(world.patch(`/sources/${source}`, { language: 'nl' }, ANY));
    await done(world.post(`/claims/${claim}/transitions`, { to: 'submitted' }, ANY));
    const day = '2026-01-01T00:00:00Z';
    await done(world.post(`/claims/${claim}/usages`, { kind: 'story', title: 'A story', publishedAt: day }));
    const searched = { where: 'the annual report', outcome: 'not_disclosed', searchedAt: day };
    await done(world.post(`/claims/${claim}/searches`, searched));
    await done(world.post(`/disputes/${dispute}/arguments`, { stance: 'for', text: 'It was said on the record.' }));
    await done(world.post('/disputes', { question: 'Which of them holds?', candidates: [claim] }));
    await done(world.patch(`/metrics/${metric}`, { labels: { en: 'another label' } }, ANY));
    await done(world.patch(`/desks/${desk}`, { name: 'Another desk' }, ANY));
    await done(world.patch(`/users/${user}`, { name: 'Another name' }, ANY));
    await done(world.post(`/links/${link}/dismiss`, { reason: 'not the same' }, ANY));
    await done(
      world.post(`/claims/${claim}/statements`, {
        speaker: 'Windows Central',
        stance: 'denies',
        statedAt: '2025-10-31',
      }),
    );
    const derived = await done(
      world.post(`/claims/${claim}/derivations`, {
        method: 'manual',
        inputs: { x: { constant: '27%', language: 'en' } },
      }),
    );
    await done(world.post(`/disputes/${dispute}/derivations`, { derivation: derived.body.id }));
    await done(world.post('/disputes', { question: 'How was it derived?', derivations: [derivation] }));
    await done(world.post(`/claims/${claim}/supersede`, { value: '$1 billion', language: 'en', reason: 'misread' }));
    await done(world.post(`/sources`, { kind: 'article', title: 'Another article' }));
    await world.person({ name: 'A colleague', desks: ['Politics'] });
    await world.quiet();
  }
});
