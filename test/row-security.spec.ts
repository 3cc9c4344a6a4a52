import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import pg from 'pg';

import { DESKS, OTHER_DESKS, PEOPLE } from './support/desks.js';
import { HIT_31, LOSS_115 } from './support/dossier.js';
import { World } from './support/world.js';

/** What things are called and counted in, who works here, and by which rules was compared: nobody is kept from it. */
const EVERYBODYS = [
  'claimtrail.desk',
  'claimtrail.principal',
  'claimtrail.metric',
  'claimtrail.metric_name',
  'claimtrail.rate_set',
  'claimtrail.rate',
  'claimtrail.comparison_rule',
  'claimtrail.computing_rule',
  // Published: numbers that say nothing of what they are made of.
  ...['checkpoint', 'signing_key', 'revoked_key'].map((table) => `history.${table}`),
  'claimtrail.checkpoint_delivery',
  ...['history', 'as_of'].flatMap((schema) =>
    ['desk', 'principal', 'metric', 'rate_set'].map((table) => `${schema}.${table}`),
  ),
];

/** Every file that becomes the engine, or says what that is. */
const ENGINE_ROOMS = [
  'app/rebuild.ts',
  'derivations/results.service.ts',
  'detection/conclude.service.ts',
  'detection/judge-link.service.ts',
  'detection/merged.service.ts',
  'detection/rates.service.ts',
  'detection/reevaluations.service.ts',
  'erasure/erasures.service.ts',
  'interchange/import-links.service.ts',
  'logbook/links.service.ts',
  'logbook/recomputations.service.ts',
  'logbook/reopen-disputes.service.ts',
  'logbook/resolve-dispute.service.ts',
  'logbook/settle-derivations.service.ts',
  'platform/provision.ts',
  'platform/transactions.ts',
];
/** Views that run as the owner, and decide by themselves: what they show of an entity is less than what is recorded. */
const DECIDING = ['history.open_entity', 'history.open_source', 'history.told_result'];

/** Its past is itself, as far as it had been written. */
const APPENDED = 'as_of.transition';

const OURS = `n.nspname IN ('claimtrail', 'history', 'as_of')`;

/** Calls what tells nobody anything but that it refuses. */
const refused = (call: string): string =>
  `DO $$ BEGIN PERFORM ${call}; RAISE 'not refused'; EXCEPTION WHEN check_violation THEN NULL; END $$`;

/** For each function the application may call: a call of it that nobody is told anything by who has said nothing of themselves. */
const CALLS: Readonly<Record<string, (ids: Readonly<Record<string, string>>) => string>> = {
  'claimtrail.readership': () => `SELECT 1 WHERE claimtrail.readership() <> '{}'`,
  'claimtrail.actor': () => 'SELECT 1 WHERE claimtrail.actor() IS NOT NULL',
  'claimtrail.may_name': () => `SELECT 1 WHERE claimtrail.may_name('public', '')`,
  'claimtrail.audience_key': () => `SELECT 1 WHERE claimtrail.audience_key('desk', NULL) IS NOT NULL`,
  'claimtrail.wrote_any': ({ claim }) => `SELECT 1 WHERE claimtrail.wrote_any('${claim}')`,
  'claimtrail.is_evidence': ({ claim, statement }) =>
    `SELECT 1 WHERE claimtrail.is_evidence('{"kind": "statement", "id": "${statement}"}', '${claim}')`,
  'claimtrail.request_erasure': () => refused(`claimtrail.request_erasure('[]', '["OpenAI"]', 'none', NULL)`),
  'claimtrail.withdraw_erasure': ({ claim }) => `SELECT 1 WHERE claimtrail.withdraw_erasure('${claim}')`,
  'claimtrail.approve_erasure': ({ claim }) => refused(`claimtrail.approve_erasure('${claim}')`),
  'claimtrail.erasure_found': ({ claim }) => `SELECT * FROM claimtrail.erasure_found('${claim}')`,
  'history.standing': () => `SELECT 1 WHERE history.standing('OpenAI') <> '{}'`,
  'history.found': () => `SELECT * FROM history.found('[]', history.standing('OpenAI'))`,
  'history.is_erasing': ({ claim }) => `SELECT 1 WHERE history.is_erasing('${claim}')`,
  'history.keep_checkpoint': () => refused(`history.keep_checkpoint(1, 1, '', '', now(), now(), 1, '')`),
  'history.keep_first_key': () => refused(`history.keep_first_key('x')`),
  'history.sought': () => `SELECT 1 WHERE history.sought('[]') IS NOT NULL`,
  'history.percent_encoded': () => `SELECT 1 WHERE history.percent_encoded('') <> ''`,
  'history.wordy': () => `SELECT 1 WHERE NOT EXISTS (SELECT history.wordy())`,
  'history.holds_words': () => `SELECT 1 WHERE history.holds_words('claimtrail.statement', '.') > 0`,
  'history.without_words': () => `SELECT 1 WHERE history.without_words('{}', '.') <> '{}'`,
  'history.text_without': () => `SELECT 1 WHERE history.text_without('', 'x') <> ''`,
  'claimtrail.hold_record': ({ claim }) => refused(`claimtrail.hold_record('claim', '${claim}', 'none')`),
  'claimtrail.release_hold': ({ claim }) => `SELECT 1 WHERE claimtrail.release_hold('${claim}', 'none')`,
  'claimtrail.assign_claim': ({ claim }) => `SELECT 1 WHERE claimtrail.assign_claim('${claim}', NULL) IS NOT NULL`,
  'claimtrail.may_name_entity': ({ entity }) => `SELECT 1 WHERE claimtrail.may_name_entity('${entity}', 'public')`,
  'claimtrail.may_name_statement': ({ statement }) =>
    `SELECT 1 WHERE claimtrail.may_name_statement('${statement}', 'public')`,
  'claimtrail.forget_answers': () =>
    `SELECT 1 FROM (SELECT claimtrail.forget_answers()::text AS told) f WHERE told <> ''`,
  'claimtrail.claims_worded': () => `SELECT claimtrail.claims_worded('%', 10)`,
  'claimtrail.entities_named': () => `SELECT claimtrail.entities_named('%', 10)`,
  'claimtrail.sources_titled': () => `SELECT claimtrail.sources_titled('%', 10)`,
  'claimtrail.names_near': () => `SELECT claimtrail.names_near('openai', 'openai', 10)`,
  'claimtrail.titles_near': () => `SELECT claimtrail.titles_near('the title', 10)`,
  'claimtrail.conflicts_after': () =>
    `SELECT claimtrail.conflicts_after(1000, NULL, '{suggested,confirmed,dismissed,resolved}', NULL, 10)`,
  // Whoever knows the id of a change has it from a version they may read: it is as good as random.
  'history.changes': () => `SELECT history.changes(ARRAY[uuidv7()])`,
  'history.is_settled': () => `SELECT 1 WHERE history.is_settled('infinity')`,
  // What locks say that everybody sees.
  'history.writing_since': () => `SELECT 1 WHERE history.writing_since(NULL) < '-infinity'`,
  'as_of.instant': () => `SELECT 1 WHERE as_of.instant() < now()`,
  'as_of.names_readable': ({ entity }) => `SELECT 1 WHERE as_of.names_readable(uuidv7(), '${entity}', NULL)`,
  'claimtrail.statement_readership': () =>
    `SELECT 1 WHERE claimtrail.statement_readership(uuidv7(), '', '') <> 'public'`,
  'claimtrail.narrower': () => `SELECT 1 WHERE claimtrail.narrower('desk', 'desk') <> 'desk'`,
  'claimtrail.administering': () => 'SELECT 1 WHERE claimtrail.administering()',
  'claimtrail.identify': () =>
    `SELECT 1 FROM claimtrail.identify(decode('00', 'hex'), decode('00', 'hex'), NULL) WHERE principal_id IS NOT NULL`,
  'claimtrail.is_set_up': () => `SELECT 1 WHERE claimtrail.is_set_up()`,
  'claimtrail.link_of': () => `SELECT claimtrail.link_of(decode('00', 'hex'))`,
  'claimtrail.may_be_let_in': ({ person }) => `SELECT 1 WHERE claimtrail.may_be_let_in('${person}')`,
  'claimtrail.link_works': () => `SELECT 1 WHERE claimtrail.link_works(uuidv7())`,
  'claimtrail.redeem_link': () => `SELECT 1 WHERE claimtrail.redeem_link(decode('00', 'hex'))`,
  'claimtrail.end_own_links': () =>
    `SELECT 1 FROM (SELECT claimtrail.end_own_links()::text AS told) f WHERE told <> ''`,
  'claimtrail.password_hash_of': ({ person }) => `SELECT 1 WHERE claimtrail.password_hash_of('${person}') IS NOT NULL`,
  'claimtrail.still_signs_in': ({ person }) => `SELECT 1 WHERE claimtrail.still_signs_in('${person}', 'x')`,
  'claimtrail.sign_in_facts': () => `SELECT claimtrail.sign_in_facts('', '', '')`,
  'claimtrail.provider_facts': () => `SELECT claimtrail.provider_facts('', '', '')`,
  'claimtrail.renew_device': () =>
    `SELECT 1 FROM (SELECT claimtrail.renew_device('', '')::text AS told) f WHERE told <> ''`,
  'claimtrail.sign_in_levels': () => `SELECT claimtrail.sign_in_levels('{}', false)`,
  // Of tokens whose ids one knows, and of a session whose secret one holds.
  'claimtrail.tokens_work': () => `SELECT 1 WHERE NOT claimtrail.tokens_work('{}')`,
  'claimtrail.end_session': () => `SELECT 1 FROM (SELECT claimtrail.end_session('')::text AS told) f WHERE told <> ''`,
  // Whether what is stale waits to be computed, of whomever: that is no part of the record.
  'claimtrail.add_recomputation': () => `SELECT 1 WHERE claimtrail.add_recomputation(uuidv7()) IS NULL`,
  'claimtrail.users_named': () => `SELECT claimtrail.users_named('e')`,
  'claimtrail.name_folded': () => `SELECT 1 WHERE claimtrail.name_folded('E') <> 'e'`,
  'claimtrail.name_sorted': () => `SELECT 1 WHERE claimtrail.name_sorted('E') <> 'e'`,
  // Of names that were withdrawn from oneself.
  'claimtrail.was_withdrawn': () => `SELECT 1 WHERE claimtrail.was_withdrawn('', pg_current_snapshot())`,
  'history.may_read': () => `SELECT 1 WHERE history.may_read('newsroom', NULL)`,
  'history.is_unsealed': () => `SELECT 1 WHERE history.is_unsealed()`,
  'history.leaf_hashes': () => `SELECT history.leaf_hashes(-1, 10)`,
  'history.may_read_version': ({ claim }) => `SELECT 1 WHERE history.may_read_version('claim', '${claim}', 1)`,
  // Whoever knows a digest has been shown its leaf.
  'history.known_lines_of': ({ claim }) =>
    ['NULL', `'{}'`, `'{NULL}'`, `'{""}'`]
      .map((digests) => `SELECT history.known_lines_of('claim', '{${claim}}', '{1}', ${digests})`)
      .join(' UNION ALL '),
  // How many versions there are, of whatever.
  'history.seal': () => `SELECT 1 FROM history.seal() WHERE size IS NULL`,
  'history.unsaid': () => `SELECT 1 WHERE history.unsaid('[]') <> '[]'`,
  'history.names_protected': ({ derivation }) => `SELECT 1 WHERE history.names_protected('${derivation}', 1)`,
  ...Object.fromEntries(
    [
      'clear_expired()',
      "add_reevaluation(uuidv7(), '{}')",
      "touch_session('', '', '')",
      "renew_session(uuidv7(), '')",
      "touch_token('')",
      "sign_in_take('{}', '{}', now())",
      "sign_in_give_back('{}', '{}')",
      "keep_identity(uuidv7(), '{}')",
      "name_readers(uuidv7(), '[]')",
      "forget_names('{}')",
    ].map((call) => [
      `claimtrail.${call.replace(/\(.*/, '')}`,
      () => `SELECT 1 FROM (SELECT claimtrail.${call}::text AS told) f WHERE told NOT IN ('', 'false', 'true')`,
    ]),
  ),
};

describe('what the role of the application may see and do by itself', () => {
  let world: World;
  let app: pg.Client;
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    world = await World.start();
    const hit = (await world.post('/claims', HIT_31)).body.claim;
    const derivations = [{ method: 'formula', formula: 'share / 2', inputs: { share: hit.id } }];
    const statements = [
      { speaker: 'The Register', stance: 'asserts', source: { title: 'The title', kind: 'article' } },
    ];
    const logged = (await world.post('/claims', { ...LOSS_115, audience: 'desk', statements, derivations })).body.claim;
    await world.post('/links', { a: hit.id, b: logged.id, kind: 'context' });
    await world.sql(`BEGIN; ${OTHER_DESKS}; COMMIT`);
    for (const table of ['entity', 'statement', 'source', 'derivation'])
      ids[table] = (await world.sql<{ id: string }>(`SELECT id FROM ${table} LIMIT 1`))[0]?.id ?? '';
    ids['claim'] = logged.id;
    ids['person'] = PEOPLE[1];
    app = new pg.Client({ connectionString: world.database.appUrl });
    await app.connect();
    await app.query(`SET claimtrail.as_of = '2999-01-01T00:00:00Z'`);
  });
  afterAll(async () => {
    await app.end();
    await world.stop();
  });

  it('owns nothing and bypasses nothing, and neither does the engine', async () => {
    const { rows } = await app.query(
      `SELECT r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication AS strong,
         EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid) OR EXISTS (SELECT FROM pg_proc p WHERE p.proowner = r.oid)
           OR EXISTS (SELECT FROM pg_namespace n WHERE n.nspowner = r.oid) AS owns,
         pg_has_role(session_user, r.oid, 'USAGE') AS inherited, r.rolname = session_user AS is_app
       FROM pg_roles r WHERE r.rolname IN (session_user, current_setting('claimtrail.engine_role')) ORDER BY is_app`,
    );
    expect(rows).toEqual([
      { strong: false, owns: false, inherited: false, is_app: false },
      { strong: false, owns: false, inherited: true, is_app: true },
    ]);
  });

  it('locks nothing as a whole of what is recorded and never removed', async () => {
    const { rows } = await app.query<{ name: string; locks: boolean }>(
      `SELECT c.relname AS name, has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE, MAINTAIN') AS locks FROM pg_class c
       WHERE c.relnamespace = 'claimtrail'::regnamespace AND c.relkind = 'r' AND EXISTS (
         SELECT FROM pg_class h WHERE h.relnamespace = 'history'::regnamespace AND h.relname = c.relname) ORDER BY 1`,
    );
    // What a claim is about, and who belongs to a desk, can be taken back.
    expect(rows.filter(({ locks }) => locks).map(({ name }) => name)).toEqual(['membership', 'scope_value']);
    await expect(app.query('BEGIN; LOCK TABLE claim IN ACCESS EXCLUSIVE MODE')).rejects.toThrow('permission denied');
    await app.query('ROLLBACK');
  });

  it('reads nothing of any table as long as it has not said for whom', async () => {
    const { rows: tables } = await app.query<{ name: string; kind: string; readable: boolean; secured: boolean }>(
      `SELECT n.nspname || '.' || c.relname AS name, c.relkind AS kind, has_table_privilege(c.oid, 'SELECT') AS readable,
         CASE c.relkind WHEN 'v' THEN coalesce('security_invoker=true' = ANY (c.reloptions), false) ELSE c.relrowsecurity END AS secured
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS} AND c.relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY 1`,
    );
    expect(tables.length).toBeGreaterThan(55);
    let filled = 0;
    for (const { name, readable, secured } of tables) {
      if (!readable) continue;
      expect({ name, secured }).toEqual({ name, secured: !DECIDING.includes(name) });
      const { rows } = await app.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${name}`);
      if (!EVERYBODYS.includes(name)) expect({ name, n: rows[0]?.n }).toEqual({ name, n: 0 });
      const [all] = await world.sql<{ n: number }>(
        `SELECT count(*)::int AS n FROM ${name === APPENDED ? 'claimtrail.transition' : name.replace('as_of.', 'history.')}`,
      );
      if (!EVERYBODYS.includes(name) && (all?.n ?? 0) > 0) filled++;
    }
    // What there was to be seen.
    expect(filled).toBeGreaterThan(25);
  });

  it('is told nothing by any function it may call, and those that run as the owner have a path of their own', async () => {
    const { rows } = await app.query<{
      name: string;
      definer: boolean;
      path: boolean;
      callable: boolean;
      handles: boolean;
    }>(
      `SELECT n.nspname || '.' || p.proname AS name, p.prosecdef AS definer, has_function_privilege(p.oid, 'EXECUTE') AS callable,
         p.prorettype = 'trigger'::regtype AS handles,
         (p.prosqlbody IS NOT NULL OR EXISTS (SELECT FROM unnest(p.proconfig) AS c WHERE c IN ('search_path=pg_catalog', 'search_path=claimtrail, pg_temp'))) AS path
       FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
       WHERE ${OURS} AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e') ORDER BY 1`,
    );
    expect(rows.filter(({ definer, path }) => definer && !path)).toEqual([]);
    // Whoever may execute what a trigger calls can have a trigger of their own call it.
    expect(rows.filter(({ callable, handles }) => callable && handles)).toEqual([]);
    const callable = rows.filter((row) => row.callable && !row.handles).map(({ name }) => name);
    expect(callable).toEqual(Object.keys(CALLS).sort());
    for (const name of callable) {
      const { rows: told } = await app.query(CALLS[name]?.(ids) ?? '');
      expect({ name, told }).toEqual({ name, told: [] });
    }
  });

  /** In a transaction that is undone, as the person of another desk. */
  async function asOther<Result>(work: () => Promise<Result>): Promise<Result> {
    await app.query('BEGIN');
    try {
      await app.query(
        `SET LOCAL claimtrail.actor = '${PEOPLE[1]}'; SET LOCAL claimtrail.readership = '{newsroom,public,${DESKS[1]}}'; SET LOCAL lock_timeout = '2s'`,
      );
      return await work();
    } finally {
      await app.query('ROLLBACK');
    }
  }
  const statementOn = (claim: string): string =>
    `INSERT INTO statement (id, claim_id, speaker_id, stance, identity, audience, desk_id, owner_id)
     SELECT uuidv7(), '${claim}', e.id, 'asserts', 'x', 'newsroom', '${DESKS[1]}', '${PEOPLE[1]}' FROM entity e LIMIT 1`;
  const attempt = (sql: string): Promise<object> =>
    asOther(() =>
      app.query(sql).then(
        ({ rowCount, rows }) => ({ rowCount, rows }),
        ({ message, code, detail, constraint }: pg.DatabaseError) => ({ message, code, detail, constraint }),
      ),
    );

  it.each<[what: string, sql: (id: string) => string]>([
    ['reading', (id) => `SELECT * FROM claim WHERE id = '${id}'`],
    ['reading its history', (id) => `SELECT * FROM history.claim WHERE id = '${id}'`],
    ['counting', (id) => `SELECT count(*) FROM statement WHERE claim_id = '${id}'`],
    ['locking', (id) => `SELECT id FROM claim WHERE id = '${id}' FOR UPDATE`],
    ['changing', (id) => `UPDATE claim SET text = 'x' WHERE id = '${id}'`],
    ['removing its scope', (id) => `DELETE FROM scope_value WHERE claim_id = '${id}'`],
    ['stating', statementOn],
    [
      'deriving',
      (id) =>
        `INSERT INTO derivation (id, claim_id, method, identity, audience, desk_id, owner_id) VALUES (uuidv7(), '${id}', 'manual', 'x', 'desk', '${DESKS[1]}', '${PEOPLE[1]}')`,
    ],
    [
      'giving a scope',
      (id) => `INSERT INTO scope_value (id, claim_id, dimension, word) VALUES (uuidv7(), '${id}', 'segment', 'all')`,
    ],
    [
      'placing',
      (id) =>
        `INSERT INTO comparand (claim_id, subject_id, metric_id, value_type, scope_key, basis, measure, undated, span, starts, ends, unit, bound) SELECT '${id}', c.subject_id, c.metric_id, 'quantity', '', 'actual', 'as_is', true, 1, now(), now(), 'USD', false FROM claim c LIMIT 1`,
    ],
    [
      'linking',
      (id) =>
        `INSERT INTO link (id, a_id, b_id, kind, origin, state, owner_id) SELECT uuidv7(), least(c.id, '${id}'), greatest(c.id, '${id}'), 'context', 'person', 'confirmed', '${PEOPLE[1]}' FROM claim c LIMIT 1`,
    ],
  ])('%s an invisible record is as if there were none, and waits for nobody', async (_, sql) => {
    const holder = new pg.Client({ connectionString: world.database.ownerUrl });
    await holder.connect();
    try {
      await holder.query(`BEGIN; SELECT FROM claim WHERE id = '${ids['claim']}' FOR UPDATE`);
      const begun = performance.now();
      const given = await attempt(sql(ids['claim'] ?? ''));
      expect(performance.now() - begun).toBeLessThan(1500);
      expect(given).toEqual(await attempt(sql('01900000-0000-7000-8000-00000000ffff')));
    } finally {
      await holder.query('ROLLBACK');
      await holder.end();
    }
  });

  it.each(['entity', 'source', 'derivation_result'])(
    'leaves the versions of a %s that the caller does not see out of what may be read of them',
    async (table) => {
      const masked = { entity: 'open_entity', source: 'open_source', derivation_result: 'told_result' }[table] ?? '';
      const [all] = await world.sql<{ n: number }>(`SELECT count(DISTINCT id)::int AS n FROM history.${masked}`);
      const [held] = await world.sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
      expect(all?.n ?? 0).toBeLessThanOrEqual(held?.n ?? 0);
      expect(held?.n).toBeGreaterThan(0);
      const read = await asOther(async () => ({
        masked: (await app.query(`SELECT DISTINCT id FROM history.${masked} ORDER BY id`)).rows as unknown[],
        seen: (await app.query(`SELECT id FROM ${table} ORDER BY id`)).rows as unknown[],
      }));
      expect(read.masked).toEqual(read.seen);
      expect(read.seen.length).toBeLessThan(held?.n ?? 0);
    },
  );

  it('writes nothing that the software finds out, and sees none of the jobs that compute it', async () => {
    for (const table of [
      'link',
      'comparand',
      'derivation_result',
      'stale_derivation',
      'comparison_rule',
      'computing_rule',
    ])
      for (const write of [`INSERT INTO ${table} DEFAULT VALUES`, `DELETE FROM ${table}`])
        expect({ write, ...(await attempt(write)) }).toMatchObject({ write, code: '42501' });
    for (const change of [
      'link SET state',
      'comparand SET span',
      'derivation_result SET state',
      'computing_rule SET rule',
    ])
      expect({ change, ...(await attempt(`UPDATE ${change} = NULL`)) }).toMatchObject({ change, code: '42501' });
    await world.sql(`INSERT INTO job (id, kind, state, done, errors, parameters, desk_id, owner_id)
      SELECT uuidv7(), 'recomputation', 'queued', 0, '[]', '{}', desk_id, id FROM principal WHERE kind = 'software'`);
    expect(await attempt(`SELECT * FROM job WHERE kind = 'recomputation'`)).toEqual({ rowCount: 0, rows: [] });
  });

  it('becomes the engine only where links are found and results computed', () => {
    const root = join(import.meta.dirname, '..', '..', 'src');
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.ts$/.test(file));
    const users = files.filter((file) => readFileSync(join(root, file), 'utf8').includes('asEngine'));
    expect(users.sort()).toEqual(ENGINE_ROOMS);
  });
});
