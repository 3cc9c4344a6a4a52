import type { EntityManager } from 'typeorm';

import type { ProvRecord, RecordKind } from '../prov/model.js';
import type { Part } from '../prov/pen.js';
import { recordOfSuperseded, recordsOfClaim } from './prov-claims.js';
import { recordsOfDerivation } from './prov-derivations.js';
import type { ProvNames } from './prov-names.js';
import { recordOfUser, recordsOfNamed } from './prov-people.js';
import { recordsOfCase, recordsOfStep } from './prov-reviews.js';
import {
  caseRows,
  claimRows,
  namedRows,
  namelessSpeakers,
  sourceRows,
  supersededRows,
  usersById,
} from './prov-rows.queries.js';
import { derivationRows, statementRows, stepRows } from './prov-said.queries.js';
import { recordsOfSource } from './prov-sources.js';
import { recordsOfStatement, toldOf } from './prov-statements.js';

/** Some records of the store, some at a time, as what they are in PROV. */
interface Table {
  /** The kinds of what they are, so that nothing is read in vain. */
  readonly kinds: readonly RecordKind[];
  records(): AsyncIterable<readonly ProvRecord[]>;
}

/** The order in which kinds are written. Users come to be known with entities and activities. */
const ORDER: readonly RecordKind[] = [
  'entity',
  'activity',
  'agent',
  'wasGeneratedBy',
  'used',
  'wasInformedBy',
  'wasDerivedFrom',
  'wasAttributedTo',
  'wasAssociatedWith',
  'wasInfluencedBy',
  'alternateOf',
];

const ACTIVITIES: readonly RecordKind[] = ['activity', 'used', 'wasGeneratedBy', 'wasDerivedFrom', 'wasAssociatedWith'];

/** All tables; `met` is told of each user that a row names. */
async function tablesOf(tx: EntityManager, names: ProvNames, met: (userId: string) => void): Promise<readonly Table[]> {
  const nameless = await namelessSpeakers(tx);
  const table = <Row>(
    kinds: readonly RecordKind[],
    rows: () => AsyncIterable<readonly Row[]>,
    recordsOf: (rows: readonly Row[]) => readonly ProvRecord[],
  ): Table => ({
    kinds,
    async *records() {
      for await (const some of rows()) yield recordsOf(some);
    },
  });
  const each =
    <Row extends object>(recordsOf: (row: Row, names: ProvNames) => readonly ProvRecord[]) =>
    (rows: readonly Row[]) =>
      rows.flatMap((row) => {
        for (const who of ['ownerId', 'actorId', 'decidedById'] as const) {
          const user = (row as Partial<Record<typeof who, string | null>>)[who];
          if (user) met(user);
        }
        return recordsOf(row, names);
      });
  return [
    table(['entity', 'agent', 'alternateOf'], () => namedRows(tx, nameless), each(recordsOfNamed)),
    table(
      ['entity', 'wasAttributedTo', 'wasInfluencedBy', 'alternateOf'],
      () => sourceRows(tx, nameless),
      each(recordsOfSource),
    ),
    table(['entity'], () => claimRows(tx), each(recordsOfClaim)),
    table(
      ['entity', 'wasDerivedFrom', 'wasAttributedTo'],
      () => statementRows(tx),
      (rows) =>
        toldOf(rows).flatMap(([row, attribution]) => each(() => recordsOfStatement(row, attribution, names))([row])),
    ),
    table(ACTIVITIES, () => derivationRows(tx), each(recordsOfDerivation)),
    table([...ACTIVITIES, 'entity', 'wasInformedBy'], () => stepRows(tx), each(recordsOfStep)),
    table([...ACTIVITIES, 'entity', 'wasInformedBy'], () => caseRows(tx), each(recordsOfCase)),
    table(
      ['wasInfluencedBy'],
      () => supersededRows(tx),
      (rows) => rows.map((row) => recordOfSuperseded(row, names)),
    ),
  ];
}

/** Everything that the caller may read as PROV, kind by kind: each table is read once for each kind that it has. */
export async function* provParts(tx: EntityManager, names: ProvNames): AsyncGenerator<Part> {
  const users = new Set<string>();
  const tables = await tablesOf(tx, names, (id) => users.add(id));
  for (const kind of ORDER) yield { kind, records: recordsOfKind(tx, tables, kind, users, names) };
}

async function* recordsOfKind(
  tx: EntityManager,
  tables: readonly Table[],
  kind: RecordKind,
  users: ReadonlySet<string>,
  names: ProvNames,
): AsyncGenerator<ProvRecord> {
  for (const { kinds, records } of tables) {
    if (!kinds.includes(kind)) continue;
    for await (const some of records()) yield* some.filter((record) => record.kind === kind);
  }
  if (kind === 'agent') for (const user of await usersById(tx, users)) yield recordOfUser(user, names);
}
