// Fills a store for comparing reading and writing with and without rights: claims of several desks, what was said of them and
// where, and links between them.
import { fill, prepare, SYSTEM } from './bench-recording-fill.mjs';

const NEWSROOM = '00000000-0000-7000-8000-0000000000d1';
export const OTHERS = ['00000000-0000-7000-8000-0000000000d2', '00000000-0000-7000-8000-0000000000d3'];

const SOURCES = 10_000;

const OWNED = `'newsroom', '${NEWSROOM}', '${SYSTEM}', 1, now(), now()`;

/** Every fifth claim is for a desk, and what was said of it too: one of three desks in turn. */
const ofDesks = (n) =>
  `audience = 'desk', desk_id = (ARRAY['${NEWSROOM}', '${OTHERS[0]}', '${OTHERS[1]}']::uuid[])[1 + (${n} / 5) % 3]`;

/** Tables of which every row has its version in history. */
const TRACKED = [
  'entity',
  'source',
  'source_relation',
  'claim',
  'scope_value',
  'statement',
  'derivation',
  'derivation_input',
  'link',
];

/** A store of `claims` claims. */
export async function fillWithDesks(owner, claims, rules) {
  await prepare(owner, rules.comparison);
  await fill(owner, 1, claims);
  await owner.query(`SET session_replication_role = replica; SET search_path = claimtrail, history, public;
    INSERT INTO computing_rule (rule) VALUES ('${rules.computing}') ON CONFLICT (one) DO UPDATE SET rule = excluded.rule;
    INSERT INTO desk (id, name, version, created_at, updated_at) VALUES ('${OTHERS[0]}', 'Second desk', 1, now(), now()), ('${OTHERS[1]}', 'Third desk', 1, now(), now());
    CREATE TABLE bench_claim AS SELECT row_number() OVER (ORDER BY id)::int AS n, id, subject_id FROM claim;
    CREATE UNIQUE INDEX ON bench_claim (n);
    ANALYZE;
    CREATE TABLE bench_source AS SELECT n, uuidv7() AS id FROM generate_series(0, ${SOURCES - 1}) n;
    ANALYZE bench_source;
    INSERT INTO source (id, kind, title, title_key, publisher_id, confidential, identity, audience, desk_id, owner_id, version, created_at, updated_at)
      SELECT b.id, 'article', 'Article ' || b.n, 'article ' || b.n, s.id, false, 'article ' || b.n, ${OWNED} FROM bench_source b JOIN bench_subject s ON s.n = 1 + b.n % 1000;
    INSERT INTO source_relation (id, source_id, to_id, kind, basis, owner_id, version, created_at, updated_at)
      SELECT uuidv7(), a.id, b.id, 'cites', 'declared', '${SYSTEM}', 1, now(), now() FROM bench_source a JOIN bench_source b ON b.n = a.n / 2 WHERE a.n % 3 = 1;
    INSERT INTO statement (id, claim_id, speaker_id, source_id, stance, attribution, wording, identity, audience, desk_id, owner_id, version, created_at, updated_at)
      SELECT uuidv7(), c.id, c.subject_id, s.id, 'asserts', 'on_record', 'Article ' || c.n || ' says so', 'said ' || c.n || ' ' || g, ${OWNED}
      FROM bench_claim c CROSS JOIN generate_series(0, 1) g JOIN bench_source s ON s.n = (c.n * 7 + g * 13) % ${SOURCES};
    INSERT INTO link (id, a_id, b_id, kind, origin, state, gap_relative, owner_id, version, created_at, updated_at)
      SELECT uuidv7(), a, b, 'contradicts', 'detector', 'suggested', round(random()::numeric, 6), '${SYSTEM}', 1, now(), now()
      FROM (SELECT id AS a, lead(id) OVER (PARTITION BY subject_id, metric_id ORDER BY id) AS b FROM claim) pairs WHERE b IS NOT NULL AND a < b;
    ANALYZE;
    CREATE TABLE bench_derived AS SELECT uuidv7() AS id, c.id AS claim, o.id AS input, c.n FROM bench_claim c JOIN bench_claim o ON o.n = c.n + 1 WHERE c.n % 5 IN (1, 2);
    INSERT INTO derivation (id, claim_id, method, identity, audience, desk_id, owner_id, version, created_at, updated_at)
      SELECT id, claim, 'manual', 'derived ' || n, ${OWNED} FROM bench_derived;
    INSERT INTO derivation_input (id, derivation_id, name, position, claim_id, claim_version, version, created_at, updated_at)
      SELECT uuidv7(), id, 'x', 0, input, 1, 1, now(), now() FROM bench_derived;
    INSERT INTO derivation_result (id, state, possibly_wide, mismatch, lints, computed_with, digest, version, created_at, updated_at)
      SELECT id, 'unevaluated', false, false, '[]', '{}', 'digest', 1, now(), now() FROM bench_derived;
    UPDATE claim c SET ${ofDesks('b.n')} FROM bench_claim b WHERE b.id = c.id AND b.n % 5 = 0;
    UPDATE history.claim c SET ${ofDesks('b.n')} FROM bench_claim b WHERE b.id = c.id AND b.n % 5 = 0;
    UPDATE history.claim SET readers = audience_key(audience, desk_id);
    UPDATE statement t SET ${ofDesks('b.n')} FROM bench_claim b WHERE b.id = t.claim_id AND b.n % 5 = 0;
    UPDATE comparand p SET audience_key = '' FROM bench_claim b WHERE b.id = p.claim_id AND b.n % 5 = 0;
    UPDATE link SET a_readership = '';
    ANALYZE;
    INSERT INTO history.change (xid, at, actor_id) VALUES (pg_current_xact_id(), date_trunc('milliseconds', clock_timestamp()), '${SYSTEM}')`);
  // Rows that a statement writes are read again by a nested loop over a table that was empty when it was planned.
  await owner.query('SET enable_nestloop = off');
  for (const table of TRACKED) {
    const { rows } = await owner.query(
      `SELECT string_agg(quote_ident(a.attname), ', ') AS names FROM pg_attribute a WHERE a.attrelid = 'claimtrail.${table}'::regclass AND a.attnum > 0 AND NOT a.attisdropped`,
    );
    await owner.query(`INSERT INTO history.${table} (${rows[0].names}, recorded_at, change_id)
      SELECT ${rows[0].names}, (SELECT c.at FROM history.change c ORDER BY c.id DESC LIMIT 1), (SELECT c.id FROM history.change c ORDER BY c.id DESC LIMIT 1)
      FROM claimtrail.${table} t WHERE NOT EXISTS (SELECT FROM history.${table} h WHERE h.id = t.id)`);
  }
  await owner.query('RESET ALL');
  await owner.query('VACUUM ANALYZE');
}
