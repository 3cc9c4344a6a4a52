import type { MigrationInterface, QueryRunner } from 'typeorm';

import { ATTACKS, SPEAKS, SUPERSEDES } from './1780000510000-standing.js';

/** Who may read a version of what most requests look up often; the readership is read once for a statement rather than for each version. */
const READERS: Readonly<Record<string, string>> = {
  entity: 'readers',
  source: 'readers',
  statement: 'claimtrail.audience_key(audience, desk_id)',
};

const policies = (readership: string): string =>
  Object.entries(READERS)
    .map(([table, key]) => `ALTER POLICY reads ON history.${table} USING (${key} = ANY (${readership}));`)
    .join('\n');

/** What of an entity or a source may be told of each version. */
const told = (readership: string): string => `
      CREATE OR REPLACE VIEW history.open_entity AS
        SELECT r.id, r.version,
          CASE WHEN m.may THEN CASE WHEN r.shown IS NULL THEN r.kind ELSE r.shown->>'kind' END END AS kind,
          CASE WHEN m.open THEN r.names ELSE '{}' END AS names,
          CASE WHEN m.open THEN r.aliases ELSE '[]' END AS aliases,
          CASE WHEN m.open THEN r.identifiers ELSE '{}' END AS identifiers,
          CASE WHEN m.may THEN CASE WHEN r.shown IS NULL THEN r.description ELSE r.shown->>'description' END END AS description,
          CASE WHEN m.open THEN r.fiscal_calendar END AS fiscal_calendar,
          m.may AND r.shown IS NOT NULL OR r.confidential AS confidential,
          CASE WHEN m.open THEN r.identity END AS identity
        FROM history.entity r CROSS JOIN LATERAL (
          SELECT r.readers = ANY (${readership}) AS may, r.readers = ANY (${readership}) AND r.shown IS NULL AS open) m
        WHERE r.readers = ANY (${readership});
      CREATE OR REPLACE VIEW history.open_source AS
        SELECT r.id, r.version,
          CASE WHEN m.may THEN CASE WHEN r.shown IS NULL THEN r.kind ELSE r.shown->>'kind' END END AS kind,
          CASE WHEN m.open THEN r.title END AS title,
          CASE WHEN m.open THEN r.title_key END AS title_key,
          CASE WHEN m.open THEN r.url END AS url,
          CASE WHEN m.open THEN r.publisher_id END AS publisher_id,
          CASE WHEN m.open THEN r.published_on END AS published_on,
          CASE WHEN m.open THEN r.published_at END AS published_at,
          CASE WHEN m.may THEN CASE WHEN r.shown IS NULL THEN r.language ELSE r.shown->>'language' END END AS language,
          CASE WHEN m.may THEN CASE WHEN r.shown IS NULL THEN r.description ELSE r.shown->>'description' END END AS description,
          m.may AND r.shown IS NOT NULL OR r.confidential AS confidential,
          CASE WHEN m.open THEN r.identity END AS identity
        FROM history.source r CROSS JOIN LATERAL (
          SELECT r.readers = ANY (${readership}) AS may, r.readers = ANY (${readership}) AND r.shown IS NULL AS open) m
        WHERE r.readers = ANY (${readership});`;

/** Views that also ask what may be told. */
const toldAsOf = (join: 'JOIN' | 'LEFT JOIN', asOf: (table: string) => string): string => `
      CREATE OR REPLACE VIEW as_of.entity WITH (security_invoker) AS
        SELECT r.id, o.kind, o.names, o.aliases, o.identifiers, o.description, o.fiscal_calendar, o.confidential, r.same_as_id, o.identity,
          r.audience, r.desk_id, r.owner_id, r.version, r.created_at, r.updated_at
        FROM history.entity r ${join} history.open_entity o ON o.id = r.id AND o.version = r.version
        WHERE ${asOf('entity')};
      CREATE OR REPLACE VIEW as_of.source WITH (security_invoker) AS
        SELECT r.id, o.kind, o.title, o.title_key, o.url, o.publisher_id, o.published_on, o.published_at, o.language, o.description,
          o.confidential, o.identity, r.audience, r.desk_id, r.owner_id, r.version, r.created_at, r.updated_at
        FROM history.source r ${join} history.open_source o ON o.id = r.id AND o.version = r.version
        WHERE ${asOf('source')};
      CREATE OR REPLACE VIEW as_of.derivation_result WITH (security_invoker) AS
        SELECT r.id, r.state, r.result, r.possibly_wide, r.mismatch, t.disagreement, t.failure, t.lints, r.computed_with, t.moved_by,
          r.digest, r.version, r.created_at, r.updated_at
        FROM history.derivation_result r ${join} history.told_result t ON t.id = r.id AND t.version = r.version
        WHERE ${asOf('derivation_result')};`;

/** Which versions were the last ones at the moment: by when each was replaced, and as it was before that was kept. */
const LAST = 'r.recorded_at <= as_of.instant() AND r.replaced_at > as_of.instant() AND NOT r.removed';
const lastByNext = (table: string): string => `r.recorded_at <= as_of.instant() AND NOT r.removed AND NOT EXISTS (
          SELECT 1 FROM history.${table} n WHERE n.id = r.id AND n.version = r.version + 1 AND n.recorded_at <= as_of.instant())`;

/** How a table is tracked, and how the past of it is shown. */
const track = (more: string): string => `
      CREATE OR REPLACE PROCEDURE history.track(tracked text) LANGUAGE plpgsql AS $$
      BEGIN
        CALL history.track_versions(tracked);
        EXECUTE format('ALTER TABLE history.%I ENABLE ROW LEVEL SECURITY', tracked);
        IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = format('history.%I', tracked)::regclass) THEN
          EXECUTE format('CREATE POLICY reads ON history.%1$I FOR SELECT TO %2$I USING (EXISTS (SELECT FROM claimtrail.%1$I now WHERE now.id = %1$I.id))',
            tracked, current_setting('claimtrail.app_role'));
        END IF;
        -- What is recorded is never changed; who may read it today is.
        EXECUTE (SELECT format('CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OF %s OR DELETE OR TRUNCATE ON history.%I
            FOR EACH STATEMENT EXECUTE FUNCTION history.refuse_change()', string_agg(quote_ident(a.attname), ', '), tracked)
          FROM pg_attribute a WHERE a.attrelid = format('history.%I', tracked)::regclass AND a.attnum > 0 AND NOT a.attisdropped
            AND a.attname NOT IN ('readers', 'shown', 'a_readership', 'b_readership', 'own_readership', 'replaced_at'));
        EXECUTE format('REVOKE ALL ON FUNCTION history.%I, history.%I FROM PUBLIC', 'keep_' || tracked, 'keep_removed_' || tracked);${more}
      END $$;`;

/** Views of the past that ask for nothing but the versions of their table. */
const PLAIN = [
  'desk',
  'principal',
  'membership',
  'metric',
  'rate_set',
  'source_relation',
  'scope_value',
  'statement',
  'derivation',
  'derivation_input',
];

/** By what versions are looked up as of a moment, as their records are by now: columns, by tables. */
const LOOKED_UP: Readonly<Record<string, readonly string[]>> = {
  claim: ['subject_id, metric_id', 'metric_id'],
  scope_value: ['claim_id'],
  statement: ['claim_id', 'source_id', 'speaker_id', 'relays_id', 'alternative_id'],
  derivation: ['claim_id'],
  derivation_input: ['derivation_id', 'claim_id', 'source_id'],
  link: ['a_id', 'b_id'],
  source: ['publisher_id'],
  source_relation: ['source_id', 'to_id'],
};

/** Of these there were no indexes before. */
const NEW = [
  'statement.source_id',
  'statement.speaker_id',
  'statement.relays_id',
  'statement.alternative_id',
  'derivation_input.source_id',
  'source.publisher_id',
];

const indexes = Object.entries(LOOKED_UP).flatMap(([table, all]) =>
  all.map((columns) => ({
    columns,
    on: `history.${table}`,
    name: `${table}_${columns.replace(', ', '_')}_idx`,
    isNew: NEW.includes(`${table}.${columns}`),
  })),
);

/** Of what is looked up among few rows, by the names of their indexes: the conditions are those of the present. */
const AMONG_FEW: Readonly<Record<string, { readonly on: string; readonly columns: string; readonly where: string }>> = {
  link_attack_a_idx: { on: 'history.link', columns: 'a_id', where: ATTACKS },
  link_attack_b_idx: { on: 'history.link', columns: 'b_id', where: ATTACKS },
  link_superseding_idx: { on: 'history.link', columns: 'b_id', where: SUPERSEDES },
  statement_against_idx: { on: 'history.statement', columns: 'claim_id', where: SPEAKS },
};

const amongFew = (moments: string): string =>
  Object.entries(AMONG_FEW)
    .map(
      ([name, { on, columns, where }]) =>
        `DROP INDEX IF EXISTS history.${name}; CREATE INDEX ${name} ON ${on} (${columns}${moments}) WHERE ${where};`,
    )
    .join('\n');

/**
 * The same rows as of a moment as before, asked so that PostgreSQL plans well.
 *
 * It takes a look-up that stands as a condition for true in one of two rows, and one that finds nothing for one row in two hundred: of
 * 20,000 claims it expected 24, and read all of them to list the newest 50. What is not null it supposes of nearly all.
 *
 * A version whose own readers the caller is among names nothing that they may not read: entities are only ever widened. So what it names is
 * looked up only for the others, those of a record that has been widened since.
 *
 * Each version says when it was replaced. That needs no look-up of the next one, and of a record that has been changed twenty times one row
 * is read rather than all: the indexes have both moments.
 *
 * What of an entity, source or result may be told is joined from the left: a row has exactly one, and where nothing of it is asked for, it
 * is not looked up.
 */
export class ReadingThePast1780000710000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ${policies('(SELECT claimtrail.readership())::text[]')}
      ${told('(SELECT claimtrail.readership())::text[]')}

      -- Keeps with each version when the next one was recorded; set once, by the version that replaces it.
      CREATE PROCEDURE history.keep_replaced(tracked text) LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = format('history.%I', tracked)::regclass AND attname = 'replaced_at') THEN RETURN; END IF;
        EXECUTE format($make$
          ALTER TABLE history.%1$I ADD COLUMN replaced_at timestamptz NOT NULL DEFAULT 'infinity';
          UPDATE history.%1$I r SET replaced_at = n.recorded_at FROM history.%1$I n WHERE n.id = r.id AND n.version = r.version + 1;
          CREATE INDEX %2$I ON history.%1$I (id, replaced_at, recorded_at);
          CREATE FUNCTION history.%3$I() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $body$
          BEGIN
            UPDATE history.%1$I SET replaced_at = NEW.recorded_at WHERE id = NEW.id AND version = NEW.version - 1;
            RETURN NULL;
          END $body$;
          REVOKE ALL ON FUNCTION history.%3$I FROM PUBLIC;
          CREATE TRIGGER replaced AFTER INSERT ON history.%1$I FOR EACH ROW WHEN (NEW.version > 1) EXECUTE FUNCTION history.%3$I();
          CREATE TRIGGER replaced_once BEFORE UPDATE OF replaced_at ON history.%1$I FOR EACH ROW
            WHEN (OLD.replaced_at <> 'infinity') EXECUTE FUNCTION history.refuse_change() $make$,
          tracked, tracked || '_as_of_idx', 'replace_' || tracked);
      END $$;
      REVOKE ALL ON PROCEDURE history.keep_replaced FROM PUBLIC;

      -- Makes the view of a table as of a moment, of the versions that fulfil a condition on \`r\`.
      CREATE PROCEDURE history.show_past(tracked text, condition text DEFAULT 'true') LANGUAGE plpgsql AS $$
      BEGIN
        CALL history.keep_replaced(tracked);
        EXECUTE (SELECT format('CREATE OR REPLACE VIEW as_of.%1$I WITH (security_invoker) AS SELECT %2$s FROM history.%1$I r
          WHERE ${LAST} AND (%3$s)', tracked, string_agg(format('r.%I', a.attname), ', ' ORDER BY a.attnum), condition)
          FROM pg_attribute a WHERE a.attrelid = format('claimtrail.%I', tracked)::regclass AND a.attnum > 0 AND NOT a.attisdropped);
      END $$;
      REVOKE ALL ON PROCEDURE history.show_past FROM PUBLIC;
      ${track(`
        CALL history.show_past(tracked);`)}

      ${PLAIN.map((table) => `CALL history.show_past('${table}');`).join('\n')}
      -- True where the caller may read all that a claim named as of the moment, else null. Not a part of the views: of what is seldom
      -- looked up each reading would begin with a plan.
      CREATE FUNCTION as_of.names_readable(claim uuid, subject uuid, value_entity uuid) RETURNS boolean
      LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
      BEGIN
        IF EXISTS (SELECT FROM claimtrail.entity e WHERE e.id = subject)
          AND (value_entity IS NULL OR EXISTS (SELECT FROM claimtrail.entity e WHERE e.id = value_entity))
          AND NOT EXISTS (SELECT FROM as_of.scope_value v WHERE v.claim_id = claim AND v.entity_id IS NOT NULL
            AND NOT EXISTS (SELECT FROM claimtrail.entity e WHERE e.id = v.entity_id))
        THEN RETURN true;
        END IF;
        RETURN NULL;
      END $$;
      REVOKE ALL ON FUNCTION as_of.names_readable FROM PUBLIC;
      DO $$ BEGIN EXECUTE format('GRANT EXECUTE ON FUNCTION as_of.names_readable TO %I', current_setting('claimtrail.app_role')); END $$;
      CALL history.show_past('claim', $$claimtrail.audience_key(r.audience, r.desk_id) = ANY ((SELECT claimtrail.readership())::text[])
        OR as_of.names_readable(r.id, r.subject_id, r.value_entity_id) IS NOT NULL$$);
      CALL history.show_past('link', $$(SELECT true FROM as_of.claim c WHERE c.id = r.a_id) IS NOT NULL
        AND (SELECT true FROM as_of.claim c WHERE c.id = r.b_id) IS NOT NULL$$);
      CALL history.keep_replaced('entity');
      CALL history.keep_replaced('source');
      CALL history.keep_replaced('derivation_result');
      DO $$ BEGIN
        EXECUTE format('GRANT SELECT (replaced_at) ON history.entity, history.source, history.derivation_result TO %I',
          current_setting('claimtrail.app_role'));
      END $$;
      ${toldAsOf('LEFT JOIN', () => LAST)}
      CREATE INDEX link_queue_idx ON history.link ((coalesce(gap_relative, -1)) DESC, id DESC, replaced_at, recorded_at)
        WHERE kind IN ('contradicts', 'tension');
      CREATE INDEX link_narrower_idx ON history.link (a_id, b_id, replaced_at, recorded_at) WHERE own_readership <> 'public';
      ${amongFew(', replaced_at, recorded_at')}
      ${indexes.map(({ on, columns, name }) => `DROP INDEX IF EXISTS history.${name}; CREATE INDEX ${name} ON ${on} (${columns}, replaced_at, recorded_at);`).join('\n')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ${policies('claimtrail.readership()')}
      ${told('claimtrail.readership()')}
      ${track('')}
      DROP VIEW as_of.link, as_of.claim;
      ${[...PLAIN, 'claim', 'link'].map((table) => `CALL history.track('${table}');`).join('\n')}
      DO $$ BEGIN
        EXECUTE 'CREATE OR REPLACE VIEW as_of.claim WITH (security_invoker) AS ' || rtrim(pg_get_viewdef('as_of.claim'::regclass), '; ') || '
          AND (SELECT true FROM claimtrail.entity e WHERE e.id = r.subject_id)
          AND (r.value_entity_id IS NULL OR (SELECT true FROM claimtrail.entity e WHERE e.id = r.value_entity_id))
          AND (SELECT true FROM as_of.scope_value v WHERE v.claim_id = r.id AND v.entity_id IS NOT NULL
            AND (SELECT true FROM claimtrail.entity e WHERE e.id = v.entity_id) IS NULL LIMIT 1) IS NULL';
        EXECUTE 'CREATE OR REPLACE VIEW as_of.link WITH (security_invoker) AS ' || rtrim(pg_get_viewdef('as_of.link'::regclass), '; ') || '
          AND (SELECT true FROM as_of.claim c WHERE c.id = r.a_id) AND (SELECT true FROM as_of.claim c WHERE c.id = r.b_id)';
      END $$;
      ${toldAsOf('JOIN', lastByNext)}
      DROP PROCEDURE history.show_past, history.keep_replaced;
      DROP FUNCTION as_of.names_readable;
      ${[...PLAIN, 'claim', 'link', 'entity', 'source', 'derivation_result']
        .map(
          (table) => `DROP TRIGGER replaced_once ON history.${table}; DROP FUNCTION history.replace_${table} CASCADE;
      ALTER TABLE history.${table} DROP COLUMN replaced_at;`,
        )
        .join('\n')}
      ${amongFew('')}
      ${indexes.map(({ on, columns, isNew }) => (isNew ? '' : `CREATE INDEX ON ${on} (${columns});`)).join('\n')}
    `);
  }
}
