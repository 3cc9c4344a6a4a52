/** Tables of history with something in them, and how each is tampered with in the same way: SQL for one version of it. */
export interface TableTampering {
  readonly kind: string;
  /** @param table without its schema @returns SQL that touches one version, which a checkpoint covers */
  readonly sql: (table: string) => string;
  /** What the verifier says of it. */
  readonly says: RegExp;
}

/** The oldest record of a table that has not been touched yet: its last version. */
const last = (table: string): string =>
  `(SELECT h.id, h.version FROM history.${table} h JOIN claimtrail.${table} t ON t.id = h.id AND t.version = h.version ORDER BY h.id LIMIT 1)`;
const columns = (table: string): string =>
  `(SELECT string_agg(quote_ident(attname), ', ') FROM pg_attribute WHERE attrelid = 'history.${table}'::regclass AND attnum > 0 AND NOT attisdropped AND attname <> 'id')`;

/** What is done to every tracked table. */
export const TABLE_TAMPERINGS: readonly TableTampering[] = [
  {
    kind: 'a version altered',
    sql: (table) =>
      `UPDATE history.${table} h SET updated_at = h.updated_at - interval '1 day' FROM ${last(table)} o WHERE h.id = o.id AND h.version = o.version`,
    says: /has another content than was recorded/,
  },
  {
    kind: 'a version backdated',
    sql: (table) =>
      `UPDATE history.${table} h SET recorded_at = h.recorded_at - interval '1 day' FROM ${last(table)} o WHERE h.id = o.id AND h.version = o.version`,
    says: /has another content than was recorded/,
  },
  {
    kind: 'the row of today altered',
    sql: (table) =>
      `UPDATE claimtrail.${table} t SET updated_at = t.updated_at - interval '1 day' FROM ${last(table)} o WHERE t.id = o.id`,
    says: /a row that is not as it was recorded last/,
  },
  {
    kind: 'the row of today removed',
    sql: (table) => `DELETE FROM claimtrail.${table} t USING ${last(table)} o WHERE t.id = o.id`,
    says: /a record whose row is gone/,
  },
  {
    kind: 'a version removed',
    sql: (table) => `DELETE FROM history.${table} h USING ${last(table)} o WHERE h.id = o.id AND h.version = o.version`,
    says: /has lost its content/,
  },
  {
    kind: 'a version added that nothing attests',
    sql: (table) =>
      `ALTER TABLE history.${table} DISABLE TRIGGER USER;
       DO $$ BEGIN EXECUTE (SELECT format('INSERT INTO history.${table} (id, %1$s) SELECT uuidv7(), %1$s FROM history.${table} WHERE version = 1 ORDER BY id LIMIT 1', ${columns(table)})); END $$`,
    says: /a version that nothing attests/,
  },
  {
    kind: 'a version slipped in with a leaf, and a moment of before',
    sql: (table) =>
      `ALTER TABLE history.${table} ENABLE ALWAYS TRIGGER attest;
       DO $$ BEGIN EXECUTE (SELECT format('INSERT INTO history.${table} (id, %1$s) SELECT uuidv7(), %1$s FROM history.${table} WHERE version = 1 ORDER BY id LIMIT 1', ${columns(table)})); END $$`,
    says: /it was slipped in later/,
  },
  {
    kind: 'salts exchanged',
    sql: (table) =>
      `UPDATE history.leaf l SET salt = decode(md5(encode(l.salt, 'hex')), 'hex') WHERE (l.record, l.id, l.seq) = (SELECT record, id, seq FROM history.leaf WHERE record = '${table}' ORDER BY position LIMIT 1)`,
    says: /has another content than was recorded/,
  },
  {
    kind: 'a salt removed, as if it had been erased',
    sql: (table) =>
      `UPDATE history.leaf l SET salt = NULL WHERE (l.record, l.id, l.seq) = (SELECT record, id, seq FROM history.leaf WHERE record = '${table}' ORDER BY position LIMIT 1)`,
    says: /is erased, and nothing says what was left of it/,
  },
  {
    kind: 'a digest made anew for another content',
    sql: (table) =>
      `UPDATE history.leaf l SET digest = sha256(l.digest) WHERE (l.record, l.id, l.seq) = (SELECT record, id, seq FROM history.leaf WHERE record = '${table}' ORDER BY position LIMIT 1)`,
    says: /does not have the hash that follows/,
  },
  {
    kind: 'a leaf turned into one of another version',
    sql: (table) =>
      `UPDATE history.leaf l SET version = 77 WHERE (l.record, l.id, l.seq) = (SELECT record, id, seq FROM history.leaf WHERE record = '${table}' ORDER BY position LIMIT 1)`,
    says: /does not have the hash that follows/,
  },
  {
    kind: 'the moment of its end altered',
    sql: (table) =>
      `UPDATE history.${table} h SET replaced_at = '2020-01-01Z' FROM ${last(table)} o WHERE h.id = o.id AND h.version = o.version`,
    says: /a version that ends at another moment/,
  },
];

/** What is done once. */
export interface Tampering {
  readonly kind: string;
  readonly sql: string;
  /** What the verifier says of it, with the checkpoint that was kept. */
  readonly says: RegExp;
}

const ALTERED = `(SELECT l.id FROM history.leaf l WHERE l.record = 'metric' ORDER BY l.position LIMIT 1)`;
/** Makes salts, digests and hashes of a whole record anew, so that it fits together. */
const RECHAINED = (where: string): string => `DO $$
  DECLARE one record; before bytea; digest_now bytea; key text := '';
  BEGIN
    FOR one IN SELECT l.record, l.id, l.seq, l.version, l.kind, l.salt FROM history.leaf l WHERE ${where} ORDER BY l.record, l.id, l.seq LOOP
      IF key <> one.record || one.id THEN before := NULL; key := one.record || one.id; END IF;
      SELECT sha256(one.salt || convert_to(left(substr(a.line, strpos(a.line, ',"content":') + 11), -1), 'UTF8')) INTO digest_now
        FROM history.lines_of(one.record, ARRAY[one.id], ARRAY[one.seq]) AS a(line);
      UPDATE history.leaf l SET digest = digest_now, hash = history.leaf_hash(before, digest_now, one.record, one.id, one.seq, one.version, one.kind)
        WHERE l.record = one.record AND l.id = one.id AND l.seq = one.seq RETURNING l.hash INTO before;
    END LOOP;
  END $$`;
const ALTER_METRIC = `UPDATE history.metric SET key = 'forged' WHERE id = ${ALTERED} AND version = 1; UPDATE claimtrail.metric SET key = 'forged' WHERE id = ${ALTERED} AND version = 1`;
const ATTESTING = (table: string): string => `ALTER TABLE ${table} ENABLE ALWAYS TRIGGER attest`;
const EARLY_CHANGE = `INSERT INTO history.change (id, xid, at, actor_id, reason) SELECT uuidv7(), xid, at, actor_id, 'forged' FROM history.change ORDER BY at LIMIT 1`;

/** Everything else: the log as a whole, what is not tracked, checkpoints, keys, forged erasures. */
export const TAMPERINGS: readonly Tampering[] = [
  {
    kind: 'what is shown of an entity in all of the past altered',
    sql: `UPDATE history.entity SET shown = '{"kind": "person", "description": "forged"}' WHERE id = (SELECT id FROM history.entity ORDER BY id LIMIT 1)`,
    says: /a version that is shown otherwise than its record is today/,
  },
  {
    kind: 'a version that names a change of somebody else',
    sql: `ALTER TABLE history.metric DISABLE TRIGGER USER; UPDATE history.metric SET change_id = (SELECT id FROM history.change WHERE at > (SELECT max(recorded_at) FROM history.metric) LIMIT 1) WHERE id = ${ALTERED}`,
    says: /a version that its change did not make/,
  },
  {
    kind: 'the actor of a change altered',
    sql: `UPDATE history.change SET actor_id = uuidv7() WHERE id = (SELECT id FROM history.change ORDER BY id LIMIT 1)`,
    says: /change .* has another content/,
  },
  {
    kind: 'the reason of a change altered',
    sql: `UPDATE history.change SET reason = 'forged' WHERE id = (SELECT id FROM history.change ORDER BY id LIMIT 1)`,
    says: /change .* has another content/,
  },
  {
    kind: 'the moment of a change altered',
    sql: `UPDATE history.change SET at = at - interval '1 day' WHERE id = (SELECT id FROM history.change ORDER BY id LIMIT 1)`,
    says: /change .* has another content/,
  },
  {
    kind: 'a change removed',
    sql: `DELETE FROM history.change WHERE id = (SELECT id FROM history.change ORDER BY id LIMIT 1)`,
    says: /change .* has lost its content/,
  },
  {
    kind: 'a change slipped in with a moment of before',
    sql: `${ATTESTING('history.change')}; ${EARLY_CHANGE}`,
    says: /change .* it was slipped in later/,
  },
  {
    kind: 'a change added that nothing attests',
    sql: `ALTER TABLE history.change DISABLE TRIGGER USER; ${EARLY_CHANGE}`,
    says: /"record":"change".*nothing attests/,
  },
  {
    kind: 'a step of a review altered',
    sql: `UPDATE claimtrail.transition SET actor_id = uuidv7()`,
    says: /transition .* has another content/,
  },
  {
    kind: 'a step of a review backdated',
    sql: `UPDATE claimtrail.transition SET at = at - interval '1 day'`,
    says: /transition .* has another content/,
  },
  {
    kind: 'a step of a review removed',
    sql: `DELETE FROM claimtrail.transition`,
    says: /transition .* has lost its content/,
  },
  {
    kind: 'a step of a review slipped in',
    sql: `${ATTESTING('claimtrail.transition')}; INSERT INTO claimtrail.transition (claim_id, from_state, to_state, claim_version, actor_id, at) SELECT claim_id, from_state, to_state, claim_version, actor_id, at FROM claimtrail.transition LIMIT 1`,
    says: /transition .* it was slipped in later/,
  },
  { kind: 'a rate altered', sql: `UPDATE claimtrail.rate SET rate = rate * 2`, says: /rate .* has another content/ },
  { kind: 'a rate removed', sql: `DELETE FROM claimtrail.rate`, says: /rate .* has lost its content/ },
  {
    kind: 'a rate added to a set of before',
    sql: `${ATTESTING('claimtrail.rate')}; INSERT INTO claimtrail.rate (set_id, currency, day, rate) SELECT set_id, 'CHF', day, 3 FROM claimtrail.rate LIMIT 1`,
    says: /rate .* was sealed apart/,
  },
  {
    kind: 'two leaves exchanged',
    sql: `UPDATE history.leaf SET position = -1 WHERE position = 5; UPDATE history.leaf SET position = 5 WHERE position = 9; UPDATE history.leaf SET position = 9 WHERE position = -1`,
    says: /do not have its root/,
  },
  {
    kind: 'a leaf moved to the end',
    sql: `UPDATE history.leaf SET position = 1000000 WHERE position = 5`,
    says: /leaves at 5 to 5 are missing/,
  },
  { kind: 'a leaf removed', sql: `DELETE FROM history.leaf WHERE position = 5`, says: /leaves at 5 to 5 are missing/ },
  {
    kind: 'a leaf removed, and the others moved up',
    sql: `DELETE FROM history.leaf WHERE position = 5; UPDATE history.leaf SET position = -position WHERE position > 5; UPDATE history.leaf SET position = -position - 1 WHERE position < 0`,
    says: /do not have its root/,
  },
  {
    kind: 'a leaf slipped into the middle, and the others moved down',
    sql: `${ATTESTING('history.change')}; ${EARLY_CHANGE}; UPDATE history.leaf SET position = -position - 1 WHERE position >= 5; UPDATE history.leaf SET position = -position WHERE position < 0; UPDATE history.leaf SET position = 5 WHERE position IS NULL`,
    says: /do not have its root/,
  },
  {
    kind: 'everything behind a leaf removed',
    sql: `DELETE FROM history.leaf WHERE position >= 50`,
    says: /what came last was taken away/,
  },
  {
    kind: 'everything behind a leaf removed, with all checkpoints',
    sql: `DELETE FROM history.leaf WHERE position >= 50; DELETE FROM claimtrail.checkpoint_delivery; DELETE FROM history.checkpoint`,
    says: /what came last was taken away/,
  },
  {
    kind: 'everything removed',
    sql: `DELETE FROM history.leaf; DELETE FROM history.checkpoint`,
    says: /what came last was taken away/,
  },
  {
    kind: 'leaves unsealed again',
    sql: `UPDATE history.leaf SET position = NULL WHERE position >= 50`,
    says: /what came last was taken away/,
  },
  {
    kind: 'a record altered, and its chain made anew',
    sql: `${ALTER_METRIC}; ${RECHAINED(`l.record = 'metric' AND l.id = ${ALTERED}`)}`,
    says: /do not have its root/,
  },
  {
    kind: 'the newest version of a record removed with its leaf',
    sql: `DELETE FROM history.leaf l USING history.claim h WHERE l.record = 'claim' AND l.id = h.id AND l.version = h.version AND h.version = (SELECT max(version) FROM history.claim) AND l.position IS NOT NULL`,
    says: /are missing/,
  },
  {
    kind: 'a leaf said to be of another record',
    sql: `UPDATE history.leaf SET id = uuidv7() WHERE position = 5`,
    says: /does not have the hash that follows/,
  },
  {
    kind: 'a leaf said to be of another kind of records',
    sql: `UPDATE history.leaf SET record = 'nothing' WHERE position = 5`,
    says: /does not have the hash that follows/,
  },
  {
    kind: 'a leaf with the hash of another',
    sql: `UPDATE history.leaf SET hash = (SELECT hash FROM history.leaf WHERE position = 9) WHERE position = 5`,
    says: /do not have its root/,
  },
  {
    kind: 'a leaf that takes over what attests another',
    sql: `UPDATE history.leaf l SET salt = o.salt, digest = o.digest, hash = o.hash FROM history.leaf o WHERE l.position = 5 AND o.position = 9`,
    says: /does not have the hash that follows/,
  },
  {
    kind: 'a checkpoint removed',
    sql: `DELETE FROM claimtrail.checkpoint_delivery; DELETE FROM history.checkpoint WHERE number = 1`,
    says: /a checkpoint is missing/,
  },
  {
    kind: 'the newest checkpoint removed',
    sql: `DELETE FROM claimtrail.checkpoint_delivery; DELETE FROM history.checkpoint WHERE number = 2`,
    says: /is not among those of the export/,
  },
  {
    kind: 'a checkpoint that settles less',
    sql: `UPDATE history.checkpoint SET note = regexp_replace(note, 'settled \\d{4}', 'settled 2020')`,
    says: /changed after it was signed/,
  },
  {
    kind: 'a checkpoint of another size',
    sql: `UPDATE history.checkpoint SET note = regexp_replace(note, E'\\n\\\\d+\\n', E'\\n7\\n') WHERE number = 1`,
    says: /changed after it was signed/,
  },
  {
    kind: 'a checkpoint with another root',
    sql: `UPDATE history.checkpoint SET note = replace(note, (regexp_split_to_array(note, E'\\n'))[3], '${Buffer.alloc(32, 7).toString('base64')}') WHERE number = 1`,
    says: /changed after it was signed/,
  },
  {
    kind: 'two checkpoints exchanged',
    sql: `UPDATE history.checkpoint c SET note = o.note FROM history.checkpoint o WHERE o.number = 3 - c.number`,
    says: /earlier or covers less/,
  },
  {
    kind: 'the key of the ledger removed',
    sql: `DELETE FROM history.checkpoint; DELETE FROM history.signing_key`,
    says: /another ledger/,
  },
  {
    kind: 'an erasure feigned, with a rest and without a record of it',
    sql: `UPDATE history.leaf SET salt = NULL WHERE record = 'metric' AND id = ${ALTERED} AND seq = 1;
      UPDATE history.metric SET key = 'forged' WHERE id = ${ALTERED}; UPDATE claimtrail.metric SET key = 'forged' WHERE id = ${ALTERED};
      INSERT INTO history.leaf (record, id, seq, version, kind, salt, digest, hash)
        SELECT 'metric', l.id, l.seq + 1, 1, 'erased', l.salt, l.digest, history.leaf_hash(l.hash, l.digest, 'metric', l.id, l.seq + 1, 1, 'erased')
        FROM (SELECT * FROM history.leaf WHERE record = 'metric' AND id = ${ALTERED} ORDER BY seq DESC LIMIT 1) l`,
    says: /nothing is erased but by such a record/,
  },
  {
    kind: 'a rest left of what was not erased',
    sql: `INSERT INTO history.leaf (record, id, seq, version, kind, salt, digest, hash)
        SELECT 'metric', l.id, l.seq + 1, 1, 'erased', uuid_send(uuidv7()), l.digest, history.leaf_hash(l.hash, l.digest, 'metric', l.id, l.seq + 1, 1, 'erased')
        FROM (SELECT * FROM history.leaf WHERE record = 'metric' AND id = ${ALTERED} ORDER BY seq DESC LIMIT 1) l`,
    says: /of a version that was not erased/,
  },
];
