import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables of the record that are meant for an audience. */
const MEANT = ['entity', 'source', 'claim', 'statement', 'derivation'];

/** Tables whose rows are read by everybody: what things are called and counted in, and who works here. */
const EVERYBODYS = [
  'desk',
  'principal',
  'metric',
  'metric_name',
  'rate_set',
  'rate',
  'comparison_rule',
  'computing_rule',
];

/** What the engine was granted, except what nobody may see but a few. */
const ENGINES = ['desk', 'principal', 'entity', 'entity_name', 'entity_identifier', 'metric', 'metric_name', 'source', 'source_relation', 'claim',
  'scope_value', 'statement', 'derivation', 'derivation_input', 'rate_set', 'rate', 'link', 'derivation_result', 'comparison_rule', 'computing_rule',
  'comparand', 'stale_derivation']; // prettier-ignore

/** Once a statement, however many rows there are. */
const READERSHIP = '((SELECT claimtrail.readership())::text[])';
const ACTOR = '(SELECT claimtrail.actor())';

/** Whether a row is meant for the caller. */
const meant = (row: string): string => `claimtrail.audience_key(${row}.audience, ${row}.desk_id) = ANY (${READERSHIP})`;

const key = (row: string): string => `claimtrail.audience_key(${row}.audience, ${row}.desk_id)`;

/** Whether what is named is visible and has no narrower audience than what names it; what names nothing may. */
const names = (table: string, column: string, naming: string): string => `(${column} IS NULL OR EXISTS (
  SELECT FROM claimtrail.${table} named WHERE named.id = ${column} AND claimtrail.may_name(${naming}, ${key('named')})))`;

/** Whether the row it belongs to is visible. */
const within = (table: string, column: string): string =>
  `EXISTS (SELECT FROM claimtrail.${table} whole WHERE whole.id = ${column})`;

interface Rules {
  readonly select: string;
  /** For a row that is new, as it is. */
  readonly insert?: string;
  /** For a row as it becomes; which rows may be changed is `changed`, or what may be read. */
  readonly update?: string;
  readonly changed?: string;
  readonly remove?: string;
}

const recorded = (row: string, ...named: string[]): string =>
  [`${row}.owner_id = ${ACTOR}`, `${row}.desk_id::text = ANY (${READERSHIP})`, meant(row), ...named].join(' AND ');

const subjects = [
  names('entity', 'claim.subject_id', key('claim')),
  names('entity', 'claim.value_entity_id', key('claim')),
];
const publisher = names('entity', 'source.publisher_id', key('source'));
const filled = `EXISTS (SELECT FROM claimtrail.claim whole WHERE whole.id = scope_value.claim_id AND ${names('entity', 'scope_value.entity_id', key('whole'))})`;
const bothEnds = `link.a_readership = ANY (${READERSHIP}) AND link.b_readership = ANY (${READERSHIP})`;
const bothSources = `${within('source', 'source_relation.source_id')} AND ${within('source', 'source_relation.to_id')}`;
const known = `${ACTOR} IS NOT NULL`;
const ownJob = `(job.owner_id = ${ACTOR} OR ${ACTOR} = '00000000-0000-7000-8000-000000000001')`;
const administers = `current_setting('claimtrail.administers', true) = 'on'`;

/** Who may do what with a row, by table. */
const RULES: Readonly<Record<string, Rules>> = {
  entity: {
    select: meant('entity'),
    insert: recorded('entity', 'entity.same_as_id IS NULL'),
    update: `${meant('entity')} AND (entity.same_as_id IS NULL OR claimtrail.may_name_entity(entity.same_as_id, ${key('entity')}))`,
  },
  source: {
    select: meant('source'),
    insert: recorded('source', publisher),
    update: `${meant('source')} AND ${publisher}`,
  },
  claim: {
    select: meant('claim'),
    insert: recorded('claim', ...subjects),
    update: [meant('claim'), ...subjects].join(' AND '),
  },
  statement: {
    select: meant('statement'),
    insert: recorded(
      'statement',
      names('claim', 'statement.claim_id', key('statement')),
      names('entity', 'statement.speaker_id', key('statement')),
      names('source', 'statement.source_id', key('statement')),
      names('claim', 'statement.alternative_id', key('statement')),
      `(statement.relays_id IS NULL OR claimtrail.may_name_statement(statement.relays_id, ${key('statement')}))`,
    ),
  },
  derivation: {
    select: meant('derivation'),
    insert: recorded(
      'derivation',
      names('claim', 'derivation.claim_id', key('derivation')),
      names('entity', 'derivation.attributed_to_id', key('derivation')),
    ),
  },
  derivation_input: {
    select: within('derivation', 'derivation_input.derivation_id'),
    insert: `EXISTS (SELECT FROM claimtrail.derivation whole WHERE whole.id = derivation_input.derivation_id AND whole.owner_id = ${ACTOR}
      AND ${names('claim', 'derivation_input.claim_id', key('whole'))} AND ${names('source', 'derivation_input.source_id', key('whole'))})`,
  },
  scope_value: {
    select: within('claim', 'scope_value.claim_id'),
    insert: filled,
    update: filled,
    remove: within('claim', 'scope_value.claim_id'),
  },
  link: {
    select: bothEnds,
    insert: `${bothEnds} AND link.owner_id IN (${ACTOR}, '00000000-0000-7000-8000-000000000001')`,
    update: bothEnds,
  },
  source_relation: {
    select: bothSources,
    insert: `source_relation.owner_id = ${ACTOR} AND EXISTS (SELECT FROM claimtrail.source whole WHERE whole.id = source_relation.source_id
      AND ${names('source', 'source_relation.to_id', key('whole'))})`,
  },
  entity_name: lookup('entity_name'),
  entity_identifier: lookup('entity_identifier'),
  comparand: {
    select: `comparand.audience_key = ANY (${READERSHIP})`,
    insert: `comparand.audience_key = ANY (${READERSHIP})`,
    update: `comparand.audience_key = ANY (${READERSHIP})`,
    remove: `comparand.audience_key = ANY (${READERSHIP})`,
  },
  derivation_result: {
    select: within('derivation', 'derivation_result.id'),
    insert: within('derivation', 'derivation_result.id'),
    update: within('derivation', 'derivation_result.id'),
  },
  stale_derivation: {
    select: within('derivation', 'stale_derivation.derivation_id'),
    insert: within('derivation', 'stale_derivation.derivation_id'),
    update: within('derivation', 'stale_derivation.derivation_id'),
    remove: within('derivation', 'stale_derivation.derivation_id'),
  },
  confidential_identity: {
    select: `confidential_identity.owner_id = ${ACTOR} OR confidential_identity.readers ? (SELECT claimtrail.actor()::text)`,
    insert: `confidential_identity.owner_id = ${ACTOR}`,
    changed: `confidential_identity.owner_id = ${ACTOR}`,
    update: `confidential_identity.owner_id = ${ACTOR}`,
  },
  desk: { select: 'true', insert: administers, update: administers },
  principal: { select: 'true', insert: administers, update: administers },
  metric: { select: 'true', insert: `metric.owner_id = ${ACTOR}`, changed: known, update: known },
  metric_name: { select: 'true', insert: known, changed: known, update: known, remove: known },
  rate_set: { select: 'true', insert: `rate_set.owner_id = ${ACTOR}` },
  rate: {
    select: 'true',
    insert: `rate.set_id IN (SELECT whole.id FROM claimtrail.rate_set whole WHERE whole.owner_id = ${ACTOR})`,
  },
  comparison_rule: { select: 'true', insert: known, changed: known, update: known },
  computing_rule: { select: 'true', insert: known, changed: known, update: known },
  job: {
    // What compares and computes everything again is everybody's, and holds nothing of the record.
    select: `${ownJob} OR job.kind IN ('reevaluation', 'recomputation') AND ${known}`,
    insert: `job.owner_id = ${ACTOR} OR job.kind = 'recomputation' AND job.owner_id = '00000000-0000-7000-8000-000000000001' AND ${known}`,
    changed: `${ownJob} OR job.kind = 'recomputation' AND ${known}`,
    update: `${ownJob} OR job.kind = 'recomputation' AND ${known}`,
    remove: ownJob,
  },
  job_input: {
    select: within('job', 'job_input.job_id'),
    insert: within('job', 'job_input.job_id'),
    update: within('job', 'job_input.job_id'),
    remove: within('job', 'job_input.job_id'),
  },
  idempotent_request: {
    select: `idempotent_request.principal_id = ${ACTOR}`,
    insert: `idempotent_request.principal_id = ${ACTOR}`,
    update: `idempotent_request.principal_id = ${ACTOR}`,
    remove: `idempotent_request.principal_id = ${ACTOR}`,
  },
};

/** What is made from an entity, and found by words or identifiers. */
function lookup(table: string): Rules {
  const mine = `${table}.audience_key = ANY (${READERSHIP})`;
  const own = `${mine} AND EXISTS (SELECT FROM claimtrail.entity whole WHERE whole.id = ${table}.entity_id AND ${key('whole')} = ${table}.audience_key)`;
  return { select: mine, insert: own, update: own, remove: mine };
}

function policiesOf(table: string, { select, insert, update, changed, remove }: Rules, app: string): string {
  return [
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
    `CREATE POLICY reads ON ${table} FOR SELECT TO ${app} USING (${select})`,
    insert && `CREATE POLICY records ON ${table} FOR INSERT TO ${app} WITH CHECK (${insert})`,
    update &&
      `CREATE POLICY changes ON ${table} FOR UPDATE TO ${app} USING (${changed ?? select}) WITH CHECK (${update})`,
    remove && `CREATE POLICY removes ON ${table} FOR DELETE TO ${app} USING (${remove})`,
  ]
    .filter((sql) => sql)
    .join(';\n');
}

/**
 * Rights are decided by the database, row by row: what a caller may not see is not there for the application's role.
 *
 * The owner of the tables is exempt, and so are triggers, foreign keys and the functions here that run as the owner.
 */
export class RowSecurity1780000610000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const [{ app, engine }] = (await db.query(
      `SELECT quote_ident(current_setting('claimtrail.app_role')) AS app, quote_ident(current_setting('claimtrail.engine_role')) AS engine`,
    )) as [{ app: string; engine: string }];
    await db.query(FUNCTIONS);
    await db.query(READERSHIPS);
    await db.query(KEPT);
    await db.query(
      Object.entries(RULES)
        .map(([table, rules]) => policiesOf(table, rules, app))
        .join(';\n'),
    );
    await db.query(
      ENGINES.map((table) => `CREATE POLICY engine ON ${table} TO ${engine} USING (true) WITH CHECK (true)`).join(
        ';\n',
      ),
    );
    await db.query(`GRANT EXECUTE ON FUNCTION readership, actor, may_name, audience_key, may_name_entity, may_name_statement, forget_answers TO ${app};
      GRANT EXECUTE ON FUNCTION readership, actor, may_name, audience_key TO ${engine}`);
  }

  async down(db: QueryRunner): Promise<void> {
    void EVERYBODYS;
    void MEANT;
    await db.query('SELECT 1');
  }
}

const FUNCTIONS = `
  -- What the transaction has said of its caller; nothing said is nobody, who reads nothing.
  CREATE FUNCTION readership() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(nullif(current_setting('claimtrail.readership', true), ''), '{}')::text[];
  CREATE FUNCTION actor() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('claimtrail.actor', true), '')::uuid;

  -- Both are audience keys: everybody who may read what names may read what is named.
  CREATE FUNCTION may_name(naming text, named text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN named = 'public' OR named = naming OR named = 'newsroom' AND naming <> 'public';

  -- A policy cannot ask its own table; these ask for one row what the policy would.
  CREATE FUNCTION may_name_entity(id uuid, naming text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
    RETURN EXISTS (SELECT FROM claimtrail.entity e WHERE e.id = may_name_entity.id
      AND claimtrail.audience_key(e.audience, e.desk_id) = ANY (claimtrail.readership())
      AND claimtrail.may_name(naming, claimtrail.audience_key(e.audience, e.desk_id)));
  CREATE FUNCTION may_name_statement(id uuid, naming text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
    RETURN EXISTS (SELECT FROM claimtrail.statement s WHERE s.id = may_name_statement.id
      AND claimtrail.audience_key(s.audience, s.desk_id) = ANY (claimtrail.readership())
      AND claimtrail.may_name(naming, claimtrail.audience_key(s.audience, s.desk_id)));

  -- Answers to repeated requests are forgotten whosever they are; nobody learns of them.
  CREATE FUNCTION forget_answers() RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
    BEGIN ATOMIC
      DELETE FROM claimtrail.idempotent_request WHERE (principal_id, key) IN (
        SELECT r.principal_id, r.key FROM claimtrail.idempotent_request r WHERE r.created_at < now() - interval '24 hours' LIMIT 20 FOR UPDATE SKIP LOCKED);
    END;
  REVOKE ALL ON FUNCTION readership, actor, may_name, audience_key, may_name_entity, may_name_statement, forget_answers FROM PUBLIC;
`;

/** Who may read what has no audience of its own, kept with it so that no other table is asked for every row. */
const READERSHIPS = `
  ALTER TABLE link ADD COLUMN a_readership text, ADD COLUMN b_readership text;
  ALTER TABLE comparand ADD COLUMN audience_key text;
  ALTER TABLE entity_name ADD COLUMN audience_key text;
  ALTER TABLE link DISABLE TRIGGER USER;
  UPDATE link SET a_readership = audience_key(a.audience, a.desk_id), b_readership = audience_key(b.audience, b.desk_id)
    FROM claim a, claim b WHERE a.id = link.a_id AND b.id = link.b_id;
  ALTER TABLE link ENABLE TRIGGER USER;
  UPDATE comparand SET audience_key = audience_key(c.audience, c.desk_id) FROM claim c WHERE c.id = claim_id;
  UPDATE entity_name SET audience_key = audience_key(e.audience, e.desk_id) FROM entity e WHERE e.id = entity_id;
  ALTER TABLE link ALTER COLUMN a_readership SET NOT NULL, ALTER COLUMN b_readership SET NOT NULL;
  ALTER TABLE comparand ALTER COLUMN audience_key SET NOT NULL;
  ALTER TABLE entity_name ALTER COLUMN audience_key SET NOT NULL;
`;

const KEPT = `
  -- No lock is taken: what may not be named is refused by the policy before anybody waits for it.
  CREATE FUNCTION link_readerships() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  BEGIN
    NEW.a_readership := coalesce((SELECT claimtrail.audience_key(c.audience, c.desk_id) FROM claimtrail.claim c WHERE c.id = NEW.a_id), '');
    NEW.b_readership := coalesce((SELECT claimtrail.audience_key(c.audience, c.desk_id) FROM claimtrail.claim c WHERE c.id = NEW.b_id), '');
    RETURN NEW;
  END $$;
  CREATE TRIGGER readerships BEFORE INSERT OR UPDATE OF a_id, b_id, a_readership, b_readership ON link
    FOR EACH ROW EXECUTE FUNCTION link_readerships();

  CREATE FUNCTION comparand_audience() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  BEGIN
    NEW.audience_key := coalesce((SELECT claimtrail.audience_key(c.audience, c.desk_id) FROM claimtrail.claim c WHERE c.id = NEW.claim_id), '');
    RETURN NEW;
  END $$;
  CREATE TRIGGER audience BEFORE INSERT OR UPDATE OF claim_id, audience_key ON comparand FOR EACH ROW EXECUTE FUNCTION comparand_audience();

  CREATE FUNCTION entity_name_audience() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  BEGIN
    NEW.audience_key := coalesce((SELECT claimtrail.audience_key(e.audience, e.desk_id) FROM claimtrail.entity e WHERE e.id = NEW.entity_id), '');
    RETURN NEW;
  END $$;
  CREATE TRIGGER audience BEFORE INSERT OR UPDATE OF entity_id, audience_key ON entity_name FOR EACH ROW EXECUTE FUNCTION entity_name_audience();

  -- Also where rows come from a copy, with triggers switched off: without these columns nobody would see them.
  ALTER TABLE link ENABLE ALWAYS TRIGGER readerships;
  ALTER TABLE comparand ENABLE ALWAYS TRIGGER audience;
  ALTER TABLE entity_name ENABLE ALWAYS TRIGGER audience;

  -- Whoever records something that names a claim holds its key; whoever changes for whom the claim is waits for them, and they for that one.
  CREATE FUNCTION hold_claim() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  BEGIN
    PERFORM FROM claimtrail.claim c WHERE c.id = NEW.id FOR UPDATE;
    RETURN NEW;
  END $$;
  CREATE TRIGGER hold BEFORE UPDATE ON claim FOR EACH ROW
    WHEN (audience_key(OLD.audience, OLD.desk_id) <> audience_key(NEW.audience, NEW.desk_id)) EXECUTE FUNCTION hold_claim();

  CREATE FUNCTION follow_claim() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  DECLARE
    key text := claimtrail.audience_key(NEW.audience, NEW.desk_id);
  BEGIN
    UPDATE claimtrail.comparand SET audience_key = key WHERE claim_id = NEW.id;
    UPDATE claimtrail.link SET a_readership = key WHERE a_id = NEW.id;
    UPDATE claimtrail.link SET b_readership = key WHERE b_id = NEW.id;
    RETURN NULL;
  END $$;
  CREATE TRIGGER follow AFTER UPDATE ON claim FOR EACH ROW
    WHEN (audience_key(OLD.audience, OLD.desk_id) <> audience_key(NEW.audience, NEW.desk_id)) EXECUTE FUNCTION follow_claim();

  -- At the end of the transaction: what it says may be written after for whom it is.
  CREATE FUNCTION check_claim_names() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  DECLARE
    key text;
  BEGIN
    SELECT claimtrail.audience_key(c.audience, c.desk_id) INTO key FROM claimtrail.claim c WHERE c.id = NEW.id;
    IF EXISTS (SELECT FROM claimtrail.scope_value v JOIN claimtrail.entity e ON e.id = v.entity_id
         WHERE v.claim_id = NEW.id AND NOT claimtrail.may_name(key, claimtrail.audience_key(e.audience, e.desk_id)))
      OR EXISTS (SELECT FROM claimtrail.statement s WHERE s.claim_id = NEW.id AND NOT claimtrail.may_name(claimtrail.audience_key(s.audience, s.desk_id), key))
      OR EXISTS (SELECT FROM claimtrail.statement s WHERE s.alternative_id = NEW.id AND NOT claimtrail.may_name(claimtrail.audience_key(s.audience, s.desk_id), key))
      OR EXISTS (SELECT FROM claimtrail.derivation d WHERE d.claim_id = NEW.id AND NOT claimtrail.may_name(claimtrail.audience_key(d.audience, d.desk_id), key))
      OR EXISTS (SELECT FROM claimtrail.derivation_input i JOIN claimtrail.derivation d ON d.id = i.derivation_id
         WHERE i.claim_id = NEW.id AND NOT claimtrail.may_name(claimtrail.audience_key(d.audience, d.desk_id), key))
    THEN
      RAISE EXCEPTION 'the audience of a claim fits what it names and what names it' USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_audience_names_check';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER names AFTER UPDATE ON claim DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (audience_key(OLD.audience, OLD.desk_id) <> audience_key(NEW.audience, NEW.desk_id)) EXECUTE FUNCTION check_claim_names();

  -- Foreign keys have waited for whoever was changing the audience of what is named: it is looked at once more.
  CREATE FUNCTION statement_names() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  BEGIN
    IF EXISTS (SELECT FROM written w JOIN claimtrail.claim c ON c.id = w.claim_id OR c.id = w.alternative_id
      WHERE NOT claimtrail.may_name(claimtrail.audience_key(w.audience, w.desk_id), claimtrail.audience_key(c.audience, c.desk_id)))
    THEN RAISE EXCEPTION 'what is named has got another audience meanwhile' USING ERRCODE = 'serialization_failure';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER names AFTER INSERT ON statement REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION statement_names();

  CREATE FUNCTION derivation_names() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  BEGIN
    IF EXISTS (SELECT FROM written w JOIN claimtrail.claim c ON c.id = w.claim_id
      WHERE NOT claimtrail.may_name(claimtrail.audience_key(w.audience, w.desk_id), claimtrail.audience_key(c.audience, c.desk_id)))
    THEN RAISE EXCEPTION 'what is named has got another audience meanwhile' USING ERRCODE = 'serialization_failure';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER names AFTER INSERT ON derivation REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION derivation_names();

  CREATE FUNCTION derivation_input_names() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  BEGIN
    IF EXISTS (SELECT FROM written w JOIN claimtrail.derivation d ON d.id = w.derivation_id JOIN claimtrail.claim c ON c.id = w.claim_id
      WHERE NOT claimtrail.may_name(claimtrail.audience_key(d.audience, d.desk_id), claimtrail.audience_key(c.audience, c.desk_id)))
    THEN RAISE EXCEPTION 'what is named has got another audience meanwhile' USING ERRCODE = 'serialization_failure';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER names AFTER INSERT ON derivation_input REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION derivation_input_names();

  CREATE FUNCTION link_ends() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  BEGIN
    IF EXISTS (SELECT FROM written w JOIN claimtrail.claim a ON a.id = w.a_id JOIN claimtrail.claim b ON b.id = w.b_id
      WHERE (w.a_readership, w.b_readership) <> (claimtrail.audience_key(a.audience, a.desk_id), claimtrail.audience_key(b.audience, b.desk_id)))
    THEN RAISE EXCEPTION 'what is linked has got another audience meanwhile' USING ERRCODE = 'serialization_failure';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER ends AFTER INSERT ON link REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION link_ends();

  -- What readers know cannot be taken back, and what names a thing never has to be asked when the thing is widened.
  CREATE FUNCTION only_wider() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  BEGIN
    IF NOT claimtrail.may_name(claimtrail.audience_key(OLD.audience, OLD.desk_id), claimtrail.audience_key(NEW.audience, NEW.desk_id)) THEN
      RAISE EXCEPTION 'an audience can only be widened' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER only_wider BEFORE UPDATE OF audience, desk_id ON entity FOR EACH ROW EXECUTE FUNCTION only_wider();
  CREATE TRIGGER only_wider BEFORE UPDATE OF audience, desk_id ON source FOR EACH ROW EXECUTE FUNCTION only_wider();

  CREATE FUNCTION follow_entity() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  BEGIN
    UPDATE claimtrail.entity_name SET audience_key = '' WHERE entity_id = NEW.id;
    UPDATE claimtrail.entity_identifier SET audience_key = claimtrail.audience_key(NEW.audience, NEW.desk_id) WHERE entity_id = NEW.id;
    RETURN NULL;
  END $$;
  CREATE TRIGGER follow AFTER UPDATE ON entity FOR EACH ROW
    WHEN (audience_key(OLD.audience, OLD.desk_id) <> audience_key(NEW.audience, NEW.desk_id)) EXECUTE FUNCTION follow_entity();

  CREATE FUNCTION owner_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
  BEGIN
    RAISE EXCEPTION 'the owner of a record does not change' USING ERRCODE = 'restrict_violation';
  END $$;
  CREATE TRIGGER owner_stays BEFORE UPDATE OF owner_id ON entity FOR EACH ROW WHEN (OLD.owner_id <> NEW.owner_id) EXECUTE FUNCTION owner_stays();
  CREATE TRIGGER owner_stays BEFORE UPDATE OF owner_id ON source FOR EACH ROW WHEN (OLD.owner_id <> NEW.owner_id) EXECUTE FUNCTION owner_stays();
  CREATE TRIGGER owner_stays BEFORE UPDATE OF owner_id ON claim FOR EACH ROW WHEN (OLD.owner_id <> NEW.owner_id) EXECUTE FUNCTION owner_stays();
  CREATE TRIGGER owner_stays BEFORE UPDATE OF owner_id ON metric FOR EACH ROW WHEN (OLD.owner_id <> NEW.owner_id) EXECUTE FUNCTION owner_stays();
  REVOKE ALL ON FUNCTION link_readerships, comparand_audience, entity_name_audience, hold_claim, follow_claim, check_claim_names, statement_names,
    derivation_names, derivation_input_names, link_ends, only_wider, follow_entity, owner_stays FROM PUBLIC;
`;
