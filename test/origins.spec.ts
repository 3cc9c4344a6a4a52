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
      {
        kind: 'person',
        label: 'Brad Gerstner',
        id: roots[0].id,
        presumed: false,
        onRecord: true,
        retracted: false,
        otherClaim: null,
      },
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
  });
  describe('the line for a story', () => {
    const line = async (id: string, language: string): Promise<Json> =>
      (await world.get(`/claims/${id}/attribution?language=${language}`)).body;

    it('is written in English and German', async () => {
      const rev13 = await claimOf(world, 'revenue', '$13 billion');
      expect(await line(rev13, 'en')).toEqual({
        language: 'en',
        text: '13 billion US dollars, according to Brad Gerstner; an estimate worked back from a filing by Microsoft, as told by Hardwareluxx; disputed by Sam Altman, who says it is well more than 13 billion US dollars',
        withheld: false,
      });
      expect((await line(rev13, 'de')).text).toBe(
        '13 Milliarden US-Dollar, laut Brad Gerstner; eine Schätzung, zurückgerechnet aus einer Pflichtmitteilung von Microsoft, so die Darstellung von Hardwareluxx; bestritten von Sam Altman, stattdessen ist die Rede von deutlich mehr als 13 Milliarden US-Dollar',
      );
      const loss = await claimOf(world, 'net-loss', '$11.5 billion');
      expect((await line(loss, 'de')).text).toBe(
        '11,5 Milliarden US-Dollar, laut The Register; zurückgerechnet aus 3,1 Milliarden US-Dollar (Microsoft: Verlust aus einer At-Equity-Beteiligung) und 27 Prozent (Microsoft: Beteiligung)',
      );
      const rate = await line(await claimOf(world, 'revenue-share-rate', '20 percent'), 'en');
      expect(rate).toEqual({
        language: 'en',
        text: '20 percent, according to a source that is not named; a rumour',
        withheld: true,
      });
      expect((await world.get(`/claims/${rev13}/attribution`)).body.language).toBe('en');
    });

    it('says first that a claim was superseded', async () => {
      const { id } = await logged(
        world,
        '$9 billion',
        [GERSTNER].map((one) => ({ ...one, wording: undefined, ref: undefined })),
      );
      const correction = {
        ...REVENUE_13,
        value: '$9.5 billion',
        language: 'en',
        period: '2019',
        statements: [],
        reason: 'misheard',
      };
      expect((await world.post(`/claims/${id}/supersede`, correction)).status).toBe(201);
      expect((await line(id, 'en')).text).toMatch(
        /^superseded by 9\.5 billion US dollars: 9 billion US dollars, according to Brad Gerstner/,
      );
    });

    it('is refused in a language in which no line can be written', async () => {
      const id = await claimOf(world, 'net-loss', '$11.5 billion');
      for (const language of ['fr', 'xx', '__proto__']) {
        const { status, body } = await world.get(`/claims/${id}/attribution?language=${language}`);
        expect([status, body.errors[0].pointer]).toEqual([400, '/language']);
      }
      expect((await world.get(`/claims/${randomUUID()}/attribution`)).status).toBe(404);
    });
  });

  describe('provenance', () => {
    const provenance = async (id: string, query = ''): Promise<Json> =>
      (await world.get(`/claims/${id}/provenance${query}`)).body;

    it('shows everything upstream, to the roots', async () => {
      const { nodes, edges, truncated } = await provenance(await claimOf(world, 'net-loss', '$11.5 billion'));
      const label = new Map(nodes.map((node: Json) => [node.id, node.label]));
      const drawn = edges.map(
        ({ from, to, kind, prov }: Json) => `${label.get(from)} ${kind}(${prov}) ${label.get(to)}`,
      );
      expect(truncated).toBe(false);
      expect(drawn).toEqual(
        expect.arrayContaining([
          'net loss: 11.5 billion US dollars affirmed_by(wasDerivedFrom) Windows Central',
          'Windows Central relays(wasQuotedFrom) The Register',
          "The Register stated_in(hadPrimarySource) What Microsoft's filing says about OpenAI's quarter",
          'net loss: 11.5 billion US dollars derived_by(wasGeneratedBy) share / stake',
          'share / stake attributed_to(wasAssociatedWith) The Register',
          'share / stake uses(used) loss from an equity-method investment: 3.1 billion US dollars',
          'loss from an equity-method investment: 3.1 billion US dollars affirmed_by(wasDerivedFrom) Microsoft',
          'Microsoft stated_in(hadPrimarySource) Microsoft Form 10-Q for the quarter ended 30 September 2025',
          "What Microsoft's filing says about OpenAI's quarter cites(wasDerivedFrom) Microsoft Form 10-Q for the quarter ended 30 September 2025",
          'Microsoft Form 10-Q for the quarter ended 30 September 2025 published_by(wasAttributedTo) Microsoft',
        ]),
      );
      expect(nodes[0]).toMatchObject({ kind: 'claim', depth: 0 });
    });

    it('ends after the steps that are asked for, and is written as json', async () => {
      const id = await claimOf(world, 'net-loss', '$11.5 billion');
      const { nodes } = await provenance(id, '?depth=1&format=json');
      expect(Math.max(...nodes.map((node: Json) => node.depth))).toBe(1);
      expect((await world.get(`/claims/${id}/provenance?depth=0`)).status).toBe(400);
      expect((await world.get(`/claims/${id}/provenance?format=turtle`)).status).toBe(422);
      expect((await world.get(`/claims/${randomUUID()}/provenance`)).status).toBe(404);
    });

    it('does not name who spoke on background', async () => {
      const { nodes } = await provenance(await claimOf(world, 'revenue-share-rate', '20 percent'));
      expect(nodes.map((node: Json) => node.label)).toEqual([
        'revenue share rate: 20 percent',
        'a source that is not named',
      ]);
    });
  });

  describe('impact', () => {
    const impact = async (path: string): Promise<Json> => {
      const { body, status } = await world.get(`/${path}`);
      expect([status, body.errors]).toEqual([200, undefined]);
      return body;
    };
    const fates = ({ items }: Json) =>
      items
        .map(({ claim, depth, text }: Json) => `${depth} ${claim.metric.key} ${claim.value.figure?.asWritten}: ${text}`)
        .sort();

    it('of a claim that falls reaches what was worked out from it', async () => {
      const hit = await claimOf(world, 'equity-method-loss', '$3.1 billion');
      const fallen = await impact(`claims/${hit}/impact`);
      expect(fates(fallen)).toEqual(['1 net-loss $11.5 billion: would rest on a rejected input']);
      expect(fallen.items[0]).toMatchObject({
        standing: { now: 'uncontested', then: 'rests on contested input' },
        result: null,
        roots: null,
        code: 'rejected_input',
        texts: { de: 'würde auf einer verworfenen Angabe beruhen' },
      });
    });

    it('of a claim that falls reaches what it contested', async () => {
      const rev13 = await claimOf(world, 'revenue', '$13 billion');
      expect(fates(await impact(`claims/${rev13}/impact`))).toEqual([
        '1 revenue well more than $13 billion: would no longer be contested',
      ]);
    });

    it('of another value is computed', async () => {
      const hit = await claimOf(world, 'equity-method-loss', '$3.1 billion');
      const changed = await impact(`claims/${hit}/impact?value=%244.1%20billion&language=en`);
      expect(changed.items[0].text).toBe(
        'would be 15.2 billion US dollars instead of 11.5 billion US dollars, and no longer fit what is stated',
      );
      expect(changed.items[0].texts.de).toBe(
        'wäre 15,2 Milliarden US-Dollar statt 11,5 Milliarden US-Dollar und passte nicht mehr zu dem, was angegeben ist',
      );
      expect(changed.items[0].result.then.lower).toMatch(/^14727272727/);
      expect((await impact(`claims/${hit}/impact?value=4100000000`)).items[0].code).toBe('other_result');
      expect((await impact(`claims/${hit}/impact?value=%243.1%20billion&language=en`)).items[0].text).toBe(
        'would stay as it is',
      );
    });

    it('of a source reaches what is stated in it, relayed or taken from it, and what was worked out from that', async () => {
      const filing = 'Microsoft Form 10-Q for the quarter ended 30 September 2025';
      const { nodes } = (
        await world.get(`/claims/${await claimOf(world, 'equity-method-loss', '$3.1 billion')}/provenance`)
      ).body;
      const source = nodes.find((node: Json) => node.label === filing).id;
      expect(fates(await impact(`sources/${source}/impact`))).toEqual([
        '1 equity-method-loss $3.1 billion: would have no root left',
        '1 equity-method-loss $4.1 billion: would have no root left',
        '1 investment-commitment $13 billion: would have no root left',
        '1 ownership-stake 32.5%: would lose its presumed root',
        '1 revenue $13 billion: would lose an input, and keep its standing',
        '2 net-loss $11.5 billion: would rest on a rejected input',
        '2 net-loss more than $12 billion: would rest on a rejected input',
      ]);
    });

    it('of a source leaves what was only worked out from it on a rejected input', async () => {
      const source = article('whole', { kind: 'filing' });
      const statements = [
        { speaker: 'The Register', stance: 'asserts', evidence: 'derived', source: article('worked') },
      ];
      const derivations = [{ method: 'manual', attributedTo: 'The Register', inputs: { doc: { source } } }];
      const { id } = await logged(world, '$11 billion', statements, { derivations, period: '1891' });
      const used = (await world.get(`/claims/${id}/provenance`)).body;
      const doc = used.edges.find(({ kind }: Json) => kind === 'uses').to;
      const { items } = await impact(`sources/${doc}/impact`);
      expect(items).toMatchObject([
        { claim: { id }, standing: { now: 'uncontested', then: 'rests on contested input' }, code: 'rejected_input' },
      ]);
    });

    it('of a claim reaches what only passes it on', async () => {
      const statements = [
        { speaker: 'Sam Altman', stance: 'asserts', attribution: 'on_record', source: article('said') },
      ];
      const first = await logged(world, '$11 billion', statements, { period: '1892' });
      const [{ id: told }] = (await world.get(`/claims/${first.id}/statements`)).body.items;
      const passing = [{ speaker: 'Hardwareluxx', stance: 'asserts', source: article('passes'), relays: told }];
      const second = await logged(world, '$12 billion', passing, { period: '1893' });
      expect(await impact(`claims/${first.id}/impact`)).toMatchObject({
        items: [
          {
            claim: { id: second.id },
            roots: { now: 1, then: 0 },
            standing: { then: 'rejected' },
            code: 'no_root_left',
          },
        ],
        total: 1,
        truncated: false,
      });
      expect(await origins(second.id)).toMatchObject({
        roots: [{ label: 'Sam Altman', otherClaim: first.id }],
        onRecord: false,
      });
      expect((await world.get(`/claims/${second.id}/attribution`)).body.text).toBe(
        '12 billion US dollars, according to Hardwareluxx',
      );
    });

    it('of a superseded claim leaves out what would stay as it is', async () => {
      const told = (speaker: string) => [{ speaker, stance: 'asserts', source: article(speaker) }];
      const old = await logged(world, '$14 billion', told('Hardwareluxx'), { period: '1894' });
      const rival = await logged(world, '$15 billion', told('TechCrunch'), { period: '1894' });
      const derivations = [{ method: 'formula', formula: 'x', inputs: { x: { claim: rival.id } } }];
      await logged(world, '$15 billion', [], { period: '1895', derivations });
      const correction = {
        ...REVENUE_13,
        value: '$14.5 billion',
        language: 'en',
        period: '1894',
        statements: [],
        reason: 'misheard',
      };
      expect((await world.post(`/claims/${old.id}/supersede`, correction)).status).toBe(201);
      expect((await impact(`claims/${old.id}/impact`)).items).toEqual([]);
    });

    it('of a source keeps what has another root', async () => {
      const statements = [
        { speaker: 'Sam Altman', stance: 'asserts', attribution: 'on_record', source: article('first') },
        { speaker: 'Satya Nadella', stance: 'asserts', attribution: 'on_record', source: article('second') },
      ];
      const { id } = await logged(world, '$10 billion', statements);
      const [{ source }] = (await world.get(`/claims/${id}/statements`)).body.items;
      const { items } = await impact(`sources/${source.id}/impact`);
      expect(items).toMatchObject([{ claim: { id }, roots: { now: 2, then: 1 }, text: 'would keep one other root' }]);
    });

    it('sends as many statements ten derivations deep as one', async () => {
      const ids: string[] = [(await logged(world, '$11 billion', [], { period: '1901' })).id];
      for (let year = 1902; year <= 1911; year++) {
        const derivations = [{ method: 'formula', formula: 'x', inputs: { x: { claim: ids.at(-1) } } }];
        ids.push((await logged(world, '$11 billion', [], { period: String(year), derivations })).id);
      }
      const counted = async (path: string): Promise<[number, Json]> => {
        const { queries, result } = await world.countingQueries(() => world.get(path));
        return [queries.length, result.body];
      };
      const [deep, shallow] = [await counted(`/claims/${ids[0]}/impact`), await counted(`/claims/${ids[9]}/impact`)];
      expect(deep[1].items.map((item: Json) => item.depth)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect([deep[0], shallow[1].items.length]).toEqual([shallow[0], 1]);
      const [up, none] = [
        await counted(`/claims/${ids[10]}/provenance?depth=10`),
        await counted(`/claims/${ids[0]}/provenance`),
      ];
      expect(up[1].nodes.filter((node: Json) => node.kind === 'claim').map((node: Json) => node.depth)).toEqual([
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
      ]);
      expect(up[0]).toBe(none[0]);
      const changed = await counted(`/claims/${ids[0]}/impact?value=%2412%20billion&language=en`);
      expect(changed[1].items.at(-1).text).toMatch(/^would be 12 billion US dollars instead of 11 billion US dollars/);
      expect(changed[0]).toBe((await counted(`/claims/${ids[5]}/impact?value=%2412%20billion&language=en`))[0]);
    });

    it('says what is wrong with what is supposed', async () => {
      const hit = await claimOf(world, 'equity-method-loss', '$3.1 billion');
      for (const value of ['gibberish', '€4.1 billion', '5 percent']) {
        const { status, body } = await world.get(
          `/claims/${hit}/impact?language=en&value=${encodeURIComponent(value)}`,
        );
        expect([value, status, body.errors[0].pointer]).toEqual([value, 422, '/value']);
      }
      const chips = (await world.get('/claims?metric=chips-without-power')).body.items[0].id;
      expect((await world.get(`/claims/${chips}/impact?value=5`)).status).toBe(422);
      expect((await world.get(`/claims/${randomUUID()}/impact`)).status).toBe(404);
      expect((await world.get(`/sources/${randomUUID()}/impact`)).status).toBe(404);
    });
  });

  it('protects whoever one request protects, wherever it names them', async () => {
    const named = () => world.sql(`SELECT id FROM entity WHERE names::text ILIKE '%valliji%'`);
    const before = await named();
    const { body, status } = await world.post('/claims', {
      ...{
        subject: 'OpenAI',
        metric: 'revenue',
        value: '$91 million',
        language: 'en',
        basis: 'actual',
        period: '2019',
      },
      statements: [
        { speaker: { name: 'Firoz Valliji', confidential: true, description: 'an analyst' }, stance: 'asserts' },
      ],
      derivations: [
        {
          ...{ method: 'back_calculation', formula: 'x * 1', attributedTo: 'firoz  valliji' },
          inputs: { x: { constant: '$91 million', note: 'told in private' } },
        },
      ],
    });
    expect(status).toBe(201);
    const { id } = body.claim;
    const asked = ['attribution?language=en', 'attribution?language=de', 'provenance', 'origins'];
    const answers = await Promise.all(asked.map((what) => world.get(`/claims/${id}/${what}`)));
    for (const { body: answer } of answers) expect(JSON.stringify(answer)).not.toMatch(/valliji/i);
    expect(await named()).toEqual(before);
  });
});
