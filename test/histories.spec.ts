import { GERSTNER, REVENUE_13 } from './support/dossier.js';
import { type Person, type Reply, World } from './support/world.js';

const ANY = { 'If-Match': '*' };

interface Told {
  readonly record: { readonly kind: string; readonly id: string };
  readonly version: number;
  readonly operation: string;
  readonly reason: string | null;
  readonly changes: readonly { readonly path: string; readonly texts: Record<'en' | 'de', string> }[];
  readonly texts: Record<'en' | 'de', string>;
}

describe('histories in words', () => {
  let world: World;
  let owner: Person;
  let colleague: Person;
  beforeAll(async () => {
    world = await World.start();
    owner = await world.person({ name: 'The owner' });
    colleague = await world.person({ name: 'A colleague', desks: ['Politics'] });
  });
  afterAll(() => world.stop());

  const history = async (asks: Person, path: string): Promise<Told[]> => {
    const reply = await asks.get(path);
    expect(reply.status).toBe(200);
    return reply.body.items as Told[];
  };
  const patched = async (path: string, change: object): Promise<Reply> => {
    const reply = await owner.patch(path, change, ANY);
    expect([reply.status, reply.body.errors]).toEqual([200, undefined]);
    return reply;
  };
  const lines = (all: readonly Told[], language: 'en' | 'de'): string[] => all.map(({ texts }) => texts[language]);

  it('say what of a claim changed, in English and in German', async () => {
    const given = { subject: 'OpenAI', metric: 'revenue', value: 'about $13 billion', language: 'en', period: '2025' };
    const { claim } = (await owner.post('/claims', { ...given, audience: 'desk' })).body;
    const path = `/claims/${claim.id}`;
    await patched(path, { value: '$13.5 billion', language: 'en' });
    await patched(path, { text: 'OpenAI took in $13.5 billion.', reason: 'in a sentence' });
    await patched(path, { text: 'OpenAI took in more.' });
    await patched(path, {
      basis: 'forecast',
      scope: { counterparty: { name: 'Microsoft', create: true }, tax: 'after' },
    });
    await patched(path, { text: null });
    const all = await history(owner, `${path}/history`);
    expect(lines(all, 'en')).toEqual([
      'sentence removed: OpenAI took in more.',
      'basis: not said → forecast; scope added: tax: after, counterparty: Microsoft',
      'sentence: OpenAI took in $13.5 billion. → OpenAI took in more.',
      'sentence added: OpenAI took in $13.5 billion.',
      expect.stringMatching(
        /^value: about \$13 billion → \$13\.5 billion; wording: about \$13 billion → \$13\.5 billion$/,
      ),
      'Claim recorded: about $13 billion (revenue, OpenAI)',
    ]);
    expect(lines(all, 'de')).toEqual([
      'Satz entfernt: OpenAI took in more.',
      'Art: nicht genannt → Prognose; Geltungsbereich hinzugefügt: tax: after, counterparty: Microsoft',
      'Satz: OpenAI took in $13.5 billion. → OpenAI took in more.',
      'Satz hinzugefügt: OpenAI took in $13.5 billion.',
      expect.stringMatching(/^Wert: .*13 Milliarden.* → .*13,5 Milliarden/),
      expect.stringMatching(/^Aussage erfasst: .*13 Milliarden.* \(Umsatz, OpenAI\)$/),
    ]);
    expect(all.map(({ changes }) => changes.map(({ texts }) => texts.en).join('; '))).toEqual([
      ...lines(all, 'en').slice(0, -1),
      '',
    ]);
  });

  it('have with parts what was said about a claim and how it was computed, page by page and as of any moment', async () => {
    const { claim } = (
      await owner.post('/claims', { ...REVENUE_13, subject: { name: 'OpenAI', create: true }, statements: [GERSTNER] })
    ).body;
    const path = `/claims/${claim.id}`;
    await owner.post(`${path}/statements`, {
      speaker: 'Firoz Valliji',
      stance: 'denies',
      statedAt: '2025-10-30',
      audience: 'desk',
    });
    await owner.post(`${path}/derivations`, {
      method: 'formula',
      formula: 'x / 2',
      inputs: { x: { constant: '$23 billion', language: 'en' } },
    });
    await patched(path, { text: 'OpenAI took in $13 billion.' });
    const all = await history(owner, `${path}/history?parts=true`);
    expect(all.map(({ record, operation }) => `${record.kind} ${operation}`)).toEqual([
      'claim changed',
      'derivation created',
      'dispute created',
      'statement created',
      'statement created',
      'claim created',
    ]);
    expect(lines(all, 'en').slice(1, 5)).toEqual([
      'Derivation recorded: x / 2 (formula)',
      expect.stringMatching(/^Dispute recorded: /),
      'Statement recorded: Firoz Valliji denies',
      expect.stringMatching(/^Statement recorded: Brad Gerstner asserts: “.*” \(.*\)$/),
    ]);
    expect(lines(all, 'de')[3]).toBe('Äußerung erfasst: Firoz Valliji dementiert');
    const paged: Told[] = [];
    for (let cursor = ''; ;) {
      const { body } = await owner.get(`${path}/history?parts=true&limit=1&count=true${cursor}`);
      expect(body.total).toBe(6);
      paged.push(...(body.items as Told[]));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(paged).toEqual(all);
    expect(
      (await history(owner, `${path}/history?parts=true&asOf=${claim.createdAt}`)).map(({ texts }) => texts),
    ).toEqual(all.slice(4).map(({ texts }) => texts));
    // What a desk keeps to itself is in nobody else's.
    expect((await history(colleague, `${path}/history?parts=true`)).map(({ record }) => record.kind)).toEqual([
      'claim',
      'derivation',
      'statement',
      'claim',
    ]);
    expect((await history(owner, `${path}/history`)).map(({ record }) => record.kind)).toEqual(['claim', 'claim']);
    const wrong = [
      'parts=maybe',
      'cursor=WyIxIl0',
      `cursor=${Buffer.from(JSON.stringify(['2026-13-01T00:00:00.000Z', claim.id, '1'])).toString('base64url')}`,
    ];
    for (const query of wrong) expect((await owner.get(`${path}/history?${query}`)).status).toBe(400);
  });

  it('have with parts what a claim is linked to, where it was used and where evidence was looked for', async () => {
    const given = { ...REVENUE_13, period: '2031', subject: 'Oracle', statements: [] };
    const { claim } = (await owner.post('/claims', given)).body;
    const path = `/claims/${claim.id}`;
    const rival = (await owner.post('/claims', { ...given, value: '$4 billion', language: 'en' })).body.claim;
    const link = (await owner.post('/links', { a: claim.id, b: rival.id, kind: 'contradicts' })).body;
    const dismissed = await owner.post(`/links/${link.id}/dismiss`, { reason: 'another year is meant' }, ANY);
    expect([dismissed.status, dismissed.body.detail]).toEqual([200, undefined]);
    const newer = (await owner.post(`${path}/supersede`, { reason: 'restated', value: '$12 billion', language: 'en' }))
      .body.claim;
    const story = { kind: 'story', title: 'What Oracle takes in', publishedAt: '2026-01-05T08:00:00Z' };
    expect((await owner.post(`${path}/usages`, story)).status).toBe(201);
    const search = { where: 'Microsoft, 10-Q', outcome: 'not_disclosed', searchedAt: '2026-01-04T08:00:00Z' };
    expect((await owner.post(`${path}/searches`, search)).status).toBe(201);
    const parts = async (asks: Person, of: string) =>
      (await history(asks, `/claims/${of}/history?parts=true`)).filter(({ record }) => record.kind !== 'claim');
    const all = await parts(owner, claim.id);
    expect(lines(all, 'en')).toEqual([
      'Search for evidence recorded: Microsoft, 10-Q: not disclosed',
      'Use in a story recorded: story “What Oracle takes in”',
      'outcome of comparing added: in tension',
      'Link recorded: is replaced by $12 billion (revenue, Oracle): confirmed',
      'state: confirmed → dismissed; reason added: another year is meant',
      'Dispute recorded: 13 billion US dollars (revenue, Oracle); $4 billion (revenue, Oracle)',
      'Link recorded: contradicts $4 billion (revenue, Oracle): confirmed',
    ]);
    expect(lines(all, 'de').slice(0, 5)).toEqual([
      'Suche nach Belegen erfasst: Microsoft, 10-Q: nicht offengelegt',
      'Verwendung erfasst: Geschichte „What Oracle takes in“',
      'Ergebnis des Vergleichs hinzugefügt: in Spannung',
      expect.stringMatching(/^Verbindung erfasst: wird ersetzt durch .*12 Milliarden.* \(Umsatz, Oracle\): bestätigt$/),
      'Stand: bestätigt → verworfen; Grund hinzugefügt: another year is meant',
    ]);
    expect(lines(await parts(colleague, newer.id), 'en')).toEqual([
      'outcome of comparing added: in tension',
      expect.stringMatching(/^Link recorded: takes the place of .*: confirmed$/),
    ]);
  });

  it('are there for entities and sources', async () => {
    const entity = (await owner.post('/entities', { names: { en: 'The Register' }, kind: 'organisation' })).body;
    await patched(`/entities/${entity.id}`, {
      names: { en: 'The Register', de: 'Das Register' },
      reason: 'in German too',
    });
    expect(lines(await history(colleague, `/entities/${entity.id}/history`), 'en')).toEqual([
      'names: en: The Register → de: Das Register, en: The Register',
      'Entity recorded: The Register',
    ]);
    const source = (await owner.post('/sources', { kind: 'article', title: 'An article' })).body;
    await patched(`/sources/${source.id}`, { publisher: { id: entity.id }, publishedAt: '2025-10-31' });
    expect(lines(await history(colleague, `/sources/${source.id}/history`), 'de')).toEqual([
      'Herausgeber hinzugefügt: The Register; veröffentlicht hinzugefügt: 2025-10-31',
      'Quelle erfasst: An article',
    ]);
    for (const path of ['/entities', '/sources'])
      expect((await owner.get(`${path}/${owner.id}/history`)).status).toBe(404);
  });

  it('tell nobody who is protected now, not by a name and not by a reason', async () => {
    const path = `/entities/${(await owner.post('/entities', { names: { en: 'Brad Gerstner (2)' }, kind: 'person' })).body.id}`;
    await patched(path, { aliases: ['Gerstner the second'], reason: 'Gerstner is his name' });
    expect((await colleague.get(`${path}/history`)).text).toMatch(/Gerstner is his name/);
    await patched(path, { confidential: true, description: 'an investor', reason: 'Gerstner asked for it' });
    const source = `/sources/${(await owner.post('/sources', { kind: 'document', title: 'A letter of Gerstner' })).body.id}`;
    await patched(source, { title: 'Another letter of Gerstner', reason: 'Gerstner wrote it' });
    await patched(source, { confidential: true, description: 'a letter', reason: 'Gerstner asked for it' });
    for (const asks of [colleague, owner]) {
      for (const of of [path, source]) {
        const shown = await asks.get(`${of}/history`);
        expect(shown.status).toBe(200);
        expect(shown.body.items.length).toBeGreaterThan(1);
        expect(shown.text).not.toMatch(/Gerstner/);
      }
    }
  });

  it('are not there for what somebody may not read', async () => {
    const kept = (await owner.post('/entities', { names: { en: 'Codename Heron' }, audience: 'desk' })).body;
    const source = (await owner.post('/sources', { kind: 'document', title: 'A letter of the desk', audience: 'desk' }))
      .body;
    for (const path of [`/entities/${kept.id}/history`, `/sources/${source.id}/history`]) {
      expect((await owner.get(path)).status).toBe(200);
      expect((await colleague.get(path)).status).toBe(404);
      expect((await owner.get(`${path}?asOf=2020-01-01T00:00:00Z`)).status).toBe(404);
    }
  });
});
