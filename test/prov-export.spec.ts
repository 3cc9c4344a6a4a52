import { setTimeout as pause } from 'node:timers/promises';

import { firstDifference } from '../src/prov/equal-documents.js';
import { iriOf, type ProvDocument } from '../src/prov/model.js';
import { readProvJson } from '../src/prov/read-prov-json.js';
import { readProvN } from '../src/prov/read-prov-n.js';
import { HIT_31, LOSS_115 } from './support/dossier.js';
import { richDossier } from './support/rich-dossier.js';
import { type Person, type Reply, World } from './support/world.js';

const NOTATION = 'text/provenance-notation';
const PUBLIC_URL = 'https://facts.example';
const SYSTEM = '00000000-0000-7000-8000-000000000001';

/** What a document says of its kinds, in a word or two each. */
const kindsIn = ({ records }: ProvDocument): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { kind } of records) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};

describe('the store as PROV', () => {
  let world: World;
  let author: Person;
  let reviewer: Person;
  beforeAll(async () => {
    world = await World.start({ CLAIMTRAIL_PUBLIC_URL: PUBLIC_URL });
    author = await world.person({ roles: ['journalist', 'editor'], desks: ['Newsroom'] });
    reviewer = await world.person({ roles: ['reviewer', 'editor'], desks: ['Newsroom'] });
    expect((await author.post('/imports?format=dossier', richDossier)).status).toBe(202);
    await world.quiet();
  });
  afterAll(() => world.stop());

  const now = async (): Promise<string> => {
    await pause(5);
    const moment = new Date().toISOString();
    await pause(5);
    return moment;
  };
  /** A document in both forms: valid, the same whatever it is written as, and as whatever it is converted to. */
  async function documentAt(path: string, asks: Person = author): Promise<ProvDocument> {
    const at = (form: string) => `${path}${path.includes('?') ? '&' : '?'}format=${form}`;
    const json = await asks.get(at('prov-json'));
    const notation = await asks.get(at('provn'));
    expect([json.status, json.type, notation.status, notation.type]).toEqual([
      ...[200, 'application/json; charset=utf-8'],
      ...[200, `${NOTATION}; charset=utf-8`],
    ]);
    const document = readProvJson(json.text);
    expect(firstDifference(document, readProvN(notation.text))).toBeNull();
    const validity = await world.post('/prov/validate', notation.text, { 'content-type': NOTATION });
    expect(validity.body).toEqual({ valid: true, problems: [], more: 0 });
    expect((await world.post('/prov/validate', json.text)).text).toBe(validity.text);
    const converted = await world.post('/prov/convert?to=provn', json.text);
    expect(firstDifference(document, readProvN(converted.text))).toBeNull();
    const back = await world.post('/prov/convert?to=prov-json', notation.text, { 'content-type': NOTATION });
    expect(firstDifference(document, readProvJson(back.text))).toBeNull();
    return document;
  }
  const logged = async (body: object): Promise<Reply['body']> => {
    const { status, body: answer } = await author.post('/claims', body);
    expect([status, answer.errors]).toEqual([201, undefined]);
    return answer.claim;
  };
  const take = async (id: string, to: string, by: Person, more: object = {}): Promise<void> => {
    const { status, body } = await by.post(`/claims/${id}/transitions`, { to, ...more }, { 'if-match': '*' });
    expect([status, body.detail]).toEqual([200, undefined]);
  };

  it('says who said, published, worked out, reviewed and decided what, and from what', async () => {
    const claim = await logged({
      ...HIT_31,
      period: 'quarter ended 30 September 2029',
      statements: [{ speaker: 'Microsoft', stance: 'asserts', source: { kind: 'filing', title: 'Filing' } }],
    });
    const [{ source }] = (await author.get(`/claims/${claim.id}/statements`)).body.items;
    await take(claim.id, 'submitted', author);
    await take(claim.id, 'in_review', reviewer);
    const evidence = [{ kind: 'source', id: source.id }];
    await take(claim.id, 'reviewed', reviewer, { verdict: 'confirmed', reason: 'read it', evidence });
    const rivals = [
      await logged({ ...HIT_31, period: 'quarter ended 30 September 2030' }),
      await logged({ ...HIT_31, period: 'quarter ended 30 September 2030', value: '$5 billion' }),
    ];
    const candidates = rivals.map(({ id }) => id);
    const opened = await author.post('/disputes', { question: 'How much was it?', candidates });
    const resolution = { outcome: 'prefer', chosen: candidates.slice(0, 1), rationale: 'read both' };
    const resolved = await reviewer.post(`/disputes/${opened.body.id}/resolve`, resolution, { 'if-match': '*' });
    expect([opened.status, resolved.status]).toEqual([201, 200]);
    const document = await documentAt('/exports');
    expect(kindsIn(document)).toMatchObject({
      entity: expect.any(Number),
      activity: expect.any(Number),
      agent: expect.any(Number),
      wasGeneratedBy: expect.any(Number),
      used: expect.any(Number),
      wasDerivedFrom: expect.any(Number),
      wasAttributedTo: expect.any(Number),
      wasAssociatedWith: expect.any(Number),
      wasInfluencedBy: expect.any(Number),
      alternateOf: 1,
    });
    const names = document.records.flatMap(({ id }) => (id ? [iriOf(id)] : []));
    expect(names).toContain(`${PUBLIC_URL}/api/v1/claims/${claim.id}`);
    expect(names.filter((name) => name.includes('/claims/'))).toHaveLength(
      (await author.get('/claims?limit=1&count=true')).body.total,
    );
    for (const part of ['verdict', 'decision', 'outcome']) {
      expect(names.filter((name) => name.endsWith(`#${part}`))).toHaveLength(1);
    }
    const dangling = document.records.flatMap(({ formal }) =>
      Object.values(formal).flatMap((held) =>
        typeof held === 'string' || names.includes(iriOf(held)) ? [] : iriOf(held),
      ),
    );
    expect(dangling).toEqual([]);
  });

  it('gives every claim with all that is upstream of it, in the same names', async () => {
    const whole = new Set((await documentAt('/exports')).records.flatMap(({ id }) => (id ? [iriOf(id)] : [])));
    const { items } = (await author.get('/claims?limit=200')).body;
    for (const { id } of items.slice(0, 4)) {
      const document = await documentAt(`/claims/${id}/provenance`);
      for (const record of document.records) if (record.id) expect(whole).toContain(iriOf(record.id));
    }
    const { status, body } = await author.get(`/claims/${items[0].id}/provenance?format=turtle`);
    expect([status, body.errors[0].pointer]).toEqual([422, '/format']);
  });

  it('is a bundle with its own provenance as of a moment, the same bytes whenever it is asked for', async () => {
    const moment = await now();
    const present = await documentAt('/exports');
    const before = await author.get(`/exports?format=prov-json&asOf=${moment}`);
    expect(before.headers.get('content-disposition')).toMatch(/Z\.prov\.json"$/);
    const claim = await logged({ ...HIT_31, value: '$3.2 billion', period: 'quarter ended 30 September 2031' });
    const after = await author.get(`/exports?format=prov-json&asOf=${moment}`);
    expect([after.headers.get('claimtrail-settled'), after.text]).toEqual(['true', before.text]);
    const { records, bundles } = await documentAt(`/exports?asOf=${moment}`);
    expect(records.map(({ kind }) => kind)).toEqual([
      'entity',
      'activity',
      'agent',
      'wasGeneratedBy',
      'wasAssociatedWith',
    ]);
    expect(records[3]?.formal['time']).toBe(moment);
    expect(bundles.map(({ id }) => iriOf(id))).toEqual([`${PUBLIC_URL}/api/v1/exports/${moment.replaceAll(':', '-')}`]);
    expect(firstDifference({ ...present, records: bundles[0]?.records ?? [] }, present)).toBeNull();
    const later = await now();
    const one = await documentAt(`/claims/${claim.id}/provenance?asOf=${later}`);
    expect(one.bundles).toHaveLength(1);
    expect((await author.get(`/claims/${claim.id}/provenance?format=provn&asOf=${moment}`)).status).toBe(404);
  });

  it('stays valid whatever is recorded: relays and citations in a circle, claims that supersede each other, days before publication', async () => {
    const article = (n: number) => ({
      kind: 'article',
      title: `Article ${n} with "quotes", \\ and a [bracket]`,
      url: `https://example.org/${n}?a=[1]&b=%zz#<x>`,
      publishedAt: '2025-11-09',
    });
    const said = (n: number, more: object) => ({
      speaker: 'Windows Central',
      stance: 'asserts',
      statedAt: '2025-10-31',
      wording: `“${n}” *\u202a]\u202c`,
      source: article(n),
      ...more,
    });
    const [one, other] = [
      await logged({
        ...HIT_31,
        period: 'quarter ended 30 September 2032',
        statements: [said(1, { ref: 'a' }), said(2, { relays: '#a' }), said(3, { stance: 'retracts', wording: null })],
      }),
      await logged({
        ...HIT_31,
        period: 'quarter ended 30 September 2032',
        value: '$9 billion',
        statements: [said(4, {})],
      }),
    ];
    for (const formula of ['a * b', 'b * a', '2 * a']) {
      const inputs = { a: { claim: one.id }, ...(formula.includes('b') && { b: { constant: '27%' } }) };
      const derivation = { method: 'formula', formula, inputs, attributedTo: 'Windows Central' };
      const { status, body } = await author.post(`/claims/${other.id}/derivations`, derivation);
      expect([status, body.errors]).toEqual([201, undefined]);
    }
    await world.sql(`BEGIN; SET LOCAL claimtrail.actor = '${SYSTEM}';
      UPDATE statement a SET relays_id = b.id FROM statement b WHERE b.relays_id = a.id AND a.claim_id = '${one.id}';
      INSERT INTO source_relation (id, source_id, to_id, kind, basis, owner_id) SELECT uuidv7(), a.source_id, b.source_id, k.kind, 'declared', '${SYSTEM}'
        FROM statement a, statement b, (VALUES ('cites'), ('translates'), ('rewrites')) k(kind)
        WHERE a.claim_id = '${one.id}' AND b.claim_id = '${one.id}' AND a.source_id <> b.source_id;
      INSERT INTO link (id, a_id, b_id, kind, origin, state, owner_id)
        SELECT uuidv7(), f.a, f.b, 'supersedes', 'person', 'confirmed', '${SYSTEM}'
        FROM (VALUES ('${one.id}'::uuid, '${other.id}'::uuid), ('${other.id}', '${one.id}')) f(a, b);
      COMMIT`);
    const people = (await author.get('/entities?q=Windows')).body.items;
    expect(people.length).toBeGreaterThan(0);
    const whole = await documentAt('/exports');
    expect(JSON.stringify(whole.records)).toContain('supersedes');
    await documentAt(`/claims/${one.id}/provenance`);
    await documentAt(`/claims/${other.id}/provenance`);
  });

  it('names nobody who is protected or spoke without a name, and does not say what was said off the record', async () => {
    const secret = { name: 'Ulf Qvartel', kind: 'person', create: true };
    const speaks = (attribution: string, wording: string) => ({
      ...{ speaker: secret, stance: 'asserts', attribution, wording, statedAt: '2025-11-02' },
      source: { kind: 'interview', title: 'Interview', publisher: { name: 'Ulf Qvartel' } },
    });
    const off = await logged({
      ...HIT_31,
      value: '$3.14 billion',
      period: 'quarter ended 30 September 2033',
      statements: [speaks('off_record', 'it was $3.14 billion')],
    });
    await logged({
      ...LOSS_115,
      period: 'quarter ended 30 September 2033',
      statements: [speaks('background', 'so I would say')],
    });
    for (const path of ['/exports', `/claims/${off.id}/provenance`]) {
      const text = JSON.stringify(await documentAt(path));
      expect(text).toContain(off.id);
      expect(text).not.toMatch(/Qvartel|3140000000|3\.14 billion|so I would say|2025-11-02/);
    }
    const whole = JSON.stringify(await documentAt('/exports'));
    expect(whole).toContain('a person familiar with the matter');
    expect(whole).toContain('internal documents');
    expect(whole).not.toMatch(/Sarah Friar \(2\)|Payments \(2\)/);
  });

  it('tells somebody else nothing of what is not for them', async () => {
    const desk = await logged({
      ...HIT_31,
      period: 'quarter ended 30 September 2034',
      audience: 'desk',
      statements: [{ speaker: 'Microsoft', stance: 'asserts', wording: 'for the desk alone' }],
    });
    const stranger = await world.person({ roles: ['reader'], desks: ['Politics'] });
    expect(JSON.stringify(await documentAt('/exports'))).toContain('for the desk alone');
    const theirs = JSON.stringify(await documentAt('/exports', stranger));
    expect(theirs).not.toContain('for the desk alone');
    expect(theirs).not.toContain(desk.id);
  });

  it('reads with a number of statements that does not depend on how many claims there are', async () => {
    const count = async (path: string): Promise<number> =>
      (await world.countingQueries(async () => author.get(path))).queries.length;
    const before = await count('/exports?format=provn');
    for (const n of [1, 2, 3])
      await logged({
        ...HIT_31,
        period: `quarter ended 30 September ${2035 + n}`,
        statements: [{ speaker: 'Microsoft', stance: 'asserts' }],
      });
    expect(await count('/exports?format=provn')).toBe(before);
  });
});

describe('PROV documents that are to be valid', () => {
  let world: World;
  beforeAll(async () => void (world = await World.start()));
  afterAll(() => world.stop());

  it('are told what is wrong with them, long ones too', async () => {
    const broken = 'document\nprefix ex <http://example.org/>\nentity(ex:a)\nactivity(ex:a)\nendDocument';
    const { status, body } = await world.post('/prov/validate', broken, { 'content-type': NOTATION });
    expect([status, body]).toEqual([
      200,
      {
        valid: false,
        problems: [
          {
            constraint: 'entity-activity-disjoint',
            text: 'What is an entity in entity(ex:a) is an activity in activity(ex:a, -, -), and nothing is both.',
          },
        ],
        more: 0,
      },
    ]);
    const many = Array.from({ length: 20_000 }, (_, n) => `entity(ex:e${n})\nused(ex:u; ex:x${n}, ex:e${n}, -)\n`).join(
      '',
    );
    const long = await world.post('/prov/validate', broken.replace('entity(ex:a)\n', many), {
      'content-type': NOTATION,
    });
    expect(long.body.problems).toHaveLength(100);
    expect(long.body.problems[0].constraint).toBe('key-properties');
    expect(long.body.more).toBe(20_000 - 1 - 100);
    expect((await world.post('/prov/validate', '{"entity": 1}')).status).toBe(422);
    expect((await world.post('/prov/validate', '<a/>', { 'content-type': 'application/xml' })).status).toBe(415);
  });
});
