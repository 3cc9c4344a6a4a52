import { DataSource, type DataSourceOptions } from 'typeorm';

import { Desk } from '../accounts/desk.entity.js';
import { Membership } from '../accounts/membership.entity.js';
import { Principal } from '../accounts/principal.entity.js';
import { Claim } from '../claims/claim.entity.js';
import { ScopeValue } from '../claims/scope-value.entity.js';
import { Statement } from '../claims/statement.entity.js';
import { Link } from '../comparison/link.entity.js';
import { Derivation } from '../derivations/derivation.entity.js';
import { DerivationInput } from '../derivations/derivation-input.entity.js';
import { DerivationResult } from '../derivations/derivation-result.entity.js';
import { RateSet } from '../detection/rate-set.entity.js';
import { Dispute } from '../disputes/dispute.entity.js';
import { DisputeArgument } from '../disputes/dispute-argument.entity.js';
import { DisputeCandidate } from '../disputes/dispute-candidate.entity.js';
import { DisputeDerivation } from '../disputes/dispute-derivation.entity.js';
import { History1780000000000 } from '../migrations/1780000000000-history.js';
import { Record1780000100000 } from '../migrations/1780000100000-record.js';
import { Requests1780000200000 } from '../migrations/1780000200000-requests.js';
import { JobRecords1780000210000 } from '../migrations/1780000210000-job-records.js';
import { StarterMetrics1780000300000 } from '../migrations/1780000300000-starter-metrics.js';
import { Comparisons1780000400000 } from '../migrations/1780000400000-comparisons.js';
import { Lookups1780000410000 } from '../migrations/1780000410000-lookups.js';
import { DerivationResults1780000500000 } from '../migrations/1780000500000-derivation-results.js';
import { Standing1780000510000 } from '../migrations/1780000510000-standing.js';
import { Engine1780000600000 } from '../migrations/1780000600000-engine.js';
import { Readerships1780000609000 } from '../migrations/1780000609000-readerships.js';
import { RowSecurity1780000610000 } from '../migrations/1780000610000-row-security.js';
import { NamedAudiences1780000610500 } from '../migrations/1780000610500-named-audiences.js';
import { HistorySecurity1780000611000 } from '../migrations/1780000611000-history-security.js';
import { VisibleSearch1780000612000 } from '../migrations/1780000612000-visible-search.js';
import { Lenses1780000620000 } from '../migrations/1780000620000-lenses.js';
import { Accounts1780000630000 } from '../migrations/1780000630000-accounts.js';
import { SignIn1780000640000 } from '../migrations/1780000640000-sign-in.js';
import { Protected1780000650000 } from '../migrations/1780000650000-protected.js';
import { NarrowWrites1780000660000 } from '../migrations/1780000660000-narrow-writes.js';
import { Clock1780000670000 } from '../migrations/1780000670000-clock.js';
import { FindingUsers1780000680000 } from '../migrations/1780000680000-finding-users.js';
import { PastNames1780000690000 } from '../migrations/1780000690000-past-names.js';
import { ReadingThePast1780000710000 } from '../migrations/1780000710000-reading-the-past.js';
import { Reviews1780000720000 } from '../migrations/1780000720000-reviews.js';
import { Disputes1780000730000 } from '../migrations/1780000730000-disputes.js';
import { FallenInCases1780000745000 } from '../migrations/1780000745000-fallen-in-cases.js';
import { ClosedTriggers1780000750000 } from '../migrations/1780000750000-closed-triggers.js';
import { SettledMoments1780000760000 } from '../migrations/1780000760000-settled-moments.js';
import { Ledger1780000770000 } from '../migrations/1780000770000-ledger.js';
import { Signing1780000775000 } from '../migrations/1780000775000-signing.js';
import { Erasures1780000780000 } from '../migrations/1780000780000-erasures.js';
import { WordsToErase1780000782000 } from '../migrations/1780000782000-words-to-erase.js';
import { HeldRecords1780000783000 } from '../migrations/1780000783000-held-records.js';
import { Erasing1780000785000 } from '../migrations/1780000785000-erasing.js';
import type { Config } from '../platform/config.js';
import { withSettings } from '../platform/database-roles.js';
import { migrateQueue } from '../platform/job-queue.js';
import { keepExactTypes } from '../platform/pg-types.js';
import { PostgresNaming } from '../platform/postgres-naming.js';
import { PreparingClient } from '../platform/prepared-statements.js';
import { idOfSecret } from '../platform/secrets.js';
import { Source } from '../sources/source.entity.js';
import { SourceRelation } from '../sources/source-relation.entity.js';
import { ConfidentialIdentity } from '../vocabulary/confidential-identity.entity.js';
import { Entity } from '../vocabulary/entity.entity.js';
import { Metric } from '../vocabulary/metric.entity.js';

/** How TypeORM reaches the database: entities, migrations, and nothing that changes the schema by itself. */
export function databaseOptions(url: string) {
  keepExactTypes();
  return {
    type: 'postgres',
    url,
    entities: [
      Desk,
      Principal,
      Membership,
      Entity,
      ConfidentialIdentity,
      Metric,
      Source,
      SourceRelation,
      Claim,
      ScopeValue,
      Statement,
      Derivation,
      DerivationInput,
      DerivationResult,
      Link,
      RateSet,
      Dispute,
      DisputeCandidate,
      DisputeDerivation,
      DisputeArgument,
    ],
    migrations: [
      History1780000000000,
      Record1780000100000,
      Requests1780000200000,
      JobRecords1780000210000,
      StarterMetrics1780000300000,
      Comparisons1780000400000,
      Lookups1780000410000,
      DerivationResults1780000500000,
      Standing1780000510000,
      Engine1780000600000,
      Readerships1780000609000,
      RowSecurity1780000610000,
      NamedAudiences1780000610500,
      HistorySecurity1780000611000,
      VisibleSearch1780000612000,
      Lenses1780000620000,
      Accounts1780000630000,
      SignIn1780000640000,
      Protected1780000650000,
      NarrowWrites1780000660000,
      Clock1780000670000,
      FindingUsers1780000680000,
      PastNames1780000690000,
      ReadingThePast1780000710000,
      Reviews1780000720000,
      Disputes1780000730000,
      FallenInCases1780000745000,
      ClosedTriggers1780000750000,
      SettledMoments1780000760000,
      Ledger1780000770000,
      Signing1780000775000,
      Erasures1780000780000,
      WordsToErase1780000782000,
      HeldRecords1780000783000,
      Erasing1780000785000,
    ],
    migrationsTransactionMode: 'each',
    namingStrategy: new PostgresNaming(),
    synchronize: false,
    installExtensions: false,
    // TypeORM would log parameters, and so names of sources.
    logging: false,
    applicationName: 'claimtrail',
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
  } satisfies DataSourceOptions;
}

/** As long as a lock is waited for: many who write about one subject and metric come one after the other. */
const LONGEST_WAIT_FOR_CONNECTION_MS = 15_000;

/** Longer than any write of a person takes; an import may hold what it names for minutes. */
const LONGEST_WAIT_FOR_LOCK_MS = 15_000;

/** How requests reach the database: none waits without end, neither for a connection nor for what others write. */
export const requestOptions = (url: string) => ({
  ...databaseOptions(url),
  connectTimeoutMS: LONGEST_WAIT_FOR_CONNECTION_MS,
  extra: { lock_timeout: LONGEST_WAIT_FOR_LOCK_MS, Client: PreparingClient },
});

/** Says in every session which bootstrap token is in force: what was made with another one does not work. */
export const knowingBootstrapToken = (url: string, { bootstrapToken }: Pick<Config, 'bootstrapToken'>): string =>
  bootstrapToken === null ? url : withSettings(url, { 'claimtrail.bootstrap': idOfSecret(bootstrapToken) });

/** Any number; only has to be the same in every process that migrates. */
const MIGRATION_LOCK = 20251031;

/** Brings the schema up to date as its owner; processes that start together wait for each other. */
export async function migrate(ownerUrl: string): Promise<void> {
  const db = await new DataSource({ ...databaseOptions(ownerUrl), poolSize: 2 }).initialize();
  const runner = db.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await db.runMigrations();
    await migrateQueue(ownerUrl);
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await runner.release();
    await db.destroy();
  }
}
