import { setTimeout as pause } from 'node:timers/promises';

import { type Person, type Reply, World } from './support/world.js';

const ANY = { 'If-Match': '*' };

describe('the past of a claim that named what is for a desk alone', () => {
  let world: World;
  let ours: Person;
  let theirs: Person;
  beforeAll(async () => {
    world = await World.start();
    ours = await world.person({ name: 'Of the desk', desks: ['Politics'] });
    theirs = await world.person({ name: 'Of another desk', desks: ['Business'] });
    await ours.post('/metrics', { key: 'auditor', labels: { en: 'auditor' }, valueType: 'entity' });
  });
  afterAll(() => world.stop());

  const SECRET = 'Codename Heron';
  const secretly = { id: '' };
  beforeAll(async () => {
    const made = await ours.post('/entities', { names: { en: SECRET }, audience: 'desk' });
    expect(made.status).toBe(201);
    secretly.id = made.body.id as string;
  });
  /** Somebody whom all may read. */
  const open = async (name: string): Promise<{ id: string }> => {
    const made = await ours.post('/entities', { names: { en: name } });
    expect(made.status).toBe(201);
    return { id: made.body.id as string };
  };
  const GIVEN: object = { metric: 'revenue', value: '$13 billion', language: 'en', period: '2025' };
  /** A claim that is for a desk first, changed until it can be for all, with the moments between. */
  const widened = async (claim: object, ...changes: object[]) => {
    const logged = await ours.post('/claims', { ...claim, audience: 'desk' });
    expect([logged.status, logged.body.errors]).toEqual([201, undefined]);
    const path = `/claims/${logged.body.claim.id}`;
    const moments: string[] = [logged.body.claim.updatedAt];
    for (const change of [...changes, { audience: 'newsroom' }]) {
      await pause(5);
      const changed = await ours.patch(path, { ...change, reason: 'as it is' }, ANY);
      expect([changed.status, changed.body.errors]).toEqual([200, undefined]);
      moments.push(changed.body.updatedAt as string);
    }
    return { path, moments };
  };
  type Version = { version: number; operation: string; changes: { path: string }[] };
  const told = (reply: Reply) =>
    (reply.body.items as Version[]).map(({ version, operation, changes }) => [
      version,
      operation,
      ...changes.map(({ path }) => path),
    ]);
  const shown = async (asks: Person, path: string, moments: readonly string[]) => {
    const replies: Reply[] = [];
    for (const at of moments) replies.push(await asks.get(`${path}?asOf=${at}`));
    return replies.map(({ status }) => status);
  };

  it('begins for others when it names what they may read', async () => {
    const subject = await open('Oracle');
    const { path, moments } = await widened({ subject: secretly, ...GIVEN }, { subject, period: '2024' });
    const history = await theirs.get(`${path}/history`);
    expect(told(history)).toEqual([
      [3, 'changed', 'audience'],
      [2, 'created'],
    ]);
    expect(history.text).not.toContain(secretly.id);
    expect(await shown(theirs, path, moments)).toEqual([404, 200, 200]);
    expect(told(await ours.get(`${path}/history`))).toMatchObject([
      [3, 'changed', 'audience'],
      [2, 'changed', 'subject', 'period.start', 'period.end', 'period.label'],
      [1, 'created'],
    ]);
    expect(await shown(ours, path, moments)).toEqual([200, 200, 200]);
    const paged = await theirs.get(`${path}/history?limit=1`);
    const next = await theirs.get(`${path}/history?limit=1&cursor=${paged.body.nextCursor}`);
    expect([told(paged), told(next), next.body.nextCursor]).toEqual([
      [[3, 'changed', 'audience']],
      [[2, 'created']],
      null,
    ]);
  });

  it('leaves out what named it in between, as its value', async () => {
    const value = (entity: object) => ({ value: { type: 'entity', entity } });
    const [kept, last] = [value(await open('KPMG')), value(await open('Deloitte'))];
    const claim = { subject: await open('Nvidia'), metric: 'auditor', period: '2025', ...kept };
    const { path, moments } = await widened(claim, value(secretly), last);
    const history = await theirs.get(`${path}/history`);
    expect(told(history)).toEqual([
      [4, 'changed', 'audience'],
      [3, 'changed', 'value'],
      [1, 'created'],
    ]);
    expect(history.text).not.toContain(secretly.id);
    expect(await shown(theirs, path, moments)).toEqual([200, 404, 200, 200]);
    for (const at of moments) {
      for (const route of [
        '/claims',
        '/exports?format=dossier',
        '/exports?format=ndjson',
        '/exports?format=provn',
        `${path}/comparisons`,
      ]) {
        const reply = await theirs.get(`${route}${route.includes('?') ? '&' : '?'}asOf=${at}`);
        expect([route, reply.text.includes(secretly.id), reply.text.includes(SECRET)]).toEqual([route, false, false]);
      }
    }
  });

  it('leaves out what named it in its scope', async () => {
    const claim = { subject: await open('Microsoft'), ...GIVEN, scope: { segment: secretly } };
    const { path, moments } = await widened(claim, { scope: {} });
    expect(told(await theirs.get(`${path}/history`))).toEqual([
      [3, 'changed', 'audience'],
      [2, 'created'],
    ]);
    expect(await shown(theirs, path, moments)).toEqual([404, 200, 200]);
    expect(await shown(ours, path, moments)).toEqual([200, 200, 200]);
  });

  it('has no link as of then either, and is counted nowhere', async () => {
    const value = (entity: object) => ({ value: { type: 'entity', entity } });
    const about = { subject: await open('Palantir'), metric: 'auditor', period: '2025' };
    const rival = await theirs.post('/claims', { ...about, ...value(await open('Grant Thornton')) });
    const other = `/claims/${rival.body.claim.id}`;
    const logged = await ours.post('/claims', { ...about, ...value(await open('Mazars')), audience: 'desk' });
    const id = logged.body.claim.id as string;
    const [found] = (await ours.get(`${other}/links`)).body.items as { id: string; kind: string }[];
    expect(found?.kind).toBe('contradicts');
    let then = '';
    for (const change of [value(secretly), value(await open('Baker Tilly')), { audience: 'newsroom' }]) {
      await pause(5);
      const changed = await ours.patch(`/claims/${id}`, { ...change, reason: 'as it is' }, ANY);
      expect([changed.status, changed.body.errors]).toEqual([200, undefined]);
      then ||= changed.body.updatedAt as string;
    }
    expect(await shown(theirs, `/links/${found?.id}`, [then])).toEqual([404]);
    expect((await theirs.get(`/links/${found?.id}`)).status).toBe(200);
    for (const route of [
      `${other}/links`,
      other,
      `/graph?claims=${rival.body.claim.id}`,
      `${other}/comparisons`,
      '/contradictions',
      '/graph/components',
    ]) {
      const reply = await theirs.get(`${route}${route.includes('?') ? '&' : '?'}asOf=${then}`);
      expect([route, reply.status, reply.text.includes(id)]).toEqual([route, 200, false]);
    }
    const { body } = await theirs.get(`${other}?asOf=${then}`);
    expect([body.standing.label, body.counts?.contradictions ?? 0]).toEqual(['uncontested', 0]);
  });

  it('is told as soon as everything that it named is for all', async () => {
    const made = await ours.post('/entities', { names: { en: 'Codename Egret' }, audience: 'desk' });
    const subject = await open('Vistra');
    const { path } = await widened({ subject: { id: made.body.id }, ...GIVEN }, { subject });
    expect(told(await theirs.get(`${path}/history`))).toHaveLength(2);
    await ours.patch(`/entities/${made.body.id}`, { audience: 'newsroom' }, ANY);
    expect(told(await theirs.get(`${path}/history`))).toEqual(told(await ours.get(`${path}/history`)));
  });
});
