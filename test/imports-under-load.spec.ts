import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

import { ended } from './support/jobs.js';
import { type Reply, World } from './support/world.js';

const NDJSON = { 'content-type': 'application/x-ndjson' };

const imported = async (world: World, dossier: object): Promise<Reply['body']> =>
  ended(world, await world.post('/imports?format=dossier', dossier));

const claim = (ref: string, more: object = {}): object => ({
  ref,
  subject: 'Oracle',
  metric: 'revenue',
  value: '$13 billion',
  language: 'en',
  period: '2025',
  ...more,
});

describe('imports beside requests', () => {
  let world: World;
  beforeAll(async () => void (world = await World.start()));
  afterAll(() => world.stop());

  it('take no connection while they arrive', async () => {
    const stalled = Array.from({ length: 12 }, () => {
      const asked = request(`${world.url}/api/v1/imports?format=dossier`, { method: 'POST', headers: NDJSON });
      asked.on('error', () => undefined);
      asked.write('{');
      return asked;
    });
    await pause(300);
    expect((await world.get('/claims')).status).toBe(200);
    for (const asked of stalled) asked.destroy();
  });

  it('keep no request waiting without end', async () => {
    expect(await world.db.query('SHOW lock_timeout')).toEqual([{ lock_timeout: '15s' }]);
  });

  it('go on while all connections of requests wait for them', async () => {
    const names = Array.from({ length: 2000 }, (_, n) => ({ ref: `o-${n}`, names: { en: `Oracle ${n}` } }));
    const sent = await world.post('/imports?format=dossier', { entities: names });
    for (let job = sent; job.body.state === 'queued';) job = await world.get(`/jobs/${sent.body.id}`);
    const writers = Array.from({ length: 14 }, (_, n) =>
      world.post('/entities', { name: `Oracle ${n}`, create: true }),
    );
    expect(await ended(world, sent)).toMatchObject({ state: 'done', progress: { done: 2000 } });
    for (const { status } of await Promise.all(writers)) expect([200, 201, 409, 503]).toContain(status);
  });
});

describe('declarations', () => {
  let world: World;
  beforeAll(async () => void (world = await World.start()));
  afterAll(() => world.stop());

  const metric = (more: object) => ({
    metrics: [{ ref: 'm', key: 'm', labels: { en: 'M' }, valueType: 'quantity', ...more }],
  });
  const entity = (more: object) => ({ entities: [{ ref: 'e', names: { en: 'Enron' }, ...more }] });

  it.each([
    ['an inverse that is not there', metric({ inverseOf: 'nothing' }), '/metrics/0/inverseOf', 'unknown-reference'],
    [
      'a lookalike that is not there',
      metric({ notToBeConfusedWith: ['nothing'] }),
      '/metrics/0/notToBeConfusedWith/0',
      'unknown-reference',
    ],
    ['a text in money', metric({ valueType: 'text', dimension: 'money' }), '/metrics/0/dimension', 'invalid-request'],
    ['the label of another', metric({ labels: { en: 'Revenue' } }), '/metrics/0/labels', 'ambiguous-name'],
    [
      'a day there is not',
      entity({ fiscalCalendar: { end: '02-31', namedAfter: 'end' } }),
      '/entities/0/fiscalCalendar',
      'invalid-request',
    ],
    [
      'weeks without a weekday',
      entity({ fiscalCalendar: { end: '06-30', namedAfter: 'end', rule: '52/53' } }),
      '/entities/0/fiscalCalendar',
      'invalid-request',
    ],
    [
      'a protected one that is the same as another',
      {
        entities: [
          { ref: 'x', names: { en: 'Xerox' } },
          { ref: 'y', names: { en: 'Y' }, confidential: true, description: 'a person', sameAs: 'x' },
        ],
      },
      '/entities/1/sameAs',
      'not-allowed',
    ],
    [
      'a circle of corrections',
      {
        entities: [{ ref: 'Oracle', names: { en: 'Oracle' } }],
        claims: [claim('a'), claim('b', { value: '$14 billion' })],
        links: [
          { a: 'a', b: 'b', kind: 'supersedes' },
          { a: 'b', b: 'a', kind: 'supersedes' },
        ],
      },
      '/links/0',
      'cycle',
    ],
  ])('refuses %s', async (_, dossier, at, code) => {
    const job = await imported(world, dossier);
    expect(job.errors[0]).toMatchObject({ at, code });
    expect(job.state).toBe('failed');
  });

  it('keeps names under canonical tags', async () => {
    expect((await imported(world, { entities: [{ ref: 'e', names: { EN: 'Equinor' } }] })).state).toBe('done');
    const [row] = await world.sql(`SELECT names FROM entity WHERE names::text LIKE '%Equinor%'`);
    expect(row).toEqual({ names: { en: 'Equinor' } });
  });

  it('merges with an entity all that was merged into it', async () => {
    const made = await Promise.all(
      ['Delphi', 'Xylem'].map((name) => world.post('/entities', { name, language: 'en' })),
    );
    const [d, x] = made.map(({ body }) => body.id as string);
    expect((await world.post(`/entities/${d}/merge`, { into: x, reason: 'the same' })).status).toBe(200);
    const dossier = {
      entities: [
        { ref: 'x', names: { en: 'Xylem' }, sameAs: 'y' },
        { ref: 'y', names: { en: 'Yara' } },
      ],
    };
    for (let n = 0; n < 2; n++) expect((await imported(world, dossier)).errors).toEqual([]);
    const chains = await world.sql(
      'SELECT 1 FROM entity e JOIN entity o ON o.id = e.same_as_id WHERE o.same_as_id IS NOT NULL',
    );
    expect(chains).toEqual([]);
    const [{ n }] = (await world.sql('SELECT count(*)::int AS n FROM entity WHERE same_as_id IS NOT NULL')) as [
      { n: number },
    ];
    expect(n).toBe(2);
    const other = {
      entities: [
        { ...dossier.entities[0], sameAs: 'z' },
        { ref: 'z', names: { en: 'Zalando' } },
      ],
    };
    expect((await imported(world, other)).errors).toMatchObject([{ at: '/entities/0/sameAs', code: 'merged-entity' }]);
  });

  it('takes two protected people for two', async () => {
    const person = { kind: 'person', confidential: true, description: 'a person familiar with the matter' };
    const dossier = {
      entities: [
        { ref: 'p', ...person },
        { ref: 'q', ...person },
      ],
    };
    expect((await imported(world, dossier)).result.created.entities).toBe(2);
    const again = await imported(world, dossier);
    expect([again.result.created.entities, again.result.existing.entities]).toEqual([0, 2]);
  });

  it('withholds names from an export of a day on which they could be read', async () => {
    const owner = '00000000-0000-7000-8000-000000000003';
    await imported(world, {
      entities: [{ ref: 'jane', names: { en: 'Jane Doe' }, confidential: true, description: 'an insider' }],
    });
    const [row] = await world.sql<{ at: Date }>('SELECT clock_timestamp() AS at');
    const past = async () => (await world.get(`/exports?format=dossier&asOf=${row?.at.toISOString()}`)).text;
    expect(await past()).toContain('Jane Doe');
    await world.sql(`BEGIN; SELECT set_config('claimtrail.actor', '${owner}', true),
      set_config('claimtrail.desk', '00000000-0000-7000-8000-0000000000d1', true), set_config('claimtrail.reason', '', true),
      set_config('claimtrail.request', '', true);
      UPDATE confidential_identity SET owner_id = '${owner}' WHERE content::text LIKE '%Jane Doe%'; COMMIT`);
    expect(await past()).not.toContain('Jane Doe');
  });
});
