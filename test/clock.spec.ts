import pg from 'pg';

import { LOSS_115 } from './support/dossier.js';
import { World } from './support/world.js';

const TABLES = ['claim', 'desk', 'membership', 'principal'];

describe('a clock that was put back by an hour', () => {
  let world: World;
  let claim: string;
  beforeAll(async () => {
    world = await World.start();
    const colleague = await world.person({ desks: ['Sport'] });
    ({ id: claim } = (await colleague.post('/claims', LOSS_115)).body.claim);
    const admin = new pg.Client({ connectionString: world.database.adminUrl });
    await admin.connect();
    const ahead = TABLES.flatMap((table) => [
      `UPDATE claimtrail.${table} SET updated_at = updated_at + interval '1 hour'`,
      `UPDATE history.${table} SET updated_at = updated_at + interval '1 hour', recorded_at = recorded_at + interval '1 hour'`,
    ]);
    await admin.query(['BEGIN', 'SET LOCAL session_replication_role = replica', ...ahead, 'COMMIT'].join(';'));
    await admin.end();
  });
  afterAll(() => world.stop());

  it('keeps nobody from being disabled, and no record from being changed', async () => {
    const changed = async (path: string, change: object) =>
      (await world.patch(path, change, { 'if-match': '*' })).status;
    const [recorded] = await world.sql<{ id: string }>(`SELECT owner_id AS id FROM claim WHERE id = $1`, [claim]);
    const [desk] = await world.sql<{ id: string }>(`SELECT id FROM desk WHERE name = 'Sport'`);
    expect(await changed(`/claims/${claim}`, { text: 'A loss of $11.5 billion.' })).toBe(200);
    expect(await changed(`/desks/${desk?.id}`, { name: 'Economy' })).toBe(200);
    expect(await changed(`/users/${recorded?.id}`, { desks: ['Economy', 'Newsroom'] })).toBe(200);
    expect(await changed(`/users/${recorded?.id}`, { disabled: true })).toBe(200);
  });

  it('leaves the versions of a record in the order of their moments', async () => {
    const disordered = await Promise.all(
      TABLES.map((table) =>
        world.sql(
          `SELECT * FROM (SELECT version, recorded_at, lag(recorded_at) OVER (PARTITION BY id ORDER BY version) AS before
           FROM history.${table}) v WHERE before > recorded_at`,
        ),
      ),
    );
    expect(disordered.flat()).toEqual([]);
    const { body } = await world.get(`/claims/${claim}/history`);
    expect(body.items.map(({ version }: { version: number }) => version)).toEqual([2, 1]);
  });
});
