import { problem } from './support/accounts.js';
import { ended } from './support/jobs.js';
import { type Person, type Reply, World } from './support/world.js';

type Json = Reply['body'];

describe('what a link is said to be by somebody who may not judge links', () => {
  let world: World;
  let journalist: Person;
  let reviewer: Person;
  let editor: Person;
  beforeAll(async () => {
    world = await World.start();
    journalist = await world.person({ name: 'A journalist', roles: ['journalist'], desks: ['Politics'] });
    reviewer = await world.person({ name: 'A reviewer', roles: ['reviewer'] });
    editor = await world.person({ name: 'An editor' });
  });
  afterAll(() => world.stop());

  const claimOf = (subject: string, value: string, more: object = {}) => ({
    ...{ subject, metric: 'revenue', value, language: 'en', basis: 'actual', period: '2024' },
    ...more,
  });
  const logged = async (by: Person, subject: string, value: string, more: object = {}): Promise<string> => {
    const answer = await by.post(
      '/claims',
      claimOf(subject, value, { subject: { name: subject, create: true }, ...more }),
    );
    expect(answer.status).toBe(201);
    return answer.body.claim.id as string;
  };
  /** A figure, another that contradicts it, and the link that the detector suggests. */
  const aConflict = async (subject: string) => {
    const a = await logged(editor, subject, '$13 billion');
    const b = await logged(editor, subject, '$44 billion');
    const [link] = await linksOf(a);
    return { a, b, link: link?.id as string };
  };
  const linksOf = async (claim: string): Promise<Json[]> => (await editor.get(`/claims/${claim}/links`)).body.items;
  const told = async (claim: string) => (await linksOf(claim)).map(({ kind, origin, state }) => [kind, origin, state]);
  const standing = async (claim: string): Promise<string> =>
    (await editor.get(`/claims/${claim}`)).body.standing.label as string;
  const isInQueue = async (link: string): Promise<boolean> =>
    (await editor.get('/contradictions?limit=200')).body.items.some(({ id }: Json) => id === link);
  const dossier = (subject: string, ...links: object[]) => ({
    title: 'Two figures',
    entities: [{ ref: 'e', names: { en: subject } }],
    claims: [claimOf('e', '$13 billion', { ref: 'c1' }), claimOf('e', '$44 billion', { ref: 'c2' })],
    links: links.map((link) => ({ a: 'c1', b: 'c2', kind: 'contradicts', ...link })),
  });
  const imported = async (by: Person, body: unknown, headers = {}): Promise<Json> =>
    ended(by, await by.post('/imports?format=dossier', body, headers));
  const notAllowed = (job: Json) => {
    expect([job.state, job.errors[0]?.at, job.errors[0]?.code]).toEqual(['failed', '/links/0/state', 'not-allowed']);
  };

  it('is suggested where they draw it, contests nothing, and waits for somebody who may', async () => {
    const a = await logged(editor, 'Oracle', '$13 billion');
    const b = await logged(editor, 'Oracle', '$13.2 billion', { measure: 'run_rate' });
    const drawn = await journalist.post('/links', { a, b, kind: 'contradicts', reason: 'One excludes the other.' });
    expect(drawn.status).toBe(201);
    expect(drawn.body).toMatchObject({ origin: 'person', state: 'suggested', createdBy: { name: 'A journalist' } });
    expect([await standing(a), await standing(b), await isInQueue(drawn.body.id)]).toEqual([
      'uncontested',
      'uncontested',
      true,
    ]);
    expect((await reviewer.post(`/links/${drawn.body.id}/confirm`, {})).body.state).toBe('confirmed');
    expect([await standing(a), await standing(b)]).toEqual(['contested', 'contested']);
    const mine = await reviewer.post('/links', { a, b, kind: 'context' });
    expect([mine.status, mine.body.state]).toEqual([201, 'confirmed']);
  });

  it('changes nothing of what a reviewer has said, by whatever they draw', async () => {
    const confirmed = await aConflict('Microsoft');
    await reviewer.post(`/links/${confirmed.link}/confirm`, {});
    const dismissed = await aConflict('SoftBank');
    await reviewer.post(`/links/${dismissed.link}/dismiss`, { reason: 'Another segment.' });
    for (const [{ a, b, link }, state] of [[confirmed, 'confirmed'] as const, [dismissed, 'dismissed'] as const]) {
      for (const kind of ['contradicts', 'tension']) {
        const drawn = await journalist.post('/links', { a, b, kind, reason: 'So I think.' });
        expect([drawn.status, drawn.body.id, drawn.body.state]).toEqual([200, link, state]);
      }
      expect((await journalist.post('/links', { a, b, kind: 'not_comparable' })).body.state).toBe('suggested');
      expect(await told(a)).toEqual([
        ['contradicts', 'detector', state],
        ['not_comparable', 'person', 'suggested'],
      ]);
    }
    expect([await standing(confirmed.a), await standing(dismissed.a)]).toEqual(['contested', 'uncontested']);
  });

  it('takes nothing out of the queue, and makes nothing weaker that is in it', async () => {
    const { a, b, link } = await aConflict('Nvidia');
    for (const kind of ['not_comparable', 'same_as', 'tension'])
      expect((await journalist.post('/links', { a, b, kind })).body.state).toBe('suggested');
    expect((await editor.get(`/links/${link}`)).body).toMatchObject({ kind: 'contradicts', state: 'suggested' });
    expect(await isInQueue(link)).toBe(true);
    const drawn = await journalist.post('/links', { a, b, kind: 'contradicts', reason: 'The filings differ.' });
    expect(drawn.body).toMatchObject({ id: link, origin: 'person', state: 'suggested', reason: 'The filings differ.' });
    expect(await isInQueue(link)).toBe(true);
  });

  it('is not said by an import either, whatever it says the link comes from', async () => {
    const { a, link } = await aConflict('Oklo');
    const others = [{ kind: 'not_comparable' }, { kind: 'same_as' }, { kind: 'supersedes', origin: 'detector' }];
    const attempts = [
      ...['import', 'person', 'detector', 'statement'].map((origin) => ({ origin, state: 'dismissed' })),
      ...['confirmed', 'resolved'].map((state) => ({ state, reason: 'imported' })),
      ...others.map((more) => ({ ...more, state: 'confirmed' })),
    ];
    for (const attempt of attempts) notAllowed(await imported(journalist, dossier('Oklo', attempt)));
    expect(await told(a)).toEqual([['contradicts', 'detector', 'suggested']]);
    await reviewer.post(`/links/${link}/confirm`, {});
    for (const attempt of attempts.filter(({ state }) => state !== 'confirmed'))
      notAllowed(await imported(journalist, dossier('Oklo', attempt)));
    for (const kind of ['contradicts', 'tension']) {
      const job = await imported(journalist, dossier('Oklo', { kind, origin: 'person', reason: 'imported' }));
      expect([job.state, job.result.created.links, job.result.existing.links]).toEqual(['done', 0, 1]);
    }
    expect(await told(a)).toEqual([['contradicts', 'detector', 'confirmed']]);
    expect([await standing(a), (await editor.get(`/claims/${a}`)).body.counts.contradictions]).toEqual([
      'contested',
      1,
    ]);
  });

  it('leaves what is said already as it is, so that an export can be imported again', async () => {
    const { a, link } = await aConflict('Anthropic');
    await reviewer.post(`/links/${link}/dismiss`, { reason: 'Another segment.' });
    const whole = (await editor.get('/exports?format=dossier')).text;
    const before = (await editor.get(`/links/${link}`)).text;
    const job = await imported(journalist, whole, { 'content-type': 'application/json' });
    expect([job.state, job.errors, job.result.created.links]).toEqual(['done', [], 0]);
    for (const origin of ['detector', 'person', 'import'])
      expect((await imported(journalist, dossier('Anthropic', { origin, state: 'dismissed' }))).state).toBe('done');
    expect((await editor.get(`/links/${link}`)).text).toBe(before);
    expect(await told(a)).toEqual([['contradicts', 'detector', 'dismissed']]);
  });

  it('is no more than their token may say, whatever they may themselves', async () => {
    const { a } = await aConflict('CoreWeave');
    const program = await world.person({ kind: 'service', scopes: ['records:read', 'records:write'] });
    notAllowed(await imported(program, dossier('CoreWeave', { state: 'dismissed', reason: 'imported' })));
    expect(await told(a)).toEqual([['contradicts', 'detector', 'suggested']]);
    expect((await imported(editor, dossier('CoreWeave', { state: 'dismissed', reason: 'imported' }))).state).toBe(
      'done',
    );
    expect(await told(a)).toEqual([['contradicts', 'import', 'dismissed']]);
  });

  it('may be a correction, but not one of which a reviewer has said that it is none', async () => {
    const says = (statedAt: string) => ({
      statements: [{ speaker: 'Sam Altman', stance: 'asserts', attribution: 'on_record', statedAt }],
    });
    const correcting = { a: 'c2', b: 'c1', kind: 'supersedes', origin: 'person', state: 'confirmed' };
    const older = await logged(editor, 'Broadcom', '$13 billion', says('2025-01-01'));
    await logged(editor, 'Broadcom', '$44 billion', says('2025-06-01'));
    const [restated] = await linksOf(older);
    expect(restated).toMatchObject({ kind: 'supersedes', origin: 'detector', state: 'suggested' });
    await reviewer.post(`/links/${restated?.id}/dismiss`, { reason: 'He meant another year.' });
    const before = await told(older);
    notAllowed(await imported(journalist, dossier('Broadcom', correcting)));
    const again = { reason: 'He corrected himself.', value: '$44 billion', language: 'en' };
    expect(problem(await journalist.post(`/claims/${older}/supersede`, again)).slice(0, 2)).toEqual([
      403,
      'not-allowed',
    ]);
    expect(await told(older)).toEqual(before);

    const wrong = await logged(editor, 'Vistra', '$13 billion');
    expect((await imported(journalist, dossier('Vistra', correcting))).state).toBe('done');
    expect(await told(wrong)).toContainEqual(['supersedes', 'person', 'confirmed']);
  });

  it('merges no entities either, but finds merged what is', async () => {
    const [one, other] = ['Alphabet', 'Google'];
    const merging = {
      title: 'One company',
      entities: [
        { ref: 'a', names: { en: one } },
        { ref: 'b', names: { en: other }, sameAs: 'a' },
      ],
    };
    const job = await imported(journalist, merging);
    expect([job.state, job.errors[0]?.at, job.errors[0]?.code]).toEqual([
      'failed',
      '/entities/1/sameAs',
      'not-allowed',
    ]);
    for (const by of [reviewer, journalist]) expect((await imported(by, merging)).errors).toEqual([]);
  });
});
