import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import pg from 'pg';

import { Posts } from '../src/platform/posts.js';
import { Transactions } from '../src/platform/transactions.js';
import { type Person, type Reply, World } from './support/world.js';

const INSIDER = 'a person familiar with the matter';
/** What those are called who are protected along with a source. */
const INSTEAD = 'somebody who is protected';

describe('protecting later', () => {
  let world: World;
  let owner: Person;
  let editor: Person;
  let colleague: Person;
  beforeAll(async () => void (world = await World.start()));
  beforeEach(async () => {
    await world.clear();
    owner = await world.person({ roles: ['journalist'], name: 'The owner' });
    editor = await world.person({ roles: ['editor'], name: 'An editor' });
    colleague = await world.person({ roles: ['journalist'], name: 'A colleague' });
  });
  afterAll(() => world.stop());

  const problem = (code: string, pointer?: string) => ({
    type: `/problems/${code}`,
    ...(pointer !== undefined && { errors: expect.arrayContaining([expect.objectContaining({ pointer })]) }),
  });
  const NAMES = { en: 'Brad Gerstner' };
  const person = async (by: Person = owner, more: object = {}) => {
    const made = await by.post('/entities', {
      ...{ names: NAMES, aliases: ['Bradley Gerstner'], identifiers: { wikidata: 'Q124506' }, kind: 'person' },
      ...more,
    });
    expect([made.status, made.body]).toMatchObject([201, {}]);
    return made.body as { readonly id: string };
  };
  const ANY = { 'If-Match': '*' };
  const protect = (id: string, by: Person = owner, more: object = {}) =>
    by.patch(`/entities/${id}`, { confidential: true, description: INSIDER, reason: 'asked for it', ...more }, ANY);
  /** A moment with nobody writing, so that it is settled as soon as it is over. */
  const now = async () => {
    await world.quiet();
    await pause(5);
    const at = new Date().toISOString();
    await pause(5);
    return at;
  };
  /** All that a claim, its records and all lists and exports say. */
  const everything = async (asks: Person, claim: string, asOf = '', withText = true): Promise<string> => {
    const query = asOf && `?asOf=${asOf}`;
    const and = asOf && `&asOf=${asOf}`;
    const paths = [
      ...['', '/statements', '/derivations', '/provenance', '/origins', '/impact', '/comparisons', '/history'].map(
        (part) => `/claims/${claim}${part}${query}`,
      ),
      ...(withText
        ? [`/claims/${claim}/attribution?language=en${and}`, `/claims/${claim}/attribution?language=de${and}`]
        : []),
      `/claims${query}`,
      `/entities${query}`,
      `/entities?q=gerstner${and}`,
      `/sources${query}`,
      `/contradictions${query}`,
      `/graph?claims=${claim}${and}`,
      `/exports?format=dossier${and}`,
      `/exports?format=ndjson${and}`,
      `/exports?format=prov-json${and}`,
      `/claims/${claim}/provenance?format=provn${and}`,
    ];
    const answers: string[] = [];
    for (const path of paths) {
      const reply = await asks.get(path);
      expect([path, reply.status]).toEqual([path, 200]);
      answers.push(reply.text);
    }
    return answers.join('\n');
  };
  const claimOf = async (by: Person = owner) => {
    const answer = await by.post(
      '/claims',
      {
        ...{ subject: 'OpenAI', metric: 'revenue', value: '$13 billion', language: 'en', period: '2025' },
        statements: [
          {
            ...{ speaker: 'Brad Gerstner', stance: 'asserts', attribution: 'on_record', wording: '$13 billion' },
            source: { kind: 'podcast', title: 'BG2', publisher: 'Brad Gerstner' },
          },
          {
            speaker: 'Brad Gerstner',
            stance: 'disputes',
            statedAt: '2025-11-02',
            source: { kind: 'article', title: 'Another' },
          },
        ],
      },
      { 'Idempotency-Key': `claim-${randomUUID()}` },
    );
    expect([answer.status, answer.body]).toMatchObject([201, {}]);
    return answer.body.claim.id as string;
  };

  it('takes the name of an entity out of everything that others read, now and in all of the past', async () => {
    const { id } = await person();
    const claim = await claimOf();
    const open = await now();
    expect(await everything(colleague, claim)).toMatch(/Gerstner/);
    const protecting = await protect(id);
    expect(protecting).toMatchObject({
      status: 200,
      body: { names: NAMES, aliases: ['Bradley Gerstner'], confidential: true, description: INSIDER, readers: [] },
    });
    for (const asOf of ['', open]) {
      for (const asks of [colleague, editor]) {
        expect(await everything(asks, claim, asOf)).not.toMatch(/Gerstner|Q124506/i);
        const shown = await asks.get(`/entities/${id}${asOf && `?asOf=${asOf}`}`);
        expect(shown.body).toMatchObject({
          name: INSIDER,
          names: {},
          aliases: [],
          identifiers: {},
          confidential: true,
        });
        expect(shown.body).not.toHaveProperty('readers');
      }
      const own = await owner.get(`/entities/${id}${asOf && `?asOf=${asOf}`}`);
      expect(own.body).toMatchObject({
        name: NAMES.en,
        names: NAMES,
        identifiers: { wikidata: 'Q124506' },
        readers: [],
      });
      for (const language of ['en', 'de']) {
        const line = await owner.get(`/claims/${claim}/attribution?language=${language}${asOf && `&asOf=${asOf}`}`);
        expect(line.text).not.toMatch(/Gerstner/);
      }
    }
    expect((await owner.get(`/exports?format=dossier&asOf=${open}`)).text).toMatch(/Gerstner/);
  });

  it('leaves an old export as it was but for who is protected now', async () => {
    const { id } = await person();
    await claimOf();
    const at = await now();
    const before = await colleague.get(`/exports?format=dossier&asOf=${at}`);
    await protect(id);
    const [after, again] = [
      await colleague.get(`/exports?format=dossier&asOf=${at}`),
      await colleague.get(`/exports?format=dossier&asOf=${at}`),
    ];
    expect(after.text).toBe(again.text);
    const records = (text: string) => JSON.parse(text) as { claims: unknown[]; sources: unknown[] };
    expect(records(after.text).claims).toHaveLength(records(before.text).claims.length);
    expect(records(after.text).sources).toHaveLength(records(before.text).sources.length);
    const plain = (text: string) => text.replaceAll('a-person-familiar-with-the-matter', 'brad-gerstner');
    const claims = (text: string) => JSON.stringify(records(plain(text)).claims);
    expect(claims(after.text)).toBe(claims(before.text));
  });

  it('refuses a description that has the name in it from the start', async () => {
    const hidden = { confidential: true, description: 'somebody close to Brad Gerstner of Altimeter' };
    const entity = await owner.post('/entities', { name: 'Brad Gerstner', kind: 'person', ...hidden });
    const source = await owner.post('/sources', { title: 'Altimeter', kind: 'document', ...hidden });
    for (const { status, text } of [entity, source]) {
      expect(status).toBe(400);
      expect(text).toContain('has a name in it');
    }
  });

  it('lets its owner or an editor protect what is open, and nobody else', async () => {
    const { id } = await person();
    const strangers = await protect(id, colleague);
    expect(strangers).toMatchObject({ status: 403, body: problem('not-allowed') });
    const bare = await owner.patch(`/entities/${id}`, { confidential: true }, ANY);
    expect(bare).toMatchObject({ status: 400, body: problem('invalid-request', '/description') });
    for (const description of ['Brad  GERSTNER of Altimeter', 'called Bradley Gerstner']) {
      const telling = await protect(id, owner, { description });
      expect(telling).toMatchObject({ status: 400, body: problem('invalid-request', '/description') });
    }
    expect((await owner.patch(`/entities/${id}`, { confidential: true, description: INSIDER })).status).toBe(428);
    expect((await owner.patch(`/entities/${id}`, { confidential: true }, { 'If-Match': '"7"' })).status).toBe(412);
    const byEditor = await protect(id, editor);
    expect(byEditor).toMatchObject({ status: 200, body: { name: INSIDER, names: {}, version: 2 } });
    expect(byEditor.body).not.toHaveProperty('readers');
    expect((await owner.get(`/entities/${id}`)).body).toMatchObject({ names: NAMES, readers: [] });
    for (const change of [
      { description: 'x' },
      { confidential: false },
      { confidential: true, description: 'x' },
      { readers: [] },
    ]) {
      expect((await editor.patch(`/entities/${id}`, change, ANY)).status).toBe(403);
    }
    expect((await protect(id)).body.version).toBe(2);
  });

  it('gives what nobody could read any more to the editor who protects it', async () => {
    const program = await world.person({ kind: 'service', roles: ['journalist'], name: 'A program' });
    const gone = await world.person({ roles: ['journalist'], name: 'Somebody who left' });
    const second = await world.person({ roles: ['editor', 'admin'], name: 'A second editor' });
    const recorded = [
      await person(program),
      await person(gone, { names: { en: 'Sarah Friar' }, aliases: [], identifiers: {} }),
    ];
    const url = 'https://openai.com/a-report';
    const source = await program.post('/sources', { kind: 'article', title: 'A report', url });
    expect((await world.patch(`/users/${gone.id}`, { disabled: true }, ANY)).status).toBe(200);
    for (const { id } of recorded) {
      const version = (await editor.get(`/entities/${id}`)).body.version;
      const protecting = await protect(id, editor, { readers: [colleague.id] });
      expect(protecting.body).toMatchObject({
        confidential: true,
        readers: [colleague.id],
        createdBy: { id: editor.id },
      });
      expect(protecting.body.version).toBe(version + 1);
      expect(Object.keys((await editor.get(`/entities/${id}`)).body.names)).toEqual(['en']);
      expect(Object.keys((await colleague.get(`/entities/${id}`)).body.names)).toEqual(['en']);
      for (const asks of [program, second, owner]) {
        expect((await asks.get(`/entities/${id}`)).body).toMatchObject({ names: {}, name: INSIDER });
        expect((await protect(id, asks, { description: 'another' })).status).toBe(403);
        expect((await asks.patch(`/entities/${id}`, { readers: [asks.id] }, ANY)).status).toBe(403);
      }
      expect((await editor.patch(`/entities/${id}`, { confidential: false }, ANY)).body.confidential).toBe(false);
    }
    expect([source.status, source.body]).toMatchObject([201, {}]);
    const path = `/sources/${source.body.id}`;
    const hidden = await editor.patch(path, { confidential: true, description: 'internal documents' }, ANY);
    expect(hidden.body).toMatchObject({ title: 'A report', readers: [], createdBy: { id: editor.id } });
    expect((await program.get(path)).text).not.toMatch(/a-report|A report/);
    await expect(world.sql(`UPDATE entity SET owner_id = $1`, [second.id], second.id)).rejects.toThrow(
      /does not change/,
    );
  });

  it('leaves what a program recorded its own, where the program protects it itself', async () => {
    const program = await world.person({ kind: 'service', roles: ['journalist'], name: 'A program' });
    const { id } = await person(program);
    expect((await protect(id, program)).body).toMatchObject({ names: NAMES, createdBy: { id: program.id } });
  });

  it('shows the name to whom the owner names, and to nobody else that there are such people', async () => {
    const { id } = await person();
    await protect(id);
    const bare = await colleague.get(`/entities/${id}`);
    const name = (readers: unknown, by = owner) => by.patch(`/entities/${id}`, { readers }, ANY);
    expect((await name([colleague.id.toUpperCase(), colleague.id])).body).toMatchObject({ readers: [colleague.id] });
    expect((await owner.get(`/entities/${id}`)).body.readers).toEqual([colleague.id]);
    const read = await colleague.get(`/entities/${id}`);
    expect(read.body).toEqual({
      ...bare.body,
      name: NAMES.en,
      names: NAMES,
      aliases: ['Bradley Gerstner'],
      identifiers: { wikidata: 'Q124506' },
    });
    expect((await editor.get(`/entities/${id}`)).text).toBe(bare.text);
    expect(read.headers.get('etag')).toBe(bare.headers.get('etag'));
    expect((await name([], editor)).text).toBe((await name([], colleague)).text);
    expect(await name([randomUUID()])).toMatchObject({ status: 422, body: problem('unknown-reference', '/readers') });
    for (const readers of [null, 'x', ['x'], [7], Array.from({ length: 101 }, () => randomUUID())]) {
      expect((await name(readers)).status).toBe(400);
    }
    expect((await name([])).body.readers).toEqual([]);
    expect((await colleague.get(`/entities/${id}`)).text).toBe(bare.text);
    const other = await person(owner, { names: { en: 'Sam Altman' }, identifiers: {}, aliases: [] });
    const open = await owner.patch(`/entities/${other.id}`, { readers: [] }, ANY);
    expect(open).toMatchObject({ status: 400, body: problem('invalid-request', '/readers') });
  });

  it('is found by nobody else any more, by search, by name or as something alike', async () => {
    const { id } = await person();
    await protect(id);
    for (const q of ['gerstner', 'Brad', 'Bradley Gerstner']) {
      expect((await colleague.get(`/entities?q=${encodeURIComponent(q)}&count=true`)).body).toMatchObject({
        items: [],
        total: 0,
      });
    }
    const same = await colleague.post('/entities', {
      names: NAMES,
      kind: 'person',
      identifiers: { wikidata: 'Q124506' },
    });
    expect(same.status).toBe(201);
    expect(same.body.id).not.toBe(id);
  });

  it('is no look-alike of anything', async () => {
    const { id } = await person();
    await protect(id);
    const alike = await colleague.post('/entities', { name: 'Brad Gerstnar', kind: 'person' });
    expect(alike.status).toBe(201);
  });

  it('gives a name back where nothing else has it meanwhile', async () => {
    const { id } = await person();
    const claim = await claimOf();
    await protect(id, editor);
    const other = await person(colleague);
    expect(other.id).not.toBe(id);
    const release = (more: object = {}) => owner.patch(`/entities/${id}`, { confidential: false, ...more }, ANY);
    expect(await release()).toMatchObject({ status: 409, body: problem('already-exists') });
    expect((await colleague.get(`/entities/${id}`)).body).toMatchObject({ names: {}, confidential: true });
    await colleague.patch(`/entities/${other.id}`, { identifiers: {}, names: { en: 'B. Gerstner' }, aliases: [] }, ANY);
    const released = await release({ description: null });
    expect(released).toMatchObject({
      status: 200,
      body: {
        names: NAMES,
        aliases: ['Bradley Gerstner'],
        identifiers: { wikidata: 'Q124506' },
        confidential: false,
        description: null,
      },
    });
    expect(released.body).not.toHaveProperty('readers');
    expect((await colleague.get('/entities?q=bradley')).body.items).toMatchObject([{ id }]);
    expect(await everything(colleague, claim)).toMatch(/Brad Gerstner/);
    expect((await protect(id)).body).toMatchObject({ confidential: true, names: NAMES, readers: [] });
    expect(await everything(colleague, claim)).not.toMatch(/Brad Gerstner/);
  });

  it('protects what was merged into it as well', async () => {
    const { id } = await person();
    const merged = await person(colleague, { names: { en: 'Gerstner of Altimeter' }, identifiers: {}, aliases: [] });
    const reviewer = await world.person({ roles: ['reviewer'] });
    expect((await reviewer.post(`/entities/${merged.id}/merge`, { into: id, reason: 'the same' })).status).toBe(200);
    const at = await now();
    await protect(id);
    for (const asOf of ['', `?asOf=${at}`]) {
      expect((await colleague.get(`/entities/${merged.id}${asOf}`)).text).not.toMatch(/Gerstner/);
      expect((await colleague.get(`/entities${asOf}`)).text).not.toMatch(/Gerstner/);
    }
    const released = await owner.patch(`/entities/${id}`, { confidential: false }, ANY);
    expect(released.status).toBe(200);
    expect((await colleague.get(`/entities/${merged.id}`)).body).toMatchObject({ name: 'Gerstner of Altimeter' });
  });

  it('protects a source, and shows it again', async () => {
    const made = await owner.post('/sources', {
      ...{ kind: 'article', title: "Altman on OpenAI's loss", publisher: 'heise online', language: 'de' },
      ...{ url: 'https://heise.de/-10975365', publishedAt: '2025-11-02T23:30:00-08:00' },
    });
    const path = `/sources/${made.body.id}`;
    const claim = (
      await owner.post('/claims', {
        ...{ subject: 'OpenAI', metric: 'net loss', value: '$11.5 billion', language: 'en', period: '2025' },
        statements: [{ stance: 'asserts', attribution: 'document', source: { id: made.body.id } }],
      })
    ).body.claim.id as string;
    const at = await now();
    expect((await colleague.patch(path, { confidential: true, description: 'x' }, ANY)).status).toBe(403);
    const bare = await owner.patch(path, { confidential: true }, ANY);
    expect(bare).toMatchObject({ status: 400, body: problem('invalid-request', '/description') });
    const protecting = await editor.patch(path, { confidential: true, description: 'internal documents' }, ANY);
    expect(protecting.body).toMatchObject({
      title: 'internal documents',
      url: null,
      publisher: null,
      publishedAt: null,
    });
    for (const asOf of ['', at]) {
      expect(await everything(colleague, claim, asOf, true)).not.toMatch(/Altman on|10975365|"heise online","url/);
      const query = asOf && `?asOf=${asOf}`;
      const and = asOf && `&asOf=${asOf}`;
      expect((await colleague.get(`${path}${query}`)).body).toMatchObject({
        ...{ title: 'internal documents', url: null, publisher: null, publishedAt: null, confidential: true },
      });
      expect((await colleague.get(`/sources?q=altman${and}`)).body.items).toEqual([]);
      const address = encodeURIComponent('https://heise.de/-10975365');
      expect((await colleague.get(`/sources?url=${address}${and}`)).body.items).toEqual([]);
      expect((await colleague.get(`/sources?publisher=heise online${and}`)).body.items).toEqual([]);
      expect((await owner.get(`${path}${query}`)).body).toMatchObject({
        ...{ title: "Altman on OpenAI's loss", url: 'https://heise.de/-10975365', publisher: { name: 'heise online' } },
        ...{ publishedAt: '2025-11-03T07:30:00.000Z', readers: [] },
      });
    }
    await owner.patch(path, { readers: [colleague.id] }, ANY);
    expect((await colleague.get(path)).body).toMatchObject({ title: "Altman on OpenAI's loss" });
    const other = await colleague.post('/sources', { url: 'https://heise.de/-10975365' });
    expect(other.status).toBe(201);
    const taken = await owner.patch(path, { confidential: false }, ANY);
    expect(taken).toMatchObject({ status: 409, body: problem('already-exists') });
    await editor.patch(`/sources/${other.body.id}`, { confidential: true, description: 'a report' }, ANY);
    const released = await owner.patch(path, { confidential: false }, ANY);
    expect(released.body).toMatchObject({
      ...pick(made, 'title', 'url', 'publishedAt', 'publisher'),
      confidential: false,
    });
    expect(
      (await colleague.get(`/sources?url=${encodeURIComponent('https://heise.de/-10975365')}`)).body.items,
    ).toHaveLength(1);
  });

  /** Everything that names publishers, or shows that there is one. */
  const publishersTold = async (asks: Person, source: string, asOf = ''): Promise<string> => {
    const and = asOf && `&asOf=${asOf}`;
    const paths = ['/entities?limit=200', '/entities?q=heise', '/sources?limit=200', `/sources/${source}?`];
    const exports = ['/exports?format=dossier', '/exports?format=ndjson', '/exports?format=provn'];
    const replies: Reply[] = [];
    for (const path of [...paths, ...exports]) replies.push(await asks.get(`${path}${and}`));
    return replies.map(({ text }) => text).join('\n');
  };

  it('protects whom nothing but a protected source names along with it, now and in all of the past', async () => {
    const given = { kind: 'document', title: 'A letter', publisher: 'heise intern' };
    const made = await owner.post('/sources', given);
    const path = `/sources/${made.body.id}`;
    const between = { publisher: { name: 'heise extern', create: true } };
    const [first, second] = [made.body.publisher.id, (await owner.patch(path, between, ANY)).body.publisher.id];
    await owner.patch(path, { publisher: { id: first } }, ANY);
    const at = await now();
    expect(await publishersTold(colleague, made.body.id)).toMatch(/heise intern/);
    const protecting = await owner.patch(path, { confidential: true, description: 'a protected paper' }, ANY);
    expect(protecting.body).toMatchObject({ title: 'A letter', publisher: { name: 'heise intern' } });
    for (const asOf of ['', at]) {
      expect(await publishersTold(colleague, made.body.id, asOf)).not.toMatch(/heise/i);
      expect(await publishersTold(editor, made.body.id, asOf)).not.toMatch(/heise/i);
      for (const id of [first, second]) {
        const shown = await colleague.get(`/entities/${id}${asOf && `?asOf=${asOf}`}`);
        expect(shown.body).toMatchObject({ names: {}, description: INSTEAD });
      }
    }
    await owner.patch(path, { readers: [colleague.id] }, ANY);
    expect((await colleague.get(path)).body).toMatchObject({ title: 'A letter', publisher: { name: 'heise intern' } });
    const released = await owner.patch(path, { confidential: false }, ANY);
    expect(released.body).toMatchObject({ title: 'A letter', publisher: { id: first, name: 'heise intern' } });
    expect((await editor.get('/entities?q=heise')).body.items).toHaveLength(2);
  });

  it('leaves a publisher open whom something else names, or somebody else recorded, or the description', async () => {
    const desk = await world.person({ roles: ['journalist'], name: 'Of a desk', desks: ['Politics'] });
    const source = async (publisher: string): Promise<string> =>
      (await owner.post('/sources', { kind: 'document', title: `A letter of ${publisher}`, publisher })).body.id;
    const claimOn = (by: Person, subject: string, more: object = {}) =>
      by.post('/claims', {
        ...{ subject, metric: 'revenue', value: '$13 billion', language: 'en', period: '2025' },
        ...more,
      });
    expect((await editor.post('/entities', { names: { en: 'Recorded before' } })).status).toBe(201);
    const [named, spoken, before, told, hidden] = [
      await source('Named elsewhere'),
      await source('Speaks elsewhere'),
      await source('Recorded before'),
      await source('Told by its owner'),
      await source('Used by a desk'),
    ];
    await owner.post('/sources', { kind: 'article', title: 'An article', publisher: 'Named elsewhere' });
    const statement = { speaker: 'Speaks elsewhere', stance: 'asserts' };
    expect((await claimOn(colleague, 'OpenAI', { statements: [statement] })).status).toBe(201);
    expect((await claimOn(desk, 'Used by a desk', { audience: 'desk' })).status).toBe(201);
    for (const id of [named, spoken, before, told, hidden]) {
      const description = id === told ? 'a paper from Told by its owner' : 'a protected paper';
      expect((await owner.patch(`/sources/${id}`, { confidential: true, description }, ANY)).status).toBe(200);
    }
    const { items } = (await colleague.get('/entities?limit=200')).body;
    const names = items.map(({ name }: { name: string }) => name).sort();
    expect(names.filter((name: string) => !/^(An? |The )/.test(name))).toEqual([
      ...['Named elsewhere', 'OpenAI', 'Recorded before', 'Speaks elsewhere', 'Told by its owner'],
      INSTEAD,
    ]);
  });

  it('leaves a publisher open that is for more readers than the source: they would learn that there is one', async () => {
    const made = await owner.post('/entities', { names: { en: 'Known to all' } });
    const publisher = { id: made.body.id };
    const letter = { kind: 'document', title: 'A letter', publisher, audience: 'desk' };
    const before = (await colleague.get(`/entities/${made.body.id}`)).body;
    const narrow = (await owner.post('/sources', letter)).body.id as string;
    const description = 'a protected paper';
    expect((await owner.patch(`/sources/${narrow}`, { confidential: true, description }, ANY)).status).toBe(200);
    expect((await colleague.get(`/entities/${made.body.id}`)).body).toEqual(before);
    expect((await owner.get(`/sources/${narrow}`)).body.publisher.name).toBe('Known to all');
    // One that is for the same desk alone is protected with it, as nobody else knows of either.
    const own = { ...letter, title: 'Another', publisher: { name: 'Known to a desk', create: true } };
    const { id, publisher: there } = (await owner.post('/sources', own)).body;
    expect((await owner.patch(`/sources/${id}`, { confidential: true, description }, ANY)).status).toBe(200);
    expect((await owner.get(`/entities/${there.id}`)).body).toMatchObject({ confidential: true, description: INSTEAD });
  });

  it('says again what was said with the name of a publisher who is protected along with a source, and released', async () => {
    const desk = await world.person({ roles: ['journalist'], name: 'Of a desk', desks: ['Politics'] });
    const subject = 'Altimeter Capital';
    const source = (await owner.post('/sources', { kind: 'document', title: 'A letter', publisher: subject })).body.id;
    const claim = async (value: string, period: string) => {
      const made = { subject, metric: 'revenue', value, language: 'en', period, audience: 'desk' };
      return (await desk.post('/claims', made)).body.claim.id as string;
    };
    const [whole, part] = [await claim('$13 billion', '2025'), await claim('$3 billion', 'Q1 2025')];
    const formula = { method: 'formula', formula: 'part * 4', inputs: { part: { claim: part } } };
    expect((await desk.post(`/claims/${whole}/derivations`, formula)).status).toBe(201);
    const tells = async (word: RegExp) => {
      for (let tries = 0; tries < 100; tries++) {
        const { items } = (await desk.get(`/claims/${whole}/derivations`)).body;
        if (word.test(items[0].lints[0]?.text ?? '')) return true;
        await pause(100);
      }
      return false;
    };
    expect(await tells(/Altimeter/)).toBe(true);
    const change = (more: object) => owner.patch(`/sources/${source}`, more, ANY);
    expect((await change({ confidential: true, description: 'a protected paper' })).status).toBe(200);
    expect(await tells(new RegExp(INSTEAD))).toBe(true);
    expect((await change({ confidential: false })).status).toBe(200);
    expect(await tells(/Altimeter/)).toBe(true);
  });

  it('releases a source though something has got the name of what was merged into its publisher', async () => {
    const made = await owner.post('/sources', { kind: 'document', title: 'A letter', publisher: 'heise intern' });
    const path = `/sources/${made.body.id}`;
    const other = (await owner.post('/entities', { names: { en: 'A desk of theirs' } })).body.id as string;
    const merging = await editor.post(`/entities/${other}/merge`, { into: made.body.publisher.id, reason: 'the same' });
    expect(merging.status).toBe(200);
    expect((await owner.patch(path, { confidential: true, description: 'a protected paper' }, ANY)).status).toBe(200);
    expect((await colleague.get(`/entities/${other}`)).body).toMatchObject({ names: {}, confidential: true });
    expect((await colleague.post('/entities', { names: { en: 'A desk of theirs' } })).status).toBe(201);
    const released = await owner.patch(path, { confidential: false }, ANY);
    expect(released).toMatchObject({ status: 200, body: { title: 'A letter', publisher: made.body.publisher } });
    expect((await colleague.get(path)).body).toMatchObject({ title: 'A letter', publisher: { name: INSTEAD } });
  });

  it('names as the publisher of a source that is released whoever has got the name meanwhile', async () => {
    const made = await owner.post('/sources', { kind: 'document', title: 'A letter', publisher: 'heise intern' });
    const path = `/sources/${made.body.id}`;
    await editor.patch(path, { confidential: true, description: 'a protected paper' }, ANY);
    expect((await owner.get(path)).body.publisher.name).toBe('heise intern');
    const other = await colleague.post('/sources', { kind: 'article', title: 'Other', publisher: 'heise intern' });
    expect(other.body.publisher.id).not.toBe(made.body.publisher.id);
    const released = await owner.patch(path, { confidential: false }, ANY);
    expect(released.body.publisher).toEqual(other.body.publisher);
  });

  it('withholds what was said with the name of a subject, and says it again with what everybody may read', async () => {
    const subject = await person(owner, {
      names: { en: 'Altimeter Capital' },
      kind: 'organisation',
      aliases: [],
      identifiers: {},
    });
    const claim = async (value: string, period: string) =>
      (await owner.post('/claims', { subject: subject.id, metric: 'revenue', value, language: 'en', period })).body
        .claim.id as string;
    const whole = await claim('$13 billion', '2025');
    const part = await claim('$3 billion', 'Q1 2025');
    const derived = await owner.post(`/claims/${whole}/derivations`, {
      ...{ method: 'formula', formula: 'part * 4', inputs: { part: { claim: part } } },
    });
    expect(derived.status).toBe(201);
    const derivation = (derived.body.derivation ?? derived.body).id as string;
    expect((await colleague.get(`/claims/${whole}/derivations`)).text).toMatch(/Altimeter/);
    const at = await now();
    await protect(subject.id, owner, { description: 'an investor' });
    const told = async () =>
      [
        `/claims/${whole}/derivations`,
        `/claims/${whole}/derivations?asOf=${at}`,
        `/derivations/${derivation}/results`,
        `/derivations/${derivation}/results?asOf=${at}`,
      ].map(async (path) => {
        const reply = await colleague.get(path);
        expect([path, reply.status]).toEqual([path, 200]);
        return reply.text;
      });
    for (const text of await Promise.all(await told())) expect(text).not.toMatch(/Altimeter/);
    for (let tries = 0; tries < 100; tries++) {
      if (/an investor/.test((await colleague.get(`/claims/${whole}/derivations`)).body.items[0].lints[0]?.text ?? ''))
        break;
      await pause(100);
    }
    for (const text of await Promise.all(await told())) expect(text).not.toMatch(/Altimeter/);
  });

  it('forgets answers that are kept for repeated requests', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const body = { names: NAMES, kind: 'person' };
    const { id } = (await owner.post('/entities', body, key)).body;
    const theirs = { 'Idempotency-Key': randomUUID() };
    await colleague.post('/entities', { name: 'Brad Gerstner' }, theirs);
    await protect(id);
    const kept = await world.sql<{ body: string }>(`SELECT body FROM idempotent_request`);
    expect(JSON.stringify(kept)).not.toMatch(/Gerstner/);
  });

  describe('keeps no answer with a name that was withdrawn while it was made', () => {
    const KEPT = `SELECT body FROM idempotent_request WHERE key = 'raced'`;
    const TEXT = '$13 billion';
    /** Answers a POST in a transaction that is still open while something else happens, and sends it again afterwards. */
    const raced = async (caller: Person, claim: string, speaker: string, meanwhile: () => Promise<unknown>) => {
      const asked = {
        speaker: { id: speaker },
        stance: 'confirms',
        wording: TEXT,
        source: { kind: 'interview', title: 'Raced' },
      };
      const posts = world.app.get(Posts, { strict: false });
      const { transactions } = posts as unknown as { transactions: Transactions };
      const write = transactions.write.bind(transactions);
      transactions.write = (act, change) =>
        write(act, (tx) => {
          const query = tx.query.bind(tx);
          tx.query = async (sql: string, parameters?: unknown[]) => {
            // All is read, and nothing is kept yet.
            if (sql.startsWith('UPDATE idempotent_request')) {
              transactions.write = write;
              await meanwhile();
            }
            return query(sql, parameters as never);
          };
          return change(tx);
        });
      const send = () => caller.post(`/claims/${claim}/statements`, asked, { 'Idempotency-Key': 'raced' });
      const first = await send();
      return { first, again: await send() };
    };
    const insider = async (readers: readonly string[]) => {
      const { id } = await person();
      expect((await protect(id, owner, { readers })).status).toBe(200);
      return id;
    };
    const setReaders = (id: string, readers: readonly string[]) => owner.patch(`/entities/${id}`, { readers }, ANY);
    /** How often each request that writes from now on was tried: again after a deadlock, which PostgreSQL breaks. */
    const triesOfRequests = (): number[] => {
      const transactions = world.app.get(Transactions, { strict: false });
      const write = transactions.write.bind(transactions);
      const tries: number[] = [];
      transactions.write = (act, change) => {
        if (act.requestId === undefined) return write(act, change);
        const request = tries.push(0) - 1;
        return write(act, (tx) => {
          tries[request] = (tries[request] ?? 0) + 1;
          return change(tx);
        });
      };
      return tries;
    };
    const somebodyWaits = async () => {
      const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0`;
      for (let waits = 0; (await world.sql(waiting)).length === 0; waits++) {
        if (waits === 1000) throw new Error('Nobody waits.');
        await pause(10);
      }
    };

    it('from one of its readers', async () => {
      const [id, claim] = [await insider([colleague.id]), await claimOf()];
      const { first, again } = await raced(colleague, claim, id, () => setReaders(id, []));
      expect([first.status, first.text.includes('Gerstner')]).toEqual([201, true]);
      expect([again.status, again.body.type]).toEqual([409, '/problems/answer-withheld']);
      expect(await world.sql(KEPT)).toEqual([{ body: null }]);
    });

    it('from everybody', async () => {
      const [{ id }, claim] = [await person(), await claimOf()];
      const { first, again } = await raced(colleague, claim, id, () => protect(id));
      expect([first.status, first.text.includes('Gerstner'), again.status]).toEqual([201, true, 409]);
      expect(await world.sql(KEPT)).toEqual([{ body: null }]);
    });

    it('and keeps those of all whom it does not concern', async () => {
      const [id, other, claim] = [
        await insider([colleague.id, editor.id]),
        await insider([editor.id]),
        await claimOf(),
      ];
      const { first, again } = await raced(colleague, claim, id, async () => {
        await setReaders(id, [colleague.id]);
        await setReaders(other, []);
      });
      expect([again.status, again.text]).toEqual([201, first.text]);
    });

    it('and keeps nobody waiting in a circle', async () => {
      const { id } = await person();
      const claim = async (value: string, period: string) =>
        (await owner.post('/claims', { subject: { id }, metric: 'revenue', value, language: 'en', period })).body.claim
          .id as string;
      const [whole, part] = [await claim('$13 billion', '2025'), await claim('$13 billion', 'Q1 2025')];
      const formula = { method: 'formula', formula: 'part * 4', inputs: { part: { claim: part } } };
      expect((await owner.post(`/claims/${whole}/derivations`, formula)).status).toBe(201);
      const speaker = (await colleague.post('/entities', { names: { en: 'The Register' } })).body.id as string;
      const tries = triesOfRequests();
      let protecting: Promise<Reply> | undefined;
      const { first } = await raced(colleague, part, speaker, async () => {
        protecting = protect(id);
        await somebodyWaits();
      });
      expect([first.status, (await protecting)?.status]).toEqual([201, 200]);
      // The statement, the protection, the statement again.
      expect(tries).toEqual([1, 1, 1]);
    });

    it('nor one that was just being kept', async () => {
      const id = await insider([colleague.id]);
      const [keeping, withdrawing] = [0, 1].map(() => new pg.Client({ connectionString: world.database.appUrl }));
      if (!keeping || !withdrawing) throw new Error('Two connections were asked for.');
      await Promise.all([keeping.connect(), withdrawing.connect()]);
      const begin = (client: pg.Client, { id: actor, deskId }: Person) =>
        client.query(
          `BEGIN; SET LOCAL claimtrail.actor = '${actor}'; SET LOCAL claimtrail.desk = '${deskId}'; SET LOCAL claimtrail.readership = '{newsroom,public}'`,
        );
      await begin(keeping, colleague);
      await begin(withdrawing, owner);
      const { rows } = await keeping.query(
        `INSERT INTO idempotent_request (principal_id, key, fingerprint) VALUES ($1, 'raced', '') RETURNING pg_current_snapshot()::text AS since`,
        [colleague.id],
      );
      await keeping.query(
        `UPDATE idempotent_request SET status = 201, headers = '{}', body = CASE WHEN was_withdrawn($1, $2) THEN NULL ELSE $1 END WHERE key = 'raced'`,
        [`${id} Brad Gerstner`, rows[0].since],
      );
      // Nothing waits but the end of the transaction, by which it has locked all that it locks.
      await withdrawing.query(`SELECT name_readers($1, '[]')`, [id]);
      let isDone = false;
      const withdrawn = withdrawing.query('COMMIT').then(() => (isDone = true));
      await pause(200);
      expect(isDone).toBe(false);
      await keeping.query('COMMIT');
      await withdrawn;
      await Promise.all([keeping.end(), withdrawing.end()]);
      expect(await world.sql(KEPT)).toEqual([{ body: null }]);
    });
  });

  it("lets the application's role read no name of any version", async () => {
    const { id } = await person();
    await protect(id);
    const app = new pg.Client({ connectionString: world.database.appUrl });
    await app.connect();
    try {
      await app.query(
        `SELECT set_config('claimtrail.actor', $1, false), set_config('claimtrail.readership', $2, false),
        set_config('claimtrail.as_of', '2999-01-01T00:00:00Z', false)`,
        [colleague.id, `{newsroom,public,${colleague.deskId}}`],
      );
      for (const table of [
        'history.entity',
        'history.source',
        'history.derivation_result',
        'history.confidential_identity',
      ]) {
        await expect(app.query(`SELECT * FROM ${table}`)).rejects.toMatchObject({ code: '42501' });
      }
      const seen: string[] = [];
      for (const table of [
        'entity',
        'entity_name',
        'entity_identifier',
        'confidential_identity',
        'as_of.entity',
        'as_of.confidential_identity',
        'history.open_entity',
      ]) {
        seen.push(JSON.stringify((await app.query(`SELECT * FROM ${table}`)).rows));
      }
      expect(seen.join()).not.toMatch(/Gerstner/i);
      // What a condition gives away before it is decided who may read.
      for (const column of ['names', 'identity', 'aliases']) {
        await expect(
          app.query(
            `SELECT 1 FROM as_of.entity WHERE 1 / (CASE WHEN ${column}::text ILIKE '%gerstner%' THEN 0 ELSE 1 END) = 1`,
          ),
        ).resolves.toBeDefined();
      }
      await app.query(
        `SELECT keep_identity($1, '{"names": {"en": "x"}}'), name_readers($1, jsonb_build_array($2::text))`,
        [id, colleague.id],
      );
      expect((await app.query('SELECT * FROM confidential_identity')).rows).toEqual([]);
    } finally {
      await app.end();
    }
    expect((await owner.get(`/entities/${id}`)).body).toMatchObject({ names: NAMES, readers: [] });
  });
});

function pick(reply: Reply, ...fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field, (reply.body as Record<string, unknown>)[field]]));
}
