import { SOFTWARE, SYSTEM_PRINCIPAL } from '../src/platform/caller.js';
import { type Person, type Reply, World } from './support/world.js';

/** All that is told of some claims and the links between them, but when it was. */
const told = async (reader: Person, claims: readonly string[], subject: string): Promise<string> => {
  const about = encodeURIComponent(subject);
  const paths = [
    ...claims.flatMap((id) =>
      ['', '/links', '/comparisons', '/graph?depth=3', '/history', '/impact'].map((path) => `/claims/${id}${path}`),
    ),
    `/contradictions?subject=${about}`,
    `/contradictions?subject=${about}&state=dismissed`,
    `/claims?q=${about}`,
    `/claims?standing=contested&subject=${about}`,
    `/graph/components?subject=${about}`,
    `/exports?format=dossier`,
  ];
  const answers: Reply[] = [];
  for (const path of paths) answers.push(await reader.get(path));
  return answers.map(({ status, text }, i) => `${paths[i]} ${status} ${text}`).join('\n');
};

describe('what a desk says among its own', () => {
  let world: World;
  let ours: Person;
  let theirs: Person;
  let reader: Person;
  beforeAll(async () => {
    world = await World.start();
    ours = await world.person({ desks: ['Politics'] });
    theirs = await world.person({ desks: ['Newsroom'] });
    reader = await world.person({ desks: ['Business'], roles: ['reader'] });
  });
  afterAll(() => world.stop());

  const log = async (by: Person, subject: string, value: string, more: object = {}): Promise<string> => {
    const answer = await by.post('/claims', {
      ...{
        subject: { name: subject, create: true },
        metric: 'revenue',
        value,
        language: 'en',
        basis: 'actual',
        period: '2025',
      },
      ...more,
    });
    expect(answer.status).toBe(201);
    return answer.body.claim.id as string;
  };
  const dispute = async (by: Person, claim: string, alternative: object, audience: string, speaker = 'Wixomen') => {
    const body = { speaker: { name: speaker, create: true }, stance: 'disputes', audience, alternative };
    const answer = await by.post(`/claims/${claim}/statements`, body);
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const linksOf = async (by: Person, claim: string) =>
    (await by.get(`/claims/${claim}/links`)).body.items as {
      id: string;
      kind: string;
      origin: string;
      state: string;
      version: number;
    }[];
  const standing = async (by: Person, claim: string) =>
    (await by.get(`/claims/${claim}`)).body.standing.label as string;

  it('makes a link that is the desk’s alone, where there was none', async () => {
    const a = await log(theirs, 'Qvartel', '$5 billion');
    const b = await log(theirs, 'Qvartel', '$5.1 billion', { measure: 'run_rate' });
    const before = await told(reader, [a, b], 'Qvartel');
    await dispute(ours, a, { id: b }, 'desk');
    expect(await told(reader, [a, b], 'Qvartel')).toBe(before);
    expect(await linksOf(ours, a)).toMatchObject([{ kind: 'contradicts', origin: 'statement' }]);
    expect([await standing(ours, a), await standing(reader, a)]).toEqual(['contested', 'uncontested']);
    expect((await ours.get('/contradictions?subject=Qvartel')).body.items).toHaveLength(1);
  });

  it('changes nothing of the link that there is for all, and stands beside it', async () => {
    const a = await log(theirs, 'Zorblat', '$5 billion');
    const b = await log(theirs, 'Zorblat', '$7 billion');
    const before = await told(reader, [a, b], 'Zorblat');
    await dispute(ours, a, { id: b }, 'desk');
    expect(await told(reader, [a, b], 'Zorblat')).toBe(before);
    const links = await linksOf(ours, a);
    expect(links).toMatchObject([{ origin: 'detector', version: 1 }, { origin: 'statement' }]);
    const [wide, narrow] = links;
    // One of the two is shown where one has to be.
    const queue = (await ours.get('/contradictions?subject=Zorblat&count=true')).body;
    expect(queue).toMatchObject({ items: [{ id: narrow?.id }], total: 1 });
    expect((await ours.get(`/claims/${a}`)).body.counts.contradictions).toBe(1);
    expect((await ours.get(`/claims/${a}/comparisons`)).body.items).toMatchObject([{ link: narrow?.id }]);
    expect((await reader.get(`/claims/${a}/comparisons`)).body.items).toMatchObject([{ link: wide?.id }]);
    // A judgement concerns the one alone.
    await ours.post(`/links/${narrow?.id}/dismiss`, { reason: 'settled' });
    expect(await told(reader, [a, b], 'Zorblat')).toBe(before);
    await dispute(ours, a, { id: b }, 'desk', 'Qvartel');
    expect(await linksOf(ours, a)).toMatchObject([
      { id: wide?.id, state: 'suggested' },
      { id: narrow?.id, state: 'suggested' },
    ]);
    const dismissed = await theirs.post(`/links/${wide?.id}/dismiss`, { reason: 'rounded' });
    expect(dismissed.status).toBe(200);
    expect(await linksOf(ours, a)).toMatchObject([{ state: 'dismissed' }, { state: 'suggested' }]);
    // What is said to all takes the place of what the detector found, and leaves the desk’s alone.
    await dispute(theirs, a, { id: b }, 'newsroom', 'Plover');
    expect(await linksOf(reader, a)).toMatchObject([{ id: wide?.id, origin: 'statement', state: 'suggested' }]);
    expect(await linksOf(ours, a)).toMatchObject([{ id: wide?.id }, { id: narrow?.id, origin: 'statement' }]);
  });

  it('follows its ends to whoever may read them, in the past and where rivals are looked for', async () => {
    const a = await log(theirs, 'Fennick', '$5 billion');
    const b = await log(ours, 'Fennick', '$7 billion', { audience: 'desk' });
    const c = await log(ours, 'Fennick', '$9 billion', { audience: 'desk' });
    const inside = (await linksOf(ours, b)).map(({ id }) => id);
    expect(inside).toHaveLength(2);
    expect(await linksOf(reader, a)).toEqual([]);
    const then = new Date().toISOString();
    const widened = await ours.patch(`/claims/${b}`, { audience: 'newsroom' }, { 'If-Match': '*' });
    expect([widened.status, widened.body.audience]).toEqual([200, 'newsroom']);
    const [link, ...more] = await linksOf(reader, a);
    expect([inside.includes(link?.id ?? ''), more]).toEqual([true, []]);
    expect((await reader.get('/contradictions?subject=Fennick&count=true')).body).toMatchObject({ total: 1 });
    expect((await reader.get(`/links/${link?.id}?asOf=${then}`)).status).toBe(200);
    expect((await reader.get(`/claims/${b}?asOf=${then}`)).body).toMatchObject({ id: b, audience: 'desk', version: 1 });
    // What is recorded from now on is compared with it, and told of it; the other stays the desk's.
    const found = await reader.get(`/claims/${b}/comparisons`);
    expect(found.body.items).toMatchObject([{ link: link?.id }]);
    const d = await log(theirs, 'Fennick', '$6 billion');
    expect(await linksOf(reader, d)).toHaveLength(2);
    expect(await linksOf(ours, d)).toHaveLength(3);
    expect((await reader.get(`/claims/${c}`)).status).toBe(404);
    const kept = await world.sql(
      `SELECT FROM link l JOIN history.link h USING (id) JOIN comparand k ON k.claim_id IN (l.a_id, l.b_id) JOIN claim n ON n.id = k.claim_id
       WHERE k.audience_key <> audience_key(n.audience, n.desk_id) OR (h.a_readership, h.b_readership) <> (l.a_readership, l.b_readership)
         OR l.a_id = n.id AND l.a_readership <> k.audience_key OR l.b_id = n.id AND l.b_readership <> k.audience_key`,
    );
    expect(kept).toEqual([]);
  });

  it('is no link for anybody else, whatever is asked for by its id or in the past', async () => {
    const a = await log(theirs, 'Plimsoll', '$5 billion');
    const b = await log(theirs, 'Plimsoll', '$7 billion');
    await dispute(ours, a, { id: b }, 'desk');
    const [, narrow] = await linksOf(ours, a);
    for (const path of [
      `/links/${narrow?.id}`,
      `/links/${narrow?.id}/history`,
      `/links/${narrow?.id}?asOf=2999-01-01T00:00:00Z`,
    ]) {
      const [unknown, hidden] = [await theirs.get(path.replace(narrow?.id ?? '', a)), await theirs.get(path)];
      expect([hidden.status, hidden.text.replaceAll(narrow?.id ?? '', '')]).toEqual([
        unknown.status,
        unknown.text.replaceAll(a, ''),
      ]);
    }
    expect((await theirs.post(`/links/${narrow?.id}/confirm`, {})).status).toBe(404);
    const again = await theirs.post(`/claims`, {
      ...{
        subject: { name: 'Plimsoll' },
        metric: 'revenue',
        value: '$9 billion',
        language: 'en',
        basis: 'actual',
        period: '2025',
      },
    });
    expect(again.body.conflicts.total).toBe(2);
  });

  it('makes nothing stale that others read', async () => {
    const a = await log(theirs, 'Hagbard', '$5 billion');
    const b = await log(theirs, 'Hagbard', '$5.1 billion', { measure: 'run_rate' });
    const derived = await log(theirs, 'Hagbard', '$5.1 billion', {
      period: '2024',
      derivations: [{ method: 'formula', formula: 'x', inputs: { x: { claim: b } } }],
    });
    await settled(world);
    const before = await told(reader, [a, b, derived], 'Hagbard');
    await dispute(ours, a, { id: b }, 'desk');
    await settled(world);
    const [link] = await linksOf(ours, a);
    await ours.post(`/links/${link?.id}/confirm`, {});
    await settled(world);
    expect(await told(reader, [a, b, derived], 'Hagbard')).toBe(before);
  });

  it('is compared again after a merge without a job that would tell of it', async () => {
    const named = async (name: string) =>
      (await theirs.post('/entities', { kind: 'organisation', names: { en: name } })).body.id as string;
    const [one, other] = [await named('Wexham Ltd'), await named('Sonnblick')];
    const first = await log(ours, 'Wexham Ltd', '$9 billion', { audience: 'desk' });
    const second = await log(ours, 'Sonnblick', '$4 billion', { audience: 'desk' });
    expect(await linksOf(ours, first)).toEqual([]);
    const merged = await theirs.post(`/entities/${one}/merge`, { into: other, reason: 'The same.' });
    expect([merged.status, merged.body]).toMatchObject([200, { id: other }]);
    await world.quiet();
    expect((await linksOf(ours, second)).map(({ kind }) => kind)).toEqual(['contradicts']);
    const owners = await world.sql(`SELECT owner_id FROM job WHERE kind = 'reevaluation'`);
    expect(owners).toEqual([{ owner_id: SOFTWARE.principalId }]);
  });

  it('goes out and comes in as what it was', async () => {
    const other = await World.start();
    try {
      const dossier = (await ours.get('/exports?format=dossier')).body;
      const narrow = dossier.links.filter((link: { audience?: string }) => link.audience === 'desk');
      expect(narrow).not.toEqual([]);
      expect((await reader.get('/exports?format=dossier')).text).not.toContain('"audience":"desk"');
      const [local, stranger] = [
        await other.person({ desks: ['Politics'] }),
        await other.person({ desks: ['Business'] }),
      ];
      const job = await local.post('/imports?format=dossier', dossier);
      expect(job.status).toBeLessThan(300);
      for (let state = ''; state !== 'done';) {
        state = (await local.get(`/jobs/${job.body.id}`)).body.state as string;
        expect(state).not.toBe('failed');
      }
      const links = (await local.get('/exports?format=dossier')).body.links.filter(
        (link: { audience?: string }) => link.audience === 'desk',
      );
      expect(links).toEqual(narrow);
      expect((await stranger.get('/exports?format=dossier')).text).not.toContain('"audience":"desk"');
    } finally {
      await other.stop();
    }
  });
});

describe('an answer that is kept for the same request', () => {
  let world: World;
  beforeAll(async () => void (world = await World.start()));
  afterAll(() => world.stop());

  const claim = (subject: string, more: object = {}) => ({
    ...{
      subject: { name: subject, create: true },
      metric: 'revenue',
      value: '$5 billion',
      language: 'en',
      basis: 'actual',
      period: '2025',
    },
    ...more,
  });

  it('is withheld from whoever may read something else now', async () => {
    const mover = await world.person({ desks: ['Politics'] });
    await world.person({ desks: ['Sport'] });
    const key = { 'idempotency-key': 'moved' };
    const body = claim('Qvartel', { audience: 'desk' });
    const first = await mover.post('/claims', body, key);
    expect([first.status, (await mover.post('/claims', body, key)).text]).toEqual([201, first.text]);
    await world.sql(
      `WITH sport AS (SELECT id FROM desk WHERE name = 'Sport'), moved AS (UPDATE principal SET desk_id = (SELECT id FROM sport) WHERE id = $1)
       UPDATE membership SET desk_id = (SELECT id FROM sport) WHERE principal_id = $1`,
      [mover.id],
      SYSTEM_PRINCIPAL,
    );
    const again = await mover.post('/claims', body, key);
    expect([again.status, again.body.type, again.headers.get('location'), again.headers.get('etag')]).toEqual([
      ...[409, '/problems/answer-withheld', null, null],
    ]);
    expect(again.text).not.toContain(first.body.claim.id);
  });

  it('no longer says who somebody is to whom it is not told any more', async () => {
    const [owner, reader] = [await world.person(), await world.person()];
    const made = await owner.post('/claims', claim('Tamsin'));
    const person = await owner.post('/entities', {
      kind: 'person',
      names: { en: 'Wixomen' },
      confidential: true,
      description: 'an insider',
    });
    const name = async (readers: readonly string[]) => {
      const { headers } = await owner.get(`/entities/${person.body.id}`);
      const named = await owner.patch(
        `/entities/${person.body.id}`,
        { readers },
        { 'if-match': headers.get('etag') ?? '' },
      );
      expect(named.status).toBe(200);
    };
    await name([reader.id]);
    const said = [
      `/claims/${made.body.claim.id}/statements`,
      { speaker: { id: person.body.id }, stance: 'asserts' },
      { 'idempotency-key': 'told' },
    ] as const;
    const first = await reader.post(...said);
    expect([first.status, first.text]).toEqual([201, expect.stringContaining('Wixomen')]);
    await name([]);
    const again = await reader.post(...said);
    expect([again.status, again.body.type]).toEqual([409, '/problems/answer-withheld']);
    expect(again.text).not.toContain('Wixomen');
  });

  it('is that of another request where it is for another desk', async () => {
    const both = await world.person({ desks: ['Newsroom', 'Politics'] });
    const key = { 'idempotency-key': 'desk' };
    const politics = both.desks.find(({ name }) => name === 'Politics')?.id ?? '';
    const body = claim('Zorblat', { audience: 'desk' });
    expect((await both.post('/claims', body, { ...key, 'claimtrail-desk': politics })).status).toBe(201);
    expect((await both.post('/claims', body, key)).body.type).toBe('/problems/idempotency-key-reused');
  });
});

/** Waits until nothing is left to be computed. */
async function settled(world: World): Promise<void> {
  for (let left = 1; left > 0;) {
    const [row] = await world.sql<{ n: number }>(
      `SELECT (SELECT count(*) FROM stale_derivation)::int + (SELECT count(*) FROM job WHERE state IN ('queued', 'running'))::int AS n`,
    );
    left = row?.n ?? 0;
  }
}
