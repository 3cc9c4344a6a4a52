// Fills a store by SQL with claims that are worked out from each other, ten deep, statements that relay, sources that cite, and hubs
// on which thousands rest. History is left out: what is measured reads the present.
export const SYSTEM = '00000000-0000-7000-8000-000000000001';
const DESK = '00000000-0000-7000-8000-0000000000d1';
const OWNED = `'newsroom', '${DESK}'::uuid, '${SYSTEM}'::uuid, 1, now(), now()`;

/** Claims of a chain: the first is stated, each of the others is worked out from the one before and from the first of another chain. */
export const CHAIN = 11;

/** What is worked out from the claim that is a hub, and states in the source that is one. */
export const HUB = 10_000;

const SPEAKERS = 5000;
const SOURCES_A_CHAIN = 3;

const figure = (
  value,
) => `jsonb_build_object('type', 'quantity', 'figure', jsonb_build_object('kind', 'rounded', 'asWritten', '$' || ${value}, 'point', ${value}::text,
  'lower', (${value} * 0.95)::text, 'lowerInclusive', true, 'upper', (${value} * 1.05)::text, 'upperInclusive', false, 'stated', jsonb_build_object('lower', ${value}::text, 'upper', ${value}::text),
  'uncapped', NULL, 'unit', 'USD', 'policy', 'implied', 'hedges', '[]'::jsonb, 'direction', NULL, 'assumed', '[]'::jsonb))`;

const claims = (
  from,
) => `INSERT INTO claim (id, subject_id, metric_id, value_type, value, unit, basis, measure, period_kind, period_start, period_end, period_label, period_certainty,
    period_calendar, identity, audience, desk_id, owner_id, version, created_at, updated_at)
  SELECT f.id, f.subject, m.id, 'quantity', ${figure('f.value')}, 'USD', 'actual', 'as_is', 'duration', '2025-01-01', '2026-01-01', '2025', 'stated', 'calendar', '${from} ' || f.n, ${OWNED}
  FROM ${from} f, metric m WHERE m.key = 'revenue'`;

/** Speakers, the hubs and what rests on them. */
export async function prepare(owner, rules) {
  await owner.query(`SET session_replication_role = replica; SET search_path = claimtrail, history, public;
    CREATE TABLE bench_speaker AS SELECT n, uuidv7() AS id FROM generate_series(0, ${SPEAKERS - 1}) n;
    INSERT INTO entity (id, kind, names, aliases, identifiers, confidential, identity, audience, desk_id, owner_id, version, created_at, updated_at)
      SELECT id, 'organisation', jsonb_build_object('en', 'Subject ' || n), '[]', '{}', false, 'organisation en subject ' || n, ${OWNED} FROM bench_speaker;
    CREATE UNIQUE INDEX ON bench_speaker (n);
    CREATE TABLE bench_hub AS SELECT g.n, uuidv7() AS id, uuidv7() AS derivation, uuidv7() AS statement, s.id AS subject, (20000 + g.n)::numeric AS value
      FROM generate_series(-${HUB}, 0) AS g(n) JOIN bench_speaker s ON s.n = 0 ORDER BY g.n;
    ${claims('bench_hub')};
    CREATE TABLE bench_hub_source AS SELECT uuidv7() AS id;
    INSERT INTO source (id, kind, title, title_key, publisher_id, confidential, identity, audience, desk_id, owner_id, version, created_at, updated_at)
      SELECT h.id, 'filing', 'Filing', 'filing', s.id, false, 'filing', ${OWNED} FROM bench_hub_source h JOIN bench_speaker s ON s.n = 0;
    INSERT INTO statement (id, claim_id, speaker_id, source_id, stance, attribution, identity, audience, desk_id, owner_id, version, created_at, updated_at)
      SELECT b.statement, b.id, b.subject, h.id, 'asserts', 'document', 'hub ' || b.n, ${OWNED} FROM bench_hub b, bench_hub_source h;
    INSERT INTO derivation (id, claim_id, method, formula, identity, audience, desk_id, owner_id, version, created_at, updated_at)
      SELECT b.derivation, b.id, 'formula', 'hub * 2', 'hub ' || b.n, ${OWNED} FROM bench_hub b WHERE b.n < 0;
    INSERT INTO derivation_input (id, derivation_id, name, position, claim_id, claim_version, version, created_at, updated_at)
      SELECT uuidv7(), b.derivation, 'hub', 0, h.id, 1, 1, now(), now() FROM bench_hub b JOIN bench_hub h ON h.n = 0 WHERE b.n < 0;
    INSERT INTO comparison_rule (rule) VALUES ('${rules.comparison}') ON CONFLICT (one) DO UPDATE SET rule = excluded.rule;
    INSERT INTO computing_rule (rule) VALUES ('${rules.computing}') ON CONFLICT (one) DO UPDATE SET rule = excluded.rule;
    CREATE TABLE bench_claim (n int PRIMARY KEY, id uuid NOT NULL);
    RESET session_replication_role`);
}

/** Some more chains, numbered from `first`: claims, what they are worked out from, who says them and who passes it on. */
export async function fill(owner, first, chains) {
  const [from, count] = [first * CHAIN, chains * CHAIN];
  const speaker = (n) => `(SELECT s.id FROM bench_speaker s WHERE s.n = (${n}) % ${SPEAKERS})`;
  await owner.query(`SET session_replication_role = replica; SET search_path = claimtrail, history, public;
    CREATE TEMP TABLE fresh AS SELECT g.n, g.n / ${CHAIN} AS chain, g.n % ${CHAIN} AS depth, uuidv7() AS id, uuidv7() AS derivation, uuidv7() AS said, uuidv7() AS passed, 1000 + g.n::numeric AS value,
      s.id AS subject FROM generate_series(${from}, ${from + count - 1}) AS g(n) JOIN bench_speaker s ON s.n = (g.n / ${CHAIN}) % ${SPEAKERS} ORDER BY g.n;
    CREATE UNIQUE INDEX ON fresh (n);
    INSERT INTO bench_claim SELECT n, id FROM fresh;
    ${claims('fresh')};
    CREATE TEMP TABLE documents AS SELECT c * ${SOURCES_A_CHAIN} + k AS n, c AS chain, k, uuidv7() AS id FROM generate_series(${first}, ${first + chains - 1}) c, generate_series(0, ${SOURCES_A_CHAIN - 1}) k;
    CREATE UNIQUE INDEX ON documents (chain, k);
    INSERT INTO source (id, kind, title, title_key, publisher_id, confidential, identity, audience, desk_id, owner_id, version, created_at, updated_at)
      SELECT d.id, CASE d.k WHEN 0 THEN 'filing' ELSE 'article' END, 'Document ' || d.n, 'document ' || d.n, ${speaker('d.n')}, false, 'document ' || d.n, ${OWNED} FROM documents d;
    INSERT INTO source_relation (id, source_id, to_id, kind, basis, owner_id, version, created_at, updated_at)
      SELECT uuidv7(), d.id, e.id, 'cites', 'declared', '${SYSTEM}', 1, now(), now() FROM documents d JOIN documents e ON e.chain = d.chain AND e.k = d.k - 1;
    INSERT INTO statement (id, claim_id, speaker_id, source_id, stance, attribution, evidence, stated_on, relays_id, identity, audience, desk_id, owner_id, version, created_at, updated_at)
      SELECT f.said, f.id, ${speaker('f.n')}, d.id, 'asserts', NULL, 'reported', '2025-11-01'::date, NULL::uuid, 'said ' || f.n, ${OWNED} FROM fresh f JOIN documents d ON d.chain = f.chain AND d.k = f.n % ${SOURCES_A_CHAIN}
      UNION ALL SELECT f.passed, f.id, ${speaker('f.n + 1')}, d.id, 'asserts', NULL, NULL, '2025-11-02'::date, f.said, 'passed ' || f.n, ${OWNED} FROM fresh f JOIN documents d ON d.chain = f.chain AND d.k = (f.n + 1) % ${SOURCES_A_CHAIN};
    INSERT INTO derivation (id, claim_id, method, formula, attributed_to_id, identity, audience, desk_id, owner_id, version, created_at, updated_at)
      SELECT f.derivation, f.id, 'formula', 'before + base', ${speaker('f.n + 2')}, 'derived ' || f.n, ${OWNED} FROM fresh f WHERE f.depth > 0;
    INSERT INTO derivation_input (id, derivation_id, name, position, claim_id, claim_version, version, created_at, updated_at)
      SELECT uuidv7(), f.derivation, i.name, i.position, b.id, 1, 1, now(), now() FROM fresh f
      CROSS JOIN LATERAL (VALUES ('before', 0, f.n - 1), ('base', 1, ${from} + (f.chain * 7919 + f.depth * 104729) % ${chains} * ${CHAIN})) AS i(name, position, n)
      JOIN fresh b ON b.n = i.n WHERE f.depth > 0;
    INSERT INTO link (id, a_id, b_id, kind, origin, state, owner_id, version, created_at, updated_at)
      SELECT uuidv7(), least(f.id, o.id), greatest(f.id, o.id), 'contradicts', 'person', 'confirmed', '${SYSTEM}', 1, now(), now()
      FROM fresh f JOIN fresh o ON o.n = f.n + ${CHAIN} WHERE f.depth = 0 AND f.chain % 20 = 0;
    DROP TABLE fresh, documents; RESET session_replication_role`);
}
