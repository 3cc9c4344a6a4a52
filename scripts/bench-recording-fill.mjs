// Fills a store with claims by SQL: topics of skewed sizes, as newsrooms have them. What triggers would do is done here: every
// row has its version in history, and its place among what can be compared.
import { createHash } from 'node:crypto';

export const SYSTEM = '00000000-0000-7000-8000-000000000001';
const DESK = '00000000-0000-7000-8000-0000000000d1';

export const SUBJECTS = 20_000;

/** Metrics by how often they are claimed. */
export const METRICS = ['revenue', 'net-income', 'operating-income', 'ebitda', 'gross-profit', 'capital-expenditure'];
export const BASES = [
  'actual',
  'actual',
  'actual',
  'actual',
  'actual',
  'actual',
  'actual',
  'forecast',
  'forecast',
  'target',
];

/** Words of the scope; null is none, for half of all claims. */
export const SEGMENTS = [...Array(6).fill(null), 'cloud', 'licences', 'services', 'hardware', 'americas', 'europe'];

/** Years and quarters of eleven years. */
export const PERIODS = Array.from({ length: 11 }, (_, i) => 2015 + i).flatMap((year) => [
  [`${year}`, `${year}-01-01`, `${year + 1}-01-01`],
  ...[1, 4, 7, 10].map((month, quarter) => [
    `Q${quarter + 1} ${year}`,
    `${year}-${String(month).padStart(2, '0')}-01`,
    month === 10 ? `${year + 1}-01-01` : `${year}-${String(month + 3).padStart(2, '0')}-01`,
  ]),
]);

const sha256 = (text) => createHash('sha256').update(text).digest('hex').slice(0, 32);
const scopeKey = (segment) =>
  segment === null ? `|${sha256('[]')}` : `segment|${sha256(JSON.stringify([`word ${segment}`]))}`;

/** Billions that are usual for a subject at a time, both by their ranks: SQL and JavaScript agree. */
export const usual = (subject, period) => 1 + ((7919 * subject + 104_729 * period) % 1024);

/** A rank from 1 to `n`, the k-th in proportion to 1/k (Zipf), out of a number from 0 to 1: SQL and JavaScript agree. */
export const ranked = (u, n) => Math.min(n, Math.max(1, Math.floor((n + 1) ** u)));

const list = (texts) => `ARRAY[${texts.map((text) => (text === null ? 'NULL' : `'${text}'`)).join(',')}]::text[]`;

/** SQL for `count` more claims; `owner` is a client that may switch triggers off. */
export async function fill(owner, from, count) {
  await owner.query(
    `SET session_replication_role = replica; SET search_path = claimtrail, history, public; SELECT setseed(0.${from + 7})`,
  );
  const change = (
    await owner.query(
      `INSERT INTO history.change (xid, at, actor_id, reason) VALUES (pg_current_xact_id(), date_trunc('milliseconds', clock_timestamp()), '${SYSTEM}', 'fill') RETURNING id, at`,
    )
  ).rows[0];
  await owner.query(`CREATE TEMP TABLE fresh AS
    SELECT uuidv7() AS id, s.id AS subject_id, m.id AS metric_id, d.n, p.label, p.starts, p.ends, d.basis, d.segment, d.value
    FROM (SELECT n, least(${SUBJECTS}, greatest(1, floor(power(${SUBJECTS + 1}, u))))::int AS subject, least(${METRICS.length}, greatest(1, floor(power(${METRICS.length + 1}, v))))::int AS metric,
        1 + floor(w * ${PERIODS.length})::int AS period, (${list(BASES)})[1 + floor(x * ${BASES.length})::int] AS basis,
        (${list(SEGMENTS)})[1 + floor(y * ${SEGMENTS.length})::int] AS segment,
        -- Seven of ten agree within rounding with what is usual for their topic and time.
        round(((1 + (7919 * least(${SUBJECTS}, greatest(1, floor(power(${SUBJECTS + 1}, u))))::int + 104729 * (1 + floor(w * ${PERIODS.length}))::int) % 1024) * 1e9 * (1 + CASE WHEN z < 0.7 THEN 0.001 * z ELSE z - 0.6 END))::numeric, -6) + n AS value
      FROM (SELECT n, random() AS u, random() AS v, random() AS w, random() AS x, random() AS y, random() AS z FROM generate_series(${from}, ${from + count - 1}) n) r) d
    JOIN bench_subject s ON s.n = d.subject JOIN bench_metric m ON m.n = d.metric JOIN bench_period p ON p.n = d.period`);
  await owner.query(`INSERT INTO claim (id, subject_id, metric_id, value_type, value, unit, lower, upper, as_written, language, basis, measure, period_kind, period_start, period_end,
      period_label, period_certainty, period_calendar, identity, audience, desk_id, owner_id, version, created_at, updated_at)
    SELECT f.id, f.subject_id, f.metric_id, 'quantity', jsonb_build_object('type', 'quantity', 'figure', jsonb_build_object('kind', 'approximate', 'asWritten', 'about $' || f.value, 'point', f.value::text,
        'lower', (f.value * 0.95)::text, 'lowerInclusive', true, 'upper', (f.value * 1.05)::text, 'upperInclusive', false, 'stated', jsonb_build_object('lower', f.value::text, 'upper', f.value::text),
        'uncapped', NULL, 'unit', 'USD', 'policy', 'implied', 'hedges', '["about"]'::jsonb, 'direction', NULL, 'assumed', '["currency"]'::jsonb)),
      'USD', f.value * 0.95, f.value * 1.05, 'about $' || f.value, 'en', f.basis, 'as_is', 'duration', f.starts, f.ends, f.label, 'stated', 'calendar', md5(f.n::text) || md5('x' || f.n),
      'newsroom', '${DESK}', '${SYSTEM}', 1, '${change.at.toISOString()}', '${change.at.toISOString()}' FROM fresh f`);
  await owner.query(`INSERT INTO scope_value (id, claim_id, dimension, word, version, created_at, updated_at)
    SELECT uuidv7(), f.id, 'segment', f.segment, 1, '${change.at.toISOString()}', '${change.at.toISOString()}' FROM fresh f WHERE f.segment IS NOT NULL`);
  for (const table of ['claim', 'scope_value']) {
    const { rows } = await owner.query(
      `SELECT string_agg(quote_ident(a.attname), ', ') AS names FROM pg_attribute a WHERE a.attrelid = 'claimtrail.${table}'::regclass AND a.attnum > 0 AND NOT a.attisdropped`,
    );
    const key = table === 'claim' ? 'id' : 'claim_id';
    await owner.query(`INSERT INTO history.${table} (${rows[0].names}, recorded_at, change_id)
      SELECT ${rows[0].names}, '${change.at.toISOString()}', '${change.id}' FROM claimtrail.${table} WHERE ${key} IN (SELECT id FROM fresh)`);
  }
  const keys = SEGMENTS.map((segment) => `('${segment ?? ''}', '${scopeKey(segment)}')`);
  await owner.query(`INSERT INTO comparand (claim_id, audience_key, subject_id, metric_id, value_type, scope_key, basis, measure, undated, span, starts, ends, unit, lower, upper, stated_lower, stated_upper, bound)
    SELECT f.id, 'newsroom', f.subject_id, f.metric_id, 'quantity', k.key, f.basis, 'as_is', false, CASE WHEN f.label LIKE 'Q%' THEN 1 ELSE 2 END, f.starts, f.ends, 'USD', f.value * 0.95, f.value * 1.05, f.value, f.value, false
    FROM fresh f JOIN (SELECT DISTINCT * FROM (VALUES ${keys.join(', ')}) AS k(segment, key)) k ON k.segment = coalesce(f.segment, '')`);
  await owner.query(`DROP TABLE fresh; RESET session_replication_role`);
}

/** What all claims are about, and when; indexes that the fill does not need are made again by {@link finish}. */
export async function prepare(owner, rule) {
  await owner.query(`SET session_replication_role = replica; SET search_path = claimtrail, history, public;
    CREATE TABLE bench_subject AS SELECT n, uuidv7() AS id FROM generate_series(1, ${SUBJECTS}) n;
    INSERT INTO entity (id, kind, names, aliases, identifiers, confidential, identity, audience, desk_id, owner_id, version, created_at, updated_at)
      SELECT id, 'organisation', jsonb_build_object('en', 'Subject ' || n), '[]', '{}', false, 'organisation en subject ' || n, 'newsroom', '${DESK}', '${SYSTEM}', 1, now(), now() FROM bench_subject;
    INSERT INTO entity_name (entity_id, key, skeleton, audience_key) SELECT id, 'subject ' || n, 'subject' || n, 'newsroom' FROM bench_subject;
    CREATE TABLE bench_metric AS SELECT n, m.id FROM unnest(${list(METRICS)}) WITH ORDINALITY AS k(key, n) JOIN metric m USING (key);
    CREATE TABLE bench_period AS SELECT * FROM (VALUES ${PERIODS.map(([label, starts, ends], i) => `(${i + 1}, '${label}', '${starts}'::date, '${ends}'::date)`).join(', ')}) AS p(n, label, starts, ends);
    CREATE UNIQUE INDEX ON bench_subject (n);
    INSERT INTO comparison_rule (rule) VALUES ('${rule}') ON CONFLICT (one) DO UPDATE SET rule = excluded.rule;
    RESET session_replication_role; ANALYZE`);
}
