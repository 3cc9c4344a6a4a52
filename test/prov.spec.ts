import { type Reply, World } from './support/world.js';

const NOTATION = 'text/provenance-notation';

const STORY = `document
  prefix xsd <http://www.w3.org/2001/XMLSchema#>
  prefix ex <http://example.org/>
  entity(ex:story, [prov:label = "Zwölf Milliarden"@de, ex:desk = 'ex:business'])
  activity(ex:edit, 2026-11-26T09:30:00Z, -)
  wasGeneratedBy(ex:story, ex:edit, 2026-11-26T09:45:00.5+01:00)
endDocument
`;

describe('PROV documents over HTTP', () => {
  let world: World;
  beforeAll(async () => void (world = await World.start()));
  afterAll(() => world.stop());

  const convert = (body: unknown, to: string, type = NOTATION): Promise<Reply> =>
    world.post(`/prov/convert?to=${to}`, body, { 'content-type': type });

  it('writes PROV-N as PROV-JSON, and that as PROV-N again', async () => {
    const json = await convert(STORY, 'prov-json');
    expect([json.status, json.type]).toEqual([200, 'application/json; charset=utf-8']);
    expect(json.body).toEqual({
      prefix: expect.objectContaining({ ex: 'http://example.org/', prov: 'http://www.w3.org/ns/prov#' }),
      entity: {
        'ex:story': {
          'prov:label': { $: 'Zwölf Milliarden', lang: 'de' },
          'ex:desk': { $: 'ex:business', type: 'prov:QUALIFIED_NAME' },
        },
      },
      activity: { 'ex:edit': { 'prov:startTime': '2026-11-26T09:30:00Z' } },
      wasGeneratedBy: {
        '_:r1': {
          'prov:entity': 'ex:story',
          'prov:activity': 'ex:edit',
          'prov:time': '2026-11-26T09:45:00.5+01:00',
        },
      },
    });
    const notation = await convert(json.text, 'provn', 'application/json; charset=UTF-8');
    expect([notation.status, notation.type]).toEqual([200, `${NOTATION}; charset=utf-8`]);
    expect(notation.text).toBe(STORY);
  });

  it('says where a document cannot be read', async () => {
    const notation = await convert(STORY.replace('ex:edit,', 'news:edit,'), 'prov-json');
    expect([notation.status, notation.body.type]).toEqual([422, '/problems/unreadable-provenance']);
    expect(notation.body).toMatchObject({
      detail: 'Line 5, column 12: The prefix "news" of "news:edit" is not declared.',
      line: 5,
      column: 12,
    });
    const json = await convert({ entity: { 'prov:a/b': { 'prov:label': [null] } } }, 'provn', 'application/json');
    expect(json.body.errors).toMatchObject([{ pointer: '/entity/prov:a~1b/prov:label/0' }]);
    for (const broken of ['', '{not json', '[1, 2]', '5', '{"a":1,"a":2}', '\uFEFF{"entity":']) {
      const { status, body } = await convert(broken, 'provn', 'application/json');
      expect([broken, status, body.type]).toEqual([broken, 422, '/problems/unreadable-provenance']);
      expect(body.detail).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('takes nothing but its two forms, in UTF-8, to one of its two forms', async () => {
    const xml = '<?xml version="1.0"?><foo/>';
    for (const type of [
      'application/xml',
      'text/turtle',
      'application/rdf+xml',
      'application/x-ndjson',
      'text/csv',
      'text/plain',
    ])
      expect([type, (await convert(xml, 'provn', type)).status]).toEqual([type, 415]);
    for (const charset of ['iso-8859-1', 'utf-16le'])
      expect((await convert(STORY, 'provn', `${NOTATION}; charset=${charset}`)).status).toBe(415);
    const latin = await convert(Buffer.from(STORY, 'latin1'), 'prov-json');
    expect([latin.status, latin.body.detail]).toEqual([400, 'The body is not UTF-8.']);
    expect((await convert(Buffer.from(STORY, 'utf16le'), 'prov-json')).status).toBe(400);
    expect((await convert(STORY, 'turtle')).status).toBe(400);
    expect((await convert(STORY, '')).status).toBe(400);
    expect((await world.ask('POST', '/prov/convert?to=provn')).status).toBe(415);
    expect((await world.post('/figures/parse', STORY, { 'content-type': NOTATION })).status).toBe(415);
  });

  it('reads 100,000 records while it answers others', async () => {
    const records = Array.from({ length: 100_000 }, (_, at) => `used(ex:u${at};ex:a, ex:e${at}, -)\n`);
    const pending = convert(`document prefix ex <http://example.org/>\n${records.join('')}endDocument`, 'prov-json');
    let done = false;
    void pending.then(() => (done = true));
    let longest = 0;
    while (!done) {
      const asked = performance.now();
      await world.get('/me');
      longest = Math.max(longest, performance.now() - asked);
    }
    const { status, body } = await pending;
    expect([status, Object.keys(body.used).length]).toEqual([200, 100_000]);
    expect(longest).toBeLessThan(10_000);
  });

  it('ends a document that would be written out of all proportion', async () => {
    const name = `ex:${'x'.repeat(1_000_000)}`;
    const { status, body } = await convert(
      { prefix: { ex: 'http://example.org/' }, entity: { 'ex:e': { [name]: Array(300).fill(1) } } },
      'provn',
      'application/json',
    );
    expect([status, body.detail]).toEqual([
      413,
      'The document would be too large in the other form; convert it in parts.',
    ]);
  });
});
