import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import pg from 'pg';

import { HIT_31, LOSS_115 } from './support/dossier.js';
import { exampleText } from './support/rich-dossier.js';
import { World } from './support/world.js';

const FORMS: readonly (readonly [query: string, headers: Record<string, string>])[] = [
  ['format=dossier', {}],
  ['format=dossier', { accept: 'application/x-ndjson' }],
  ['format=ndjson', {}],
  ['format=prov-json', {}],
  ['format=provn', {}],
];

describe('exports as of a moment', () => {
  let world: World;
  const open: pg.Client[] = [];
  beforeAll(async () => {
    world = await World.start();
    await world.post('/imports?format=dossier', exampleText);
    await world.quiet();
  });
  afterAll(async () => {
    await Promise.all(open.map((client) => client.end()));
    await world.stop();
  });

  /** Somebody's transaction that goes on for as long as it likes. */
  async function begun(kind = 'READ COMMITTED'): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: world.database.appUrl });
    open.push(client);
    await client.connect();
    await client.query(`BEGIN ISOLATION LEVEL ${kind}; SET LOCAL claimtrail.actor = '00000000-0000-7000-8000-000000000002';
      SET LOCAL claimtrail.readership = '{newsroom,public,00000000-0000-7000-8000-0000000000d1}'`);
    return client;
  }
  const now = async (): Promise<string> => {
    await pause(5);
    const moment = new Date().toISOString();
    await pause(5);
    return moment;
  };
  const exported = async (moment: string) => {
    const all: { settled: string | null; digest: string; file: string; text: string }[] = [];
    for (const [query, headers] of FORMS) {
      const reply = await world.get(`/exports?${query}&asOf=${moment}`, headers);
      expect(reply.status).toBe(200);
      const file = reply.headers.get('content-disposition') ?? '';
      const digest = createHash('sha256').update(reply.text).digest('hex');
      all.push({ settled: reply.headers.get('claimtrail-settled'), digest, file, text: reply.text });
    }
    return all;
  };

  it('are the same bytes for the same settled moment, with writes going on and long transactions open', async () => {
    const reader = await begun('REPEATABLE READ');
    await reader.query('SELECT count(*) FROM claim');
    const moment = await now();
    const [first, ...others] = [await exported(moment), await exported(moment)];
    expect(first?.map(({ settled }) => settled)).toEqual(FORMS.map(() => 'true'));
    // Somebody who began to write afterwards, and is not done.
    const writer = await begun();
    const { rowCount } = await writer.query(
      `UPDATE claim SET text = 'not committed' WHERE id = (SELECT id FROM claim ORDER BY id LIMIT 1)`,
    );
    expect(rowCount).toBe(1);
    let done = false;
    let written = 0;
    const writing = (async () => {
      const [, ...ids] = (await world.sql<{ id: string }>('SELECT id FROM claim ORDER BY id')).map(({ id }) => id);
      while (!done) {
        const id = ids[written++ % ids.length];
        const statement = {
          speaker: 'Windows Central',
          stance: 'asserts',
          statedAt: '2025-10-31',
          wording: `said ${written}`,
        };
        const replies = [
          await world.patch(`/claims/${id}`, { text: `A sentence, ${written}.` }, { 'If-Match': '*' }),
          await world.post(`/claims/${id}/statements`, {
            ...statement,
            source: { kind: 'article', title: `Article ${written}` },
          }),
          await world.post('/claims', {
            ...HIT_31,
            period: String(1900 + (written % 100)),
            scope: { segment: `s${written}` },
          }),
        ];
        expect(replies.filter(({ status }) => status >= 300 && status !== 422).map(({ text }) => text)).toEqual([]);
      }
    })();
    for (let round = 0; round < 3; round++) others.push(await exported(moment));
    done = true;
    await writing;
    await writer.query('COMMIT');
    others.push(await exported(moment));
    expect(written).toBeGreaterThan(2);
    for (const other of others) expect(other).toEqual(first);
    expect((await exported(await now())).map(({ digest }) => digest)).not.toEqual(first?.map(({ digest }) => digest));
    await reader.query('ROLLBACK');
  });

  it('do not lose a settled moment to whoever begins or ends to write while it is asked for', async () => {
    const moment = await now();
    const clients = Array.from({ length: 4 }, () => new pg.Client({ connectionString: world.database.appUrl }));
    open.push(...clients);
    await Promise.all(clients.map((client) => client.connect()));
    let done = false;
    const [asking, ...writing] = clients as [pg.Client, ...pg.Client[]];
    const writers = writing.map(async (client) => {
      while (!done) await client.query('SELECT pg_current_xact_id()');
    });
    let unsettled = 0;
    for (let n = 0; n < 3000; n++) {
      const { rows } = await asking.query<{ settled: boolean }>('SELECT history.is_settled($1) AS settled', [moment]);
      if (!rows[0]?.settled) unsettled++;
    }
    done = true;
    await Promise.all(writers);
    expect(unsettled).toBe(0);
  });

  it('say of a moment that it is not settled, while somebody can still write at or before it', async () => {
    const { claim } = (await world.post('/claims', { ...LOSS_115, period: '1999' })).body;
    const writer = await begun();
    await writer.query(`UPDATE claim SET text = 'written before that moment' WHERE id = $1`, [claim.id]);
    const moment = await now();
    const early = await exported(moment);
    expect(early.map(({ settled }) => settled)).toEqual(FORMS.map(() => 'false'));
    expect(early.map(({ file }) => file.includes('-not-settled.'))).toEqual(FORMS.map(() => true));
    expect(JSON.parse(early[0]?.text ?? '').note).toBe(
      `As of ${moment}. Not settled: somebody who began to write before is not done, and can still add to what was recorded by then.`,
    );
    expect(early[0]?.text).not.toContain('written before that moment');
    // Who passes over the note has a dossier all the same.
    const tried = await world.post('/imports?format=dossier&dryRun=true', early[0]?.text ?? '');
    expect(tried.status).toBe(202);
    await world.quiet();
    expect((await world.get(`/jobs/${tried.body.id}`)).body).toMatchObject({ state: 'done', errors: [] });
    await writer.query('COMMIT');
    const late = await exported(moment);
    expect(late.map(({ settled }) => settled)).toEqual(FORMS.map(() => 'true'));
    expect(late.map(({ file }) => file.includes('-not-settled'))).toEqual(FORMS.map(() => false));
    expect(late[0]?.text).toContain('written before that moment');
    expect(JSON.parse(late[0]?.text ?? '').note).toBeUndefined();
    await world.patch(`/claims/${claim.id}`, { text: 'written after it' }, { 'If-Match': '*' });
    expect(await exported(moment)).toEqual(late);
  });

  it('stay settled when somebody who had only read until then begins to write', async () => {
    const { claim } = (await world.post('/claims', { ...LOSS_115, period: '1998' })).body;
    const late = await begun();
    await late.query('SELECT count(*) FROM claim');
    const moment = await now();
    const first = await exported(moment);
    expect(first.map(({ settled }) => settled)).toEqual(FORMS.map(() => 'true'));
    await late.query(`UPDATE claim SET text = 'written after that moment' WHERE id = $1`, [claim.id]);
    const written = await now();
    expect(await exported(moment)).toEqual(first);
    expect((await exported(written)).map(({ settled }) => settled)).toEqual(FORMS.map(() => 'false'));
    await late.query('COMMIT');
    expect(await exported(moment)).toEqual(first);
    expect((await exported(written)).map(({ settled }) => settled)).toEqual(FORMS.map(() => 'true'));
  });
});
