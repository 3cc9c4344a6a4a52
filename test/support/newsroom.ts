import type { EntityManager } from 'typeorm';

import { drawLink, judge } from '../../src/logbook/links.service.js';
import { addTestimony, logClaim, recordingOf, supersede } from '../../src/logbook/logbook.service.js';
import { type Caller, SYSTEM_PRINCIPAL } from '../../src/platform/caller.js';
import { EVERYTHING } from '../../src/platform/permissions.js';
import { Transactions } from '../../src/platform/transactions.js';
import { World } from './world.js';

/** Two desks whose people do not read each other's records, and somebody who belongs to both. */
export const DESKS = {
  politics: '00000000-0000-7000-8000-0000000000a1',
  business: '00000000-0000-7000-8000-0000000000a2',
} as const;
export type Desk = keyof typeof DESKS;

const PEOPLE: Readonly<Record<Desk | 'both', string>> = {
  politics: '00000000-0000-7000-8000-0000000000b1',
  business: '00000000-0000-7000-8000-0000000000b2',
  both: '00000000-0000-7000-8000-0000000000b3',
};

/** Somebody who acts for a desk, and reads what is meant for it. */
export const memberOf = (desk: Desk): Caller => ({
  principalId: PEOPLE[desk],
  deskId: DESKS[desk],
  desks: [DESKS[desk]],
  permissions: EVERYTHING,
});

/** Somebody who belongs to both desks, and acts for one of them. */
export const BOTH: Caller = { ...memberOf('business'), principalId: PEOPLE.both, desks: Object.values(DESKS) };

/** A world with two desks, in which things are done as somebody; without accounts, which are a matter of other tests. */
export class Newsroom {
  private constructor(readonly world: World) {}

  static async open(): Promise<Newsroom> {
    const world = await World.start();
    for (const [name, id] of Object.entries(DESKS)) {
      await world.sql(`INSERT INTO desk (id, name) VALUES ($1, $2)`, [id, name], SYSTEM_PRINCIPAL);
    }
    for (const [name, id] of Object.entries(PEOPLE)) {
      await world.sql(
        `INSERT INTO principal (id, kind, name, desk_id) VALUES ($1, 'person', $2, $3)`,
        [id, name, name === 'politics' ? DESKS.politics : DESKS.business],
        SYSTEM_PRINCIPAL,
      );
    }
    return new Newsroom(world);
  }

  close(): Promise<void> {
    return this.world.stop();
  }

  write<Result>(caller: Caller, change: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    return this.world.app.get(Transactions, { strict: false }).write({ caller }, change);
  }

  /** Rows as somebody sees them. */
  read<Row>(caller: Caller, query: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.world.app.get(Transactions, { strict: false }).read(caller, null, (tx) => tx.query(query, parameters));
  }

  /** Waits until all that was to be compared or computed again has been. */
  quiet(): Promise<void> {
    return this.world.quiet();
  }

  log = (caller: Caller, entry: Parameters<typeof logClaim>[2]) =>
    this.write(caller, (tx) => logClaim(tx, caller, entry)).then(({ body }) => body);
  supersede = (caller: Caller, id: string, correction: Parameters<typeof supersede>[3]) =>
    this.write(caller, (tx) => supersede(tx, caller, id, correction)).then(({ body }) => body);
  draw = (caller: Caller, link: Parameters<typeof drawLink>[2]) =>
    this.write(caller, (tx) => drawLink(tx, caller, link)).then(({ body }) => body);
  judge = (caller: Caller, id: string, judgement: Parameters<typeof judge>[3]) =>
    this.write(caller, (tx) => judge(tx, caller, id, judgement, null)).then(({ body }) => body);
  testify = (
    caller: Caller,
    id: string,
    statements: Parameters<typeof addTestimony>[3],
    derivations: Parameters<typeof addTestimony>[4] = [],
  ) => this.write(caller, (tx) => addTestimony(tx, recordingOf(caller), id, statements, derivations));
}
