import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of the record, from accounts to links, each tracked by history; what must not be is refused here. */
export class Record1780000100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Within one audience a thing is recorded once; across audiences nothing is compared.
      CREATE FUNCTION audience_key(audience text, desk_id uuid) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN CASE audience WHEN 'desk' THEN desk_id::text ELSE audience END;

      CREATE TABLE desk (
        id         uuid PRIMARY KEY,
        name       text NOT NULL UNIQUE,
        version    int NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );

      CREATE TABLE principal (
        id         uuid PRIMARY KEY,
        kind       text NOT NULL CONSTRAINT principal_kind_check CHECK (kind IN ('person', 'service', 'software')),
        name       text NOT NULL,
        desk_id    uuid NOT NULL REFERENCES desk,
        version    int NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE INDEX ON principal (desk_id);

      CREATE TABLE entity (
        id              uuid PRIMARY KEY,
        kind            text CONSTRAINT entity_kind_check CHECK (kind IN ('person', 'organisation', 'place', 'product', 'event', 'work')),
        names           jsonb NOT NULL,
        aliases         jsonb NOT NULL,
        identifiers     jsonb NOT NULL,
        description     text,
        fiscal_calendar jsonb,
        confidential    boolean NOT NULL,
        same_as_id      uuid REFERENCES entity,
        identity        text,
        audience        text NOT NULL CONSTRAINT entity_audience_check CHECK (audience IN ('desk', 'newsroom', 'public')),
        desk_id         uuid NOT NULL REFERENCES desk,
        owner_id        uuid NOT NULL REFERENCES principal,
        version         int NOT NULL,
        created_at      timestamptz NOT NULL,
        updated_at      timestamptz NOT NULL,
        CONSTRAINT entity_same_as_check CHECK (same_as_id <> id),
        CONSTRAINT entity_confidential_check CHECK (NOT confidential OR (names = '{}' AND aliases = '[]' AND identifiers = '{}' AND description IS NOT NULL AND identity IS NULL))
      );
      CREATE UNIQUE INDEX entity_identity_key ON entity (identity, audience_key(audience, desk_id));
      CREATE INDEX ON entity (same_as_id);

      CREATE TABLE entity_name (
        entity_id uuid NOT NULL REFERENCES entity,
        key       text NOT NULL,
        skeleton  text NOT NULL,
        PRIMARY KEY (entity_id, key)
      );
      CREATE INDEX ON entity_name (key);
      CREATE INDEX ON entity_name (skeleton);
      CREATE INDEX entity_name_key_trgm ON entity_name USING gin (key gin_trgm_ops);
      -- entity_name: Look-up of names and aliases; made from entity, can be rebuilt.

      CREATE TABLE entity_identifier (
        entity_id    uuid NOT NULL REFERENCES entity,
        scheme       text NOT NULL,
        value        text NOT NULL,
        audience_key text NOT NULL,
        PRIMARY KEY (entity_id, scheme),
        UNIQUE (scheme, value, audience_key)
      );
      -- entity_identifier: Look-up of identifiers; made from entity, can be rebuilt.

      CREATE TABLE confidential_identity (
        id         uuid PRIMARY KEY,
        content    jsonb NOT NULL,
        readers    jsonb NOT NULL,
        owner_id   uuid NOT NULL REFERENCES principal,
        version    int NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      -- confidential_identity: Who a confidential entity or source is; the id is that of the entity or source.

      CREATE TABLE metric (
        id                      uuid PRIMARY KEY,
        key                     text NOT NULL UNIQUE,
        labels                  jsonb NOT NULL,
        aliases                 jsonb NOT NULL,
        value_type              text NOT NULL CONSTRAINT metric_value_type_check CHECK (value_type IN ('quantity', 'date', 'truth', 'entity', 'text')),
        dimension               text,
        nature                  text CONSTRAINT metric_nature_check CHECK (nature IN ('flow', 'stock')),
        non_negative            boolean NOT NULL,
        single_valued           boolean NOT NULL,
        aggregation             text NOT NULL CONSTRAINT metric_aggregation_check CHECK (aggregation IN ('sum', 'max', 'none')),
        scope                   jsonb NOT NULL,
        inverse_of              text,
        not_to_be_confused_with jsonb NOT NULL,
        wikidata                text,
        xbrl                    jsonb NOT NULL,
        owner_id                uuid NOT NULL REFERENCES principal,
        version                 int NOT NULL,
        created_at              timestamptz NOT NULL,
        updated_at              timestamptz NOT NULL,
        CONSTRAINT metric_inverse_of_check CHECK (inverse_of <> key)
      );

      CREATE TABLE metric_name (
        metric_id uuid NOT NULL REFERENCES metric,
        key       text NOT NULL,
        skeleton  text NOT NULL,
        PRIMARY KEY (metric_id, key)
      );
      CREATE INDEX ON metric_name (key);
      CREATE INDEX ON metric_name (skeleton);
      CREATE INDEX metric_name_key_trgm ON metric_name USING gin (key gin_trgm_ops);
      -- metric_name: Look-up of keys, labels and aliases; made from metric, can be rebuilt.

      CREATE TABLE source (
        id            uuid PRIMARY KEY,
        kind          text NOT NULL CONSTRAINT source_kind_check CHECK (kind IN ('article', 'filing', 'podcast', 'video', 'broadcast', 'social_post', 'press_release', 'dataset', 'interview', 'document')),
        title         text,
        title_key     text,
        url           text,
        publisher_id  uuid REFERENCES entity,
        published_on  date,
        published_at  timestamptz,
        language      text,
        description   text,
        confidential  boolean NOT NULL,
        identity      text,
        audience      text NOT NULL CONSTRAINT source_audience_check CHECK (audience IN ('desk', 'newsroom', 'public')),
        desk_id       uuid NOT NULL REFERENCES desk,
        owner_id      uuid NOT NULL REFERENCES principal,
        version       int NOT NULL,
        created_at    timestamptz NOT NULL,
        updated_at    timestamptz NOT NULL,
        CONSTRAINT source_named_check CHECK (confidential OR title IS NOT NULL OR url IS NOT NULL),
        CONSTRAINT source_confidential_check CHECK (NOT confidential OR (title IS NULL AND title_key IS NULL AND url IS NULL AND publisher_id IS NULL AND published_on IS NULL AND description IS NOT NULL AND identity IS NULL))
      );
      CREATE UNIQUE INDEX source_identity_key ON source (identity, audience_key(audience, desk_id));
      CREATE INDEX ON source (publisher_id);
      CREATE INDEX ON source (title_key);
      CREATE INDEX source_title_key_trgm ON source USING gin (title_key gin_trgm_ops);

      CREATE TABLE source_relation (
        id         uuid PRIMARY KEY,
        source_id  uuid NOT NULL REFERENCES source,
        to_id      uuid NOT NULL REFERENCES source,
        kind       text NOT NULL CONSTRAINT source_relation_kind_check CHECK (kind IN ('cites', 'syndicates', 'translates', 'rewrites', 'quotes')),
        basis      text NOT NULL CONSTRAINT source_relation_basis_check CHECK (basis IN ('declared', 'byline', 'similarity', 'reviewer')),
        owner_id   uuid NOT NULL REFERENCES principal,
        version    int NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        UNIQUE (source_id, to_id, kind),
        CONSTRAINT source_relation_self_check CHECK (source_id <> to_id)
      );
      CREATE INDEX ON source_relation (to_id);

      CREATE TABLE claim (
        id               uuid PRIMARY KEY,
        subject_id       uuid NOT NULL REFERENCES entity,
        metric_id        uuid NOT NULL REFERENCES metric,
        value_type       text NOT NULL CONSTRAINT claim_value_type_check CHECK (value_type IN ('quantity', 'date', 'truth', 'entity', 'text')),
        value            jsonb NOT NULL,
        unit             text,
        lower            numeric,
        upper            numeric,
        value_entity_id  uuid REFERENCES entity,
        as_written       text,
        language         text,
        basis            text NOT NULL CONSTRAINT claim_basis_check CHECK (basis IN ('actual', 'guidance', 'forecast', 'target', 'commitment', 'hypothetical', 'unspecified')),
        measure          text NOT NULL CONSTRAINT claim_measure_check CHECK (measure IN ('as_is', 'run_rate')),
        period_kind      text NOT NULL CONSTRAINT claim_period_kind_check CHECK (period_kind IN ('instant', 'duration', 'rolling', 'open', 'unspecified')),
        period_start     date,
        period_end       date,
        period_label     text,
        period_certainty text NOT NULL CONSTRAINT claim_period_certainty_check CHECK (period_certainty IN ('stated', 'inferred')),
        period_calendar  text NOT NULL CONSTRAINT claim_period_calendar_check CHECK (period_calendar IN ('calendar', 'fiscal')),
        text             text,
        identity         text NOT NULL,
        audience         text NOT NULL CONSTRAINT claim_audience_check CHECK (audience IN ('desk', 'newsroom', 'public')),
        desk_id          uuid NOT NULL REFERENCES desk,
        owner_id         uuid NOT NULL REFERENCES principal,
        version          int NOT NULL,
        created_at       timestamptz NOT NULL,
        updated_at       timestamptz NOT NULL,
        CONSTRAINT claim_bounds_check CHECK (lower <= upper),
        CONSTRAINT claim_period_check CHECK (period_start < period_end)
      );
      CREATE UNIQUE INDEX claim_identity_key ON claim (identity, audience_key(audience, desk_id));
      CREATE INDEX ON claim (subject_id, metric_id);
      CREATE INDEX ON claim (metric_id);
      CREATE INDEX ON claim (value_entity_id);
      CREATE INDEX claim_text_trgm ON claim USING gin (text gin_trgm_ops);
      CREATE INDEX claim_as_written_trgm ON claim USING gin (as_written gin_trgm_ops);

      CREATE TABLE scope_value (
        id         uuid PRIMARY KEY,
        claim_id   uuid NOT NULL REFERENCES claim,
        dimension  text NOT NULL,
        entity_id  uuid REFERENCES entity,
        word       text,
        version    int NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        UNIQUE (claim_id, dimension),
        CONSTRAINT scope_value_one_check CHECK (num_nonnulls(entity_id, word) = 1)
      );
      CREATE INDEX ON scope_value (entity_id);

      CREATE TABLE statement (
        id             uuid PRIMARY KEY,
        claim_id       uuid NOT NULL REFERENCES claim,
        speaker_id     uuid REFERENCES entity,
        stance         text NOT NULL CONSTRAINT statement_stance_check CHECK (stance IN ('asserts', 'confirms', 'denies', 'disputes', 'hedges', 'declines_to_comment', 'retracts')),
        mode           text CONSTRAINT statement_mode_check CHECK (mode IN ('direct_quote', 'indirect', 'paraphrase', 'inferred')),
        attribution    text CONSTRAINT statement_attribution_check CHECK (attribution IN ('on_record', 'background', 'deep_background', 'off_record', 'document', 'unattributed')),
        evidence       text CONSTRAINT statement_evidence_check CHECK (evidence IN ('reported', 'audited', 'preliminary', 'restated', 'estimate', 'derived', 'rumour')),
        stated_on      date,
        stated_at      timestamptz,
        wording        text,
        language       text,
        figure         jsonb,
        source_id      uuid REFERENCES source,
        locator        jsonb,
        relays_id      uuid REFERENCES statement,
        alternative_id uuid REFERENCES claim,
        identity       text NOT NULL,
        audience       text NOT NULL CONSTRAINT statement_audience_check CHECK (audience IN ('desk', 'newsroom', 'public')),
        desk_id        uuid NOT NULL REFERENCES desk,
        owner_id       uuid NOT NULL REFERENCES principal,
        version        int NOT NULL,
        created_at     timestamptz NOT NULL,
        updated_at     timestamptz NOT NULL,
        CONSTRAINT statement_somebody_check CHECK (num_nonnulls(speaker_id, source_id) > 0),
        CONSTRAINT statement_relays_check CHECK (relays_id <> id),
        CONSTRAINT statement_alternative_check CHECK (alternative_id <> claim_id)
      );
      CREATE UNIQUE INDEX statement_identity_key ON statement (identity, audience_key(audience, desk_id));
      CREATE INDEX ON statement (claim_id);
      CREATE INDEX ON statement (speaker_id);
      CREATE INDEX ON statement (source_id);
      CREATE INDEX ON statement (relays_id);
      CREATE INDEX ON statement (alternative_id);

      CREATE TABLE derivation (
        id               uuid PRIMARY KEY,
        claim_id         uuid NOT NULL REFERENCES claim,
        method           text NOT NULL CONSTRAINT derivation_method_check CHECK (method IN ('formula', 'back_calculation', 'sum', 'currency_conversion', 'annualisation', 'interpolation', 'quotation', 'translation', 'manual')),
        formula          text,
        note             text,
        attributed_to_id uuid REFERENCES entity,
        identity         text NOT NULL,
        audience         text NOT NULL CONSTRAINT derivation_audience_check CHECK (audience IN ('desk', 'newsroom', 'public')),
        desk_id          uuid NOT NULL REFERENCES desk,
        owner_id         uuid NOT NULL REFERENCES principal,
        version          int NOT NULL,
        created_at       timestamptz NOT NULL,
        updated_at       timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX derivation_identity_key ON derivation (identity, audience_key(audience, desk_id));
      CREATE INDEX ON derivation (claim_id);
      CREATE INDEX ON derivation (attributed_to_id);

      CREATE TABLE derivation_input (
        id            uuid PRIMARY KEY,
        derivation_id uuid NOT NULL REFERENCES derivation,
        name          text NOT NULL,
        position      int NOT NULL,
        claim_id      uuid REFERENCES claim,
        claim_version int,
        constant      text,
        language      text,
        period        jsonb,
        source_id     uuid REFERENCES source,
        note          text,
        version       int NOT NULL,
        created_at    timestamptz NOT NULL,
        updated_at    timestamptz NOT NULL,
        UNIQUE (derivation_id, name),
        CONSTRAINT derivation_input_one_check CHECK (num_nonnulls(claim_id, constant) <= 1 AND num_nonnulls(claim_id, constant, source_id) >= 1),
        CONSTRAINT derivation_input_claim_check CHECK ((claim_id IS NULL) = (claim_version IS NULL) AND (claim_id IS NULL OR source_id IS NULL))
      );
      CREATE INDEX ON derivation_input (claim_id);
      CREATE INDEX ON derivation_input (source_id);

      CREATE TABLE link (
        id           uuid PRIMARY KEY,
        a_id         uuid NOT NULL REFERENCES claim,
        b_id         uuid NOT NULL REFERENCES claim,
        kind         text NOT NULL CONSTRAINT link_kind_check CHECK (kind IN ('contradicts', 'tension', 'supports', 'refines', 'supersedes', 'same_as', 'context', 'not_comparable')),
        origin       text NOT NULL CONSTRAINT link_origin_check CHECK (origin IN ('detector', 'statement', 'person', 'import')),
        state        text NOT NULL CONSTRAINT link_state_check CHECK (state IN ('suggested', 'confirmed', 'dismissed', 'resolved')),
        reason       text,
        statement_id uuid REFERENCES statement,
        owner_id     uuid NOT NULL REFERENCES principal,
        version      int NOT NULL,
        created_at   timestamptz NOT NULL,
        updated_at   timestamptz NOT NULL,
        CONSTRAINT link_self_check CHECK (a_id <> b_id),
        CONSTRAINT link_order_check CHECK (a_id < b_id OR kind IN ('supports', 'refines', 'supersedes')),
        CONSTRAINT link_statement_check CHECK ((origin = 'statement') = (statement_id IS NOT NULL))
      );
      CREATE UNIQUE INDEX link_pair_key ON link (a_id, b_id, kind);
      CREATE UNIQUE INDEX link_conflict_key ON link (a_id, b_id) WHERE kind IN ('contradicts', 'tension');
      CREATE UNIQUE INDEX link_superseded_key ON link (b_id) WHERE kind = 'supersedes' AND origin = 'person';
      CREATE INDEX ON link (b_id);
      CREATE INDEX ON link (statement_id);
      -- link.a_id: Who supports, refines or supersedes b; for kinds without direction the smaller id of the two.

      CALL history.track('desk');
      CALL history.track('principal');
      CALL history.track('entity');
      CALL history.track('confidential_identity');
      CALL history.track('metric');
      CALL history.track('source');
      CALL history.track('source_relation');
      CALL history.track('claim');
      CALL history.track('scope_value');
      CALL history.track('statement');
      CALL history.track('derivation');
      CALL history.track('derivation_input');
      CALL history.track('link');
      CREATE INDEX ON history.claim (subject_id, metric_id);
      CREATE INDEX ON history.claim (metric_id);
      CREATE INDEX ON history.scope_value (claim_id);
      CREATE INDEX ON history.statement (claim_id);
      CREATE INDEX ON history.derivation (claim_id);
      CREATE INDEX ON history.derivation_input (derivation_id);
      CREATE INDEX ON history.derivation_input (claim_id);
      CREATE INDEX ON history.link (a_id);
      CREATE INDEX ON history.link (b_id);
      CREATE INDEX ON history.source_relation (source_id);
      CREATE INDEX ON history.source_relation (to_id);

      -- What the application's role may do; nothing is ever deleted but look-ups that can be rebuilt, and the scope of a claim that is rewritten.
      DO $$
      DECLARE app text := current_setting('claimtrail.app_role');
      BEGIN
        EXECUTE format('GRANT SELECT, INSERT ON desk, principal, entity, confidential_identity, metric, source, source_relation, claim,
          scope_value, statement, derivation, derivation_input, link TO %I', app);
        EXECUTE format('GRANT UPDATE ON entity, metric, source, claim, scope_value, link TO %I', app);
        EXECUTE format('GRANT DELETE ON scope_value TO %I', app);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON entity_name, entity_identifier, metric_name TO %I', app);
        EXECUTE format('GRANT EXECUTE ON FUNCTION audience_key TO %I', app);
      END $$;

      SELECT set_config('claimtrail.actor', '00000000-0000-7000-8000-000000000001', true), set_config('claimtrail.reason', 'first migration', true);
      INSERT INTO desk (id, name) VALUES ('00000000-0000-7000-8000-0000000000d1', 'Newsroom');
      INSERT INTO principal (id, kind, name, desk_id) VALUES
        ('00000000-0000-7000-8000-000000000001', 'software', 'Claimtrail', '00000000-0000-7000-8000-0000000000d1'),
        ('00000000-0000-7000-8000-000000000002', 'person', 'User of this computer', '00000000-0000-7000-8000-0000000000d1'),
        ('00000000-0000-7000-8000-000000000003', 'service', 'Bootstrap token', '00000000-0000-7000-8000-0000000000d1');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE link, derivation_input, derivation, statement, scope_value, claim, source_relation, source, metric_name, metric,
        confidential_identity, entity_identifier, entity_name, entity, principal, desk CASCADE;
      DROP FUNCTION audience_key;
      DO $$
      DECLARE leftover record;
      BEGIN
        FOR leftover IN SELECT tablename FROM pg_tables WHERE schemaname = 'history' AND tablename <> 'change' LOOP
          EXECUTE format('DROP TABLE history.%1$I CASCADE', leftover.tablename);
          EXECUTE format('DROP FUNCTION history.%I; DROP FUNCTION history.%I', 'keep_' || leftover.tablename, 'keep_removed_' || leftover.tablename);
        END LOOP;
      END $$;
    `);
  }
}
