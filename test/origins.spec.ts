import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { GERSTNER, HARDWARELUXX, REVENUE_13 } from './support/dossier.js';
import { exampleText } from './support/rich-dossier.js';
import { type Reply, World } from './support/world.js';

type Json = Reply['body'];

/** Claims of the dossier by what tells them apart in it. */
async function claimOf(world: World, metric: string, asWritten: string, basis = 'actual'): Promise<string> {
  const { body } = await world.get(`/claims?metric=${metric}&basis=${basis}&limit=200`);
  const found = body.items.filter((claim: Json) => JSON.stringify(claim.value).includes(`"${asWritten}"`));
  expect(found).toHaveLength(1);
  return found[0].id;
}

async function importDossier(world: World): Promise<void> {
  const sent = await world.post('/imports?format=dossier', exampleText);
  for (;;) {
    const { body } = await world.get(`/jobs/${sent.body.id}`);
    if (body.state === 'done') return expect(body.errors).toEqual([]);
    await pause(20);
  }
}

/** Log a claim of its own, with statements. */
async function logged(world: World, value: string, statements: unknown[], more: object = {}): Promise<Json> {
  const claim = { ...REVENUE_13, value, language: 'en', period: '2019', statements, ...more };
  const { body, status } = await world.post('/claims', claim);
  expect([status, body.errors]).toEqual([201, undefined]);
  return body.claim;
}

const article = (n: number | string, more: object = {}) => ({
  kind: 'article',
  url: `https://example.org/${n}`,
  ...more,
});

describe('origins of the dossier', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
    await importDossier(world);
  });
  afterAll(() => world.stop());

  const origins = async (id: string, query = ''): Promise<Json> => {
    const { body, status } = await world.get(`/claims/${id}/origins${query}`);
    expect(status).toBe(200);
    return body;
  };

  it('shows three articles and one root, Brad Gerstner', async () => {
    const rev13 = await claimOf(world, 'revenue', '$13 billion');
    const { text, texts, articles, roots, circular, onRecord } = await origins(rev13);
    expect({ articles, circular, onRecord }).toEqual({ articles: 3, circular: [], onRecord: true });
    expect(roots).toEqual([
      { kind: 'person', label: 'Brad Gerstner', id: roots[0].id, presumed: false, onRecord: true, retracted: false },
    ]);
    expect((await world.get(`/entities/${roots[0].id}`)).body.names.en).toBe('Brad Gerstner');
    expect(text).toBe('3 articles, 1 root (Brad Gerstner), on record');
    expect(texts.de).toBe('3 Artikel, 1 Ursprung (Brad Gerstner), zitierfähig');
    expect((await world.get(`/claims/${rev13}`)).body.counts).toMatchObject({ articles: 3, roots: 1 });
  });

  it('shows two articles and one root, what The Register worked out', async () => {
    const { articles, roots, text } = await origins(await claimOf(world, 'net-loss', '$11.5 billion'));
    expect({ articles, roots }).toMatchObject({ articles: 2, roots: [{ kind: 'derivation', label: 'The Register' }] });
    expect((await world.get(`/derivations/${roots[0].id}`)).body.attributedTo.name).toBe('The Register');
    expect(text).toBe('2 articles, 1 root (The Register), no on-record confirmation');
  });

  it.each([
    [
      'equity-method-loss',
      '$3.1 billion',
      'actual',
      [['document', 'Microsoft Form 10-Q for the quarter ended 30 September 2025', false]],
    ],
    [
      'ownership-stake',
      '32.5%',
      'actual',
      [['document', 'Microsoft Form 10-Q for the quarter ended 30 September 2025', true]],
    ],
    [
      'contract-value',
      '$38 billion',
      'commitment',
      [['document', 'AWS and OpenAI announce a multi-year partnership', false]],
    ],
    ['revenue', 'above $20 billion', 'forecast', [['person', 'Sam Altman', false]]],
    ['revenue', '$4.3 billion', 'actual', [['unattributed', 'The Information', false]]],
    ['revenue-share-rate', '20 percent', 'actual', [['unattributed', 'a source that is not named', false]]],
  ])('knows the roots of %s %s', async (metric, asWritten, basis, expected) => {
    const { roots } = await origins(await claimOf(world, metric, asWritten, basis));
    expect(roots.map(({ kind, label, presumed }: Json) => [kind, label, presumed])).toEqual(expected);
  });

  it('answers as of an instant what was known then', async () => {
    const claim = await logged(world, '$2 billion', [{ ...GERSTNER, wording: '$2 billion' }]);
    const before = new Date(claim.createdAt).toISOString();
    await pause(5);
    const more = {
      speaker: { name: 'Sarah Friar', create: true },
      stance: 'confirms',
      attribution: 'on_record',
      source: article('past'),
    };
    expect((await world.post(`/claims/${claim.id}/statements`, more)).status).toBe(201);
    expect((await origins(claim.id)).roots).toHaveLength(2);
    expect((await origins(claim.id, `?asOf=${before}`)).roots).toHaveLength(1);
    expect((await world.get(`/claims/${claim.id}?asOf=${before}`)).body.counts).toMatchObject({
      articles: 1,
      roots: 1,
    });
    expect((await world.get(`/claims/${claim.id}/origins?asOf=2001-01-01T00:00:00Z`)).status).toBe(404);
  });

  it('reports relays in a circle, and ends', async () => {
    const statements = [
      { ref: 'a', speaker: 'Hardwareluxx', stance: 'asserts', source: article('ring-a') },
      { ref: 'b', speaker: 'heise online', stance: 'asserts', source: article('ring-b'), relays: '#a' },
    ];
    const { id } = await logged(world, '$3 billion', statements);
    const told = (await world.get(`/claims/${id}/statements`)).body.items.map((one: Json) => one.id).sort();
    await world.sql(`BEGIN; SET LOCAL claimtrail.actor = '00000000-0000-7000-8000-000000000001';
      UPDATE statement a SET relays_id = b.id FROM statement b WHERE b.relays_id = a.id AND a.claim_id = '${id}'; COMMIT`);
    expect(await origins(id)).toMatchObject({
      articles: 2,
      roots: [],
      circular: [told],
      text: '2 articles, no root, no on-record confirmation, circular reporting',
    });
    expect((await world.get(`/claims/${id}`)).body.counts.roots).toBe(0);
  });

  it('reports sources that cite each other in a circle', async () => {
    const statements = ['c', 'd'].map((n) => ({
      speaker: 'Hardwareluxx',
      stance: 'asserts',
      source: article(`ring-${n}`),
    }));
    const { id } = await logged(world, '$4 billion', statements);
    const items = (await world.get(`/claims/${id}/statements`)).body.items;
    const sources = items.map((one: Json) => one.source.id);
    await world.sql(
      `BEGIN; SET LOCAL claimtrail.actor = '00000000-0000-7000-8000-000000000001';
       INSERT INTO source_relation (id, source_id, to_id, kind, basis, owner_id) SELECT uuidv7(), f.a::uuid, f.b::uuid, 'cites', 'declared', '00000000-0000-7000-8000-000000000001'
         FROM (VALUES ('${sources[0]}', '${sources[1]}'), ('${sources[1]}', '${sources[0]}')) f(a, b); COMMIT`,
    );
    expect(await origins(id)).toMatchObject({ roots: [], circular: [items.map((one: Json) => one.id).sort()] });
  });

  it('never counts what only looks similar', async () => {
    const { id } = await logged(world, '$5 billion', [
      { speaker: 'TechCrunch', stance: 'asserts', source: article('alike') },
    ]);
    const [{ source }] = (await world.get(`/claims/${id}/statements`)).body.items;
    await world.sql(
      `BEGIN; SET LOCAL claimtrail.actor = '00000000-0000-7000-8000-000000000001';
       INSERT INTO source_relation (id, source_id, to_id, kind, basis, owner_id) SELECT uuidv7(), $ID, o.id, 'rewrites', 'similarity', '00000000-0000-7000-8000-000000000001'
         FROM source o WHERE o.kind = 'filing'; COMMIT`.replace('$ID', `'${source.id}'`),
    );
    expect((await origins(id)).roots).toMatchObject([{ kind: 'unattributed', label: 'TechCrunch', presumed: false }]);
  });

  it('shows somebody confidential by what everybody may read, to their owner too', async () => {
    const secret = { name: 'Sarah Friar', confidential: true, description: 'a person familiar with the matter' };
    const statements = [
      { speaker: secret, stance: 'asserts', attribution: 'background', source: article('secret') },
      { speaker: 'Satya Nadella', stance: 'asserts', attribution: 'off_record', source: article('secret') },
    ];
    const { id } = await logged(world, '$6 billion', statements);
    const body = JSON.stringify(await origins(id));
    expect(body).toContain('a person familiar with the matter');
    expect(body).not.toMatch(/Friar|Nadella/);
  });

  it('keeps hostile names in their place', async () => {
    const names = ['“Quoted”, and (more) "; denied by Sam Altman', 'ניו יורק טיימס', '__proto__', `${'x'.repeat(290)}`];
    const statements = names.map((name, n) => ({
      speaker: { name, create: true },
      stance: 'asserts',
      attribution: 'on_record',
      source: article(`h${n}`),
    }));
    const { id } = await logged(world, '$7 billion', statements);
    const { roots, text } = await origins(id);
    expect(roots).toHaveLength(4);
    expect(text).not.toMatch(/[“”";]/);
    expect(text).toMatch(/^4 articles, 4 roots \(.*\), on record$/);
  });

  it('says nothing of what does not exist', async () => {
    for (const id of [randomUUID(), 'constructor', '%00']) {
      const { status, type } = await world.get(`/claims/${id}/origins`);
      expect([404, 400]).toContain(status);
      expect(type).toMatch(/problem\+json/);
    }
    expect((await world.get(`/claims/${randomUUID()}/origins?depth=1`)).status).toBe(400);
  });

  it('reads chains of relays of fifty claims with as many statements as one', async () => {
    const told = Array.from({ length: 10 }, (_, n) =>
      n === 0
        ? { ...GERSTNER, wording: undefined }
        : { ...HARDWARELUXX, ref: `r${n}`, relays: n === 1 ? '#pod' : `#r${n - 1}`, source: article(`chain-${n}`) },
    );
    for (let year = 1950; year < 2000; year++) await logged(world, '$8 billion', told, { period: String(year) });
    const few = await world.countingQueries(() => world.get('/claims?limit=1'));
    const many = await world.countingQueries(() => world.get('/claims?limit=50'));
    expect(many.queries.length).toBe(few.queries.length);
    expect(many.result.body.items.map((claim: Json) => claim.counts.roots)).toEqual(Array(50).fill(1));
    expect(many.result.body.items[0].counts.articles).toBe(10);
  }, 60_000);
});
