import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Columns of versions that follow the present: what is attested is what was recorded. */
const FOLLOWING = ['readers', 'shown', 'a_readership', 'b_readership', 'own_readership', 'replaced_at'];

/** Tables that only ever grow and so are their own history, with the id of a row of theirs. */
const GROWING: Readonly<Record<string, { readonly table: string; readonly id: string }>> = {
  change: { table: 'history.change', id: 'r.id' },
  transition: { table: 'claimtrail.transition', id: 'r.id' },
  rate: { table: 'claimtrail.rate', id: `md5(r.set_id || ' ' || r.currency || ' ' || r.day)::uuid` },
};

/**
 * SQL that makes leaves of some rows of a table, each behind the last one of its record, for `format` with the table, the id and the version.
 *
 * @param rows at most one of each record
 * @param content where `format` has the expression for what is attested of a row
 * @param first which of them are the first in their chains
 */
export const leaves = (rows: string, content: string, kind = 'recorded', first = 's.version = 1'): string => `
            INSERT INTO history.leaf (record, id, seq, version, kind, salt, digest, hash)
            SELECT %2$L, n.id, n.seq, n.version, '${kind}', n.salt, n.digest, history.leaf_hash(n.previous, n.digest, %2$L, n.id, n.seq, n.version, '${kind}')
            FROM (
              SELECT s.id, s.version, s.salt, sha256(s.salt || convert_to(s.content, 'UTF8')) AS digest, coalesce(p.seq, 0) + 1 AS seq, p.hash AS previous
              FROM (SELECT %3$s AS id, %4$s AS version, uuid_send(gen_random_uuid()) AS salt, ${content} AS content
                FROM ${rows} r) s
              LEFT JOIN LATERAL (SELECT l.seq, l.hash FROM history.leaf l WHERE l.record = %2$L AND l.id = s.id ORDER BY l.seq DESC LIMIT 1) p
                ON NOT (${first})
              OFFSET 0) n`;

/** How a transaction gets its moment: as it was, and later than all that is sealed, also where the clock has been put back. */
const NOW = `this.at := date_trunc('milliseconds', clock_timestamp());`;
const LATER = `this.at := greatest(date_trunc('milliseconds', clock_timestamp()), (SELECT until FROM history.sealed_until) + interval '1 millisecond');`;

const rewriteMoments = (from: string, to: string): string => `
      DO $do$
      DECLARE
        was text := pg_get_functiondef('history.this_change'::regproc);
      BEGIN
        IF strpos(was, $from$${from}$from$) = 0 THEN RAISE EXCEPTION 'history.this_change is not as expected'; END IF;
        EXECUTE replace(was, $from$${from}$from$, $to$${to}$to$);
      END $do$;`;

/** What keeps the leaves of a table, made anew with every column it gets. */
const KEEP = `
      -- Keeps a leaf for every version of a table. What it has for columns by now was there for the versions before; a column that comes
      -- later is attested where it says something.
      CREATE PROCEDURE history.keep_leaves(tracked text, id text DEFAULT 'r.id', version text DEFAULT 'r.version', at text DEFAULT NULL) LANGUAGE plpgsql AS $$
      DECLARE
        versions regclass := coalesce(at, format('history.%I', tracked))::regclass;
        highest int;
      BEGIN
        INSERT INTO history.attested (record, name, place, later)
          SELECT tracked, a.attname, k.places + row_number() OVER (ORDER BY a.attnum), k.places > 0
          FROM pg_attribute a CROSS JOIN (SELECT count(*) AS places FROM history.attested o WHERE o.record = tracked) k
          WHERE a.attrelid = versions AND a.attnum > 0 AND NOT a.attisdropped
            AND (tracked = 'confidential_identity' OR NOT a.attname = ANY ('{${FOLLOWING.join(',')}}'))
            AND NOT EXISTS (SELECT FROM history.attested o WHERE o.record = tracked AND o.name = a.attname);
        EXECUTE format($make$
          CREATE OR REPLACE FUNCTION history.%1$I() RETURNS trigger
          LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET timezone = 'UTC' AS $body$
          BEGIN
            ${leaves('written', '%5$s')};
            RETURN NULL;
          END $body$ $make$, 'attest_' || tracked, tracked, id, version, history.content_expression(tracked));
        EXECUTE format('REVOKE ALL ON FUNCTION history.%I FROM PUBLIC', 'attest_' || tracked);
        IF EXISTS (SELECT FROM pg_trigger WHERE tgrelid = versions AND tgname = 'attest') THEN RETURN; END IF;
        EXECUTE format('CREATE TRIGGER attest AFTER INSERT ON %s REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION history.%I()',
          versions, 'attest_' || tracked);

        -- What was recorded before there was a ledger, version by version, since each is chained to the one before.
        EXECUTE format('SELECT coalesce(max(%s), 0) FROM %s r', version, versions) INTO highest;
        FOR this IN 1..highest LOOP
          EXECUTE format($fill$
            ${leaves('(SELECT * FROM %1$s r WHERE %4$s = %5$s)', '%6$s')} $fill$,
            versions, tracked, id, version, this, history.content_expression(tracked));
        END LOOP;
      END $$;`;

/**
 * The ledger: each version of each record has a leaf, a salted hash chained to that of the version before (domain.md §10).
 *
 * A leaf is written by a trigger in the transaction of its version. Its place in the whole is given when it is sealed (`history.seal`), so that
 * nobody who writes waits for anybody. Without its salt a digest says nothing about what it was made of: so what is erased stays in the
 * chain as a number.
 */
export class Ledger1780000770000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      SET LOCAL timezone = 'UTC';
      CREATE TABLE history.leaf (
        record   text NOT NULL,
        id       uuid NOT NULL,
        seq      int NOT NULL,
        version  int NOT NULL,
        kind     text NOT NULL CONSTRAINT leaf_kind_check CHECK (kind IN ('recorded', 'erased')),
        salt     bytea CONSTRAINT leaf_salt_check CHECK (length(salt) = 16),
        digest   bytea NOT NULL CONSTRAINT leaf_digest_check CHECK (length(digest) = 32),
        hash     bytea NOT NULL CONSTRAINT leaf_hash_check CHECK (length(hash) = 32),
        position bigint,
        PRIMARY KEY (record, id, seq)
      );
      CREATE UNIQUE INDEX leaf_position_idx ON history.leaf (position) WHERE position IS NOT NULL;
      CREATE INDEX leaf_unsealed_idx ON history.leaf (record, id, seq) WHERE position IS NULL;
      ALTER TABLE history.leaf ENABLE ROW LEVEL SECURITY;
      COMMENT ON TABLE history.leaf IS 'What attests each version of each record: a salted hash, chained record by record, numbered when sealed.';
      COMMENT ON COLUMN history.leaf.record IS 'The table of the record.';
      COMMENT ON COLUMN history.leaf.seq IS 'Place in the chain of the record, from 1.';
      COMMENT ON COLUMN history.leaf.kind IS 'recorded: a version as it was recorded; erased: what an erasure left of it.';
      COMMENT ON COLUMN history.leaf.salt IS 'Null once what it attested is erased.';
      COMMENT ON COLUMN history.leaf.digest IS 'SHA-256 over the salt and the content (history.content_expression).';
      COMMENT ON COLUMN history.leaf.hash IS 'SHA-256 over the hash before it in the chain, the digest, and what is attested (history.leaf_hash).';
      COMMENT ON COLUMN history.leaf.position IS 'Place in the Merkle tree of RFC 9162, from 0; null until it is sealed.';

      CREATE TABLE history.attested (
        record text NOT NULL,
        name   text NOT NULL,
        place  int NOT NULL,
        later  boolean NOT NULL,
        PRIMARY KEY (record, name)
      );
      ALTER TABLE history.attested ENABLE ROW LEVEL SECURITY;
      COMMENT ON TABLE history.attested IS 'The columns of versions that are attested, in their order; later ones came when there were leaves, and are attested where they are not null.';

      -- Until when everything is sealed: no moment that is given from then on is as early.
      CREATE TABLE history.sealed_until (
        one   boolean PRIMARY KEY DEFAULT true CONSTRAINT sealed_until_one_check CHECK (one),
        until timestamptz NOT NULL
      );
      INSERT INTO history.sealed_until (until) VALUES ('-infinity');
      ALTER TABLE history.sealed_until ENABLE ROW LEVEL SECURITY;

      CREATE FUNCTION history.leaf_hash(previous bytea, digest bytea, record text, id uuid, seq int, version int, kind text) RETURNS bytea
      LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN sha256(coalesce(previous, decode(repeat('00', 32), 'hex')) || digest
          || convert_to(record || '/' || id || '/' || seq || '/' || version || '/' || kind, 'UTF8'));
      REVOKE ALL ON FUNCTION history.leaf_hash FROM PUBLIC;

      -- SQL for what is attested of a row r, as one line of JSON: its columns in the order in which they came, but for what follows the present; one that came
      -- later where it is not null. Times are in UTC where whoever asks has said so.
      CREATE FUNCTION history.content_expression(tracked text) RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
        SELECT CASE WHEN count(*) FILTER (WHERE later) = 0 THEN whole
            ELSE 'left(' || whole || ', -1) || ' || string_agg(format('CASE WHEN r.%1$I IS NULL THEN %2$L ELSE %3$L || to_json(r.%1$I) END', name, '', ',' || to_json(name) || ':'), ' || ' ORDER BY place)
              FILTER (WHERE later) || ' || ''}''' END
        FROM history.attested, LATERAL (SELECT format('(SELECT row_to_json(one) FROM (SELECT %s) one)::text', string_agg(format('r.%I', a.name), ', ' ORDER BY a.place)) AS whole
          FROM history.attested a WHERE a.record = tracked AND NOT a.later) w
        WHERE record = tracked GROUP BY whole
      $$;
      REVOKE ALL ON FUNCTION history.content_expression FROM PUBLIC;

      -- A leaf is never changed; it gets its position once.
      CREATE FUNCTION history.keep_leaf() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND OLD.position IS NULL AND to_jsonb(NEW) - 'position' = to_jsonb(OLD) - 'position' THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'restrict_violation';
      END $$;
      REVOKE ALL ON FUNCTION history.keep_leaf FROM PUBLIC;
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON history.leaf FOR EACH ROW EXECUTE FUNCTION history.keep_leaf();
      CREATE TRIGGER no_truncate BEFORE TRUNCATE ON history.leaf FOR EACH STATEMENT EXECUTE FUNCTION history.refuse_change();

      ${KEEP}
      REVOKE ALL ON PROCEDURE history.keep_leaves FROM PUBLIC;

      ALTER PROCEDURE history.track(text) RENAME TO track_past;
      CREATE PROCEDURE history.track(tracked text) LANGUAGE plpgsql AS $$
      BEGIN
        CALL history.track_past(tracked);
        CALL history.keep_leaves(tracked);
      END $$;
      REVOKE ALL ON PROCEDURE history.track FROM PUBLIC;

      DO $$
      DECLARE tracked text;
      BEGIN
        FOR tracked IN SELECT relname FROM pg_class WHERE relnamespace = 'history'::regnamespace AND relkind = 'r'
          AND EXISTS (SELECT FROM pg_attribute WHERE attrelid = pg_class.oid AND attname = 'recorded_at' AND NOT attisdropped) ORDER BY relname
        LOOP
          CALL history.keep_leaves(tracked);
        END LOOP;
      END $$;
      ${Object.entries(GROWING)
        .map(([name, { table, id }]) => `CALL history.keep_leaves('${name}', $$${id}$$, '1', '${table}');`)
        .join('\n')}

      -- The last instant that is settled: whoever may still write has told a later moment. Not counting the transaction that asks.
      CREATE FUNCTION history.settled_now() RETURNS timestamptz LANGUAGE sql VOLATILE
        RETURN least(date_trunc('milliseconds', clock_timestamp()), history.writing_since(pg_backend_pid())) - interval '1 millisecond';

      -- Numbers all leaves that are there to be seen, and says how many there are by now and until when everything is among them.
      -- Those who seal come one after the other; nobody who writes waits.
      CREATE FUNCTION history.seal(OUT size bigint, OUT settled timestamptz)
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        PERFORM FROM history.sealed_until FOR UPDATE;
        -- Before the numbering: what is settled now, its next statement sees.
        SELECT greatest(u.until, history.settled_now()) INTO settled FROM history.sealed_until u;
        SELECT coalesce(max(l.position) + 1, 0) INTO size FROM history.leaf l WHERE l.position IS NOT NULL;
        UPDATE history.leaf l SET position = size + n.place - 1
        FROM (SELECT u.record, u.id, u.seq, row_number() OVER (ORDER BY u.record, u.id, u.seq) AS place
          FROM history.leaf u WHERE u.position IS NULL) n
        WHERE l.record = n.record AND l.id = n.id AND l.seq = n.seq;
        SELECT coalesce(max(l.position) + 1, 0) INTO size FROM history.leaf l WHERE l.position IS NOT NULL;
        UPDATE history.sealed_until SET until = settled;
      END $$;
      REVOKE ALL ON FUNCTION history.settled_now, history.seal FROM PUBLIC;
      ${rewriteMoments(NOW, LATER)}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ${rewriteMoments(LATER, NOW)}
      DROP PROCEDURE history.track;
      ALTER PROCEDURE history.track_past(text) RENAME TO track;
      DO $$
      DECLARE attest regprocedure;
      BEGIN
        FOR attest IN SELECT DISTINCT tgfoid FROM pg_trigger WHERE tgname = 'attest' LOOP
          EXECUTE format('DROP FUNCTION %s CASCADE', attest);
        END LOOP;
      END $$;
      DROP FUNCTION history.seal, history.settled_now;
      DROP PROCEDURE history.keep_leaves;
      DROP FUNCTION history.content_expression, history.leaf_hash;
      DROP TABLE history.leaf, history.attested, history.sealed_until;
      DROP FUNCTION history.keep_leaf;
    `);
  }
}
