import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is under hold: what is named, all that is said about a held claim, whom and what that names, and what it was worked out from. */
export class HeldRecords1780000783000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION history.held_records() RETURNS TABLE (record text, id uuid) LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
        WITH RECURSIVE holds AS (SELECT h.kind, h.record_id AS id FROM claimtrail.legal_hold h WHERE h.released_at IS NULL),
        claims(id) AS (
          SELECT id FROM holds WHERE kind = 'claim' UNION SELECT t.claim_id FROM holds h JOIN history.statement t ON t.id = h.id WHERE h.kind = 'statement'
          UNION SELECT i.claim_id FROM claims c JOIN history.derivation d ON d.claim_id = c.id JOIN history.derivation_input i ON i.derivation_id = d.id WHERE i.claim_id IS NOT NULL),
        statements(id) AS (
          SELECT t.id FROM claims c JOIN history.statement t ON t.claim_id = c.id UNION SELECT t.relays_id FROM statements s JOIN history.statement t ON t.id = s.id WHERE t.relays_id IS NOT NULL),
        derivations AS (SELECT d.id, d.attributed_to_id FROM claims c JOIN history.derivation d ON d.claim_id = c.id),
        inputs AS (SELECT i.id, i.source_id FROM derivations d JOIN history.derivation_input i ON i.derivation_id = d.id),
        searches AS (SELECT e.id, e.source_id FROM claims c JOIN history.evidence_search e ON e.claim_id = c.id),
        disputes AS (SELECT d.dispute_id AS id FROM claims c JOIN history.dispute_candidate d ON d.claim_id = c.id
          UNION SELECT d.dispute_id FROM derivations v JOIN history.dispute_derivation d ON d.derivation_id = v.id),
        sources AS (SELECT id FROM holds WHERE kind = 'source' UNION SELECT t.source_id FROM statements s JOIN history.statement t ON t.id = s.id
          UNION SELECT source_id FROM inputs UNION SELECT source_id FROM searches),
        named AS (SELECT id FROM holds WHERE kind = 'entity'
          UNION SELECT n.id FROM claims c JOIN history.claim h ON h.id = c.id CROSS JOIN LATERAL (VALUES (h.subject_id), (h.value_entity_id)) n(id)
          UNION SELECT v.entity_id FROM claims c JOIN history.scope_value v ON v.claim_id = c.id
          UNION SELECT t.speaker_id FROM statements s JOIN history.statement t ON t.id = s.id UNION SELECT attributed_to_id FROM derivations
          UNION SELECT o.publisher_id FROM sources s JOIN history.source o ON o.id = s.id),
        entities AS (SELECT id FROM named UNION SELECT e.same_as_id FROM named n JOIN claimtrail.entity e ON e.id = n.id
          UNION SELECT e.id FROM named n JOIN claimtrail.entity e ON e.same_as_id = n.id)
        SELECT 'claim' AS record, id FROM claims UNION ALL SELECT 'statement', id FROM statements
        UNION ALL SELECT r, d.id FROM derivations d, unnest(array['derivation', 'derivation_result']) AS r UNION ALL SELECT 'derivation_input', id FROM inputs
        UNION ALL SELECT 'evidence_search', id FROM searches UNION ALL SELECT 'usage', u.id FROM claims c JOIN history.usage u ON u.claim_id = c.id
        UNION ALL SELECT 'transition', t.id FROM claims c JOIN claimtrail.transition t ON t.claim_id = c.id UNION ALL SELECT 'scope_value', v.id FROM claims c JOIN history.scope_value v ON v.claim_id = c.id
        UNION ALL SELECT 'link', l.id FROM claims c JOIN history.link l ON c.id IN (l.a_id, l.b_id)
        UNION ALL SELECT 'dispute', id FROM disputes UNION ALL SELECT 'dispute_argument', a.id FROM disputes d JOIN history.dispute_argument a ON a.dispute_id = d.id
        UNION ALL SELECT 'dispute_candidate', a.id FROM disputes d JOIN history.dispute_candidate a ON a.dispute_id = d.id
        UNION ALL SELECT 'dispute_derivation', a.id FROM disputes d JOIN history.dispute_derivation a ON a.dispute_id = d.id
        UNION ALL SELECT r, s.id FROM sources s, unnest(array['source', 'confidential_identity']) AS r UNION ALL SELECT r, e.id FROM entities e, unnest(array['entity', 'confidential_identity']) AS r
        UNION ALL SELECT 'principal', id FROM holds WHERE kind = 'user'
      $$;
      REVOKE ALL ON FUNCTION history.held_records FROM PUBLIC;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP FUNCTION history.held_records');
  }
}
