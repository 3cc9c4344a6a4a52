import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the engine was granted, except what nobody may see but a few. */
const ENGINES = ['desk', 'principal', 'entity', 'entity_name', 'entity_identifier', 'metric', 'metric_name', 'source', 'source_relation', 'claim',
  'scope_value', 'statement', 'derivation', 'derivation_input', 'rate_set', 'rate', 'link', 'derivation_result', 'comparison_rule', 'computing_rule',
  'comparand', 'stale_derivation']; // prettier-ignore

/** Read once a statement, for what is read row by row in large numbers. */
const READERSHIP = '((SELECT claimtrail.readership())::text[])';
const ACTOR = '(SELECT claimtrail.actor())';

/**
 * Whether a row is meant for the caller. Not read once a statement: most statements name these tables many times and read few
 * rows of each, and take longer to plan than to run.
 */
const meant = (row: string): string =>
  `claimtrail.audience_key(${row}.audience, ${row}.desk_id) = ANY (claimtrail.readership())`;

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
const bothEnds = ['a', 'b', 'own'].map((end) => `link.${end}_readership = ANY (${READERSHIP})`).join(' AND ');
const bothSources = `${within('source', 'source_relation.source_id')} AND ${within('source', 'source_relation.to_id')}`;
const known = `${ACTOR} IS NOT NULL`;
const ownJob = `(job.owner_id = ${ACTOR} OR ${ACTOR} = '00000000-0000-7000-8000-000000000001')`;
const administers = 'claimtrail.administering()';

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
  // Held by who judges it, and written by the engine.
  link: { select: bothEnds, update: bothEnds },
  source_relation: {
    select: bothSources,
    insert: `source_relation.owner_id = ${ACTOR} AND EXISTS (SELECT FROM claimtrail.source whole WHERE whole.id = source_relation.source_id
      AND ${names('source', 'source_relation.to_id', key('whole'))})`,
  },
  entity_name: lookup('entity_name'),
  entity_identifier: lookup('entity_identifier'),
  comparand: { select: `comparand.audience_key = ANY (${READERSHIP})` },
  derivation_result: { select: within('derivation', 'derivation_result.id') },
  stale_derivation: { select: within('derivation', 'stale_derivation.derivation_id') },
  confidential_identity: {
    // Only who reads the record reads who it is.
    select: `(confidential_identity.owner_id = claimtrail.actor() OR confidential_identity.readers ? claimtrail.actor()::text)
      AND (${within('entity', 'confidential_identity.id')} OR ${within('source', 'confidential_identity.id')})`,
    insert: `confidential_identity.owner_id = ${ACTOR}`,
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
  comparison_rule: { select: 'true' },
  computing_rule: { select: 'true' },
  job: {
    // What compares everything again was asked for by somebody, and holds nothing of the record; what computes is the software's own.
    select: `${ownJob} OR job.kind = 'reevaluation' AND job.parameters->'reach'->>'of' = 'everything' AND ${known}`,
    insert: `job.owner_id = ${ACTOR}`,
    changed: ownJob,
    update: ownJob,
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
    await db.query(`GRANT EXECUTE ON FUNCTION readership, actor, administering, may_name, audience_key, may_name_entity, may_name_statement, statement_readership, forget_answers TO ${app};
      GRANT EXECUTE ON FUNCTION readership, actor, may_name, audience_key, statement_readership TO ${engine}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `DO $$ DECLARE policy record; BEGIN
        FOR policy IN SELECT polname AS name, polrelid::regclass AS held FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
            WHERE c.relnamespace = 'claimtrail'::regnamespace LOOP
          EXECUTE format('DROP POLICY %I ON %s', policy.name, policy.held);
          EXECUTE format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', policy.held);
        END LOOP;
      END $$`,
    );
  }
}
