import { DataSource } from 'typeorm';

import { databaseOptions, migrate } from '../src/app/database.js';
import { emptyDatabase, migrateUntilRights, undoRights } from './support/before-rights.js';
import type { FreshDatabase } from './support/database.js';

/**
 * Everything that makes a schema what it is, in words that do not depend on when it was made; but for who may execute what triggers call: that
 * stays closed once it was, and test/row-security.spec.ts looks at it.
 */
const SCHEMA = `
  SELECT 'column ' || c.oid::regclass || '.' || a.attname AS what,
    concat_ws(' ', format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid), (SELECT array_agg(x::text ORDER BY x::text) FROM unnest(a.attacl) x)) AS how
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  WHERE c.relnamespace = ANY (ours) AND c.relkind IN ('r', 'v') AND a.attnum > 0 AND NOT a.attisdropped
  UNION ALL SELECT 'relation ' || c.oid::regclass, concat_ws(' ', c.relkind, c.relrowsecurity, c.reloptions::text, obj_description(c.oid),
    (SELECT array_agg(x::text ORDER BY x::text) FROM unnest(coalesce(c.relacl, acldefault('r', c.relowner))) x))
  FROM pg_class c WHERE c.relnamespace = ANY (ours) AND c.relkind IN ('r', 'v', 'S')
  UNION ALL SELECT 'view ' || c.oid::regclass, pg_get_viewdef(c.oid) FROM pg_class c WHERE c.relnamespace = ANY (ours) AND c.relkind = 'v'
  UNION ALL SELECT 'index ' || i.indexrelid::regclass, pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE c.relnamespace = ANY (ours)
  UNION ALL SELECT 'constraint ' || k.conrelid::regclass || ' ' || k.conname, pg_get_constraintdef(k.oid) FROM pg_constraint k WHERE k.connamespace = ANY (ours) AND k.contype <> 'n'
  UNION ALL SELECT 'trigger ' || t.tgrelid::regclass || ' ' || t.tgname, pg_get_triggerdef(t.oid) || t.tgenabled::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = ANY (ours) AND NOT t.tgisinternal
  UNION ALL SELECT 'policy ' || p.polrelid::regclass || ' ' || p.polname, concat_ws(' ', p.polcmd, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid), p.polroles::regrole[]::text) FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid WHERE c.relnamespace = ANY (ours)
  UNION ALL SELECT 'function ' || f.oid::regprocedure, pg_get_functiondef(f.oid) || CASE WHEN f.prorettype <> 'trigger'::regtype THEN coalesce((SELECT array_agg(x::text ORDER BY x::text) FROM unnest(f.proacl) x)::text, 'everybody') ELSE '' END FROM pg_proc f
    WHERE f.pronamespace = ANY (ours) AND f.prokind IN ('f', 'p') AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = f.oid AND d.deptype = 'e')
  ORDER BY 1`.replaceAll('ours', `ARRAY['claimtrail', 'history', 'as_of']::regnamespace[]`);

describe('migrations', () => {
  let database: FreshDatabase;
  let db: DataSource;
  beforeAll(async () => {
    database = await emptyDatabase();
    db = await new DataSource({ ...databaseOptions(database.ownerUrl), poolSize: 2 }).initialize();
  });
  afterAll(async () => {
    await db.destroy();
    await database.drop();
  });

  async function schema(): Promise<Record<string, string>> {
    const rows: { what: string; how: string }[] = await db.query(SCHEMA);
    return Object.fromEntries(rows.map(({ what, how }) => [what, how]));
  }

  it('leave by going down what was there before they went up, and go up again', async () => {
    await migrateUntilRights(database.ownerUrl);
    const before = await schema();
    await migrate(database.ownerUrl);
    const after = await schema();
    expect(Object.keys(after).length).toBeGreaterThan(Object.keys(before).length + 100);
    expect(await undoRights(database.ownerUrl)).toBeGreaterThan(10);
    expect(await schema()).toEqual(before);
    await db.runMigrations({ transaction: 'each' });
    expect(await schema()).toEqual(after);
  });
});
