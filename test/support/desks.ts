import type pg from 'pg';

import { type Audience, AUDIENCES, mayName, type Readership } from '../../src/accounts/audience.js';
import { NEWSROOM_DESK } from '../../src/platform/caller.js';

/** Three desks, the first of which every instance has. */
export const DESKS = [
  NEWSROOM_DESK,
  '00000000-0000-7000-8000-0000000000d2',
  '00000000-0000-7000-8000-0000000000d3',
] as const;

/** Who belongs to the desks of the same place; and one who belongs to all. */
export const PEOPLE = [
  '00000000-0000-7000-8000-000000000002',
  '00000000-0000-7000-8000-0000000000a2',
  '00000000-0000-7000-8000-0000000000a3',
] as const;

/** A person, and the desks they belong to, by their places. */
export interface Somebody {
  readonly person: number;
  readonly desks: readonly number[];
}

/** What a row is meant for. */
export interface Meant {
  readonly audience: Audience;
  readonly desk: number;
}

const readershipOf = ({ audience, desk }: Meant): Readership => ({ audience, deskId: DESKS[desk] ?? '' });

/** Whether somebody may read a row, said without the database. */
export const reads = ({ desks }: Somebody, { audience, desk }: Meant): boolean =>
  audience !== 'desk' || desks.includes(desk);

/** Whether a row may name another. */
export const mayBeNamed = (naming: Meant, named: Meant): boolean => mayName(readershipOf(naming), readershipOf(named));

/** What rows can be meant for. */
export const MEANT: readonly Meant[] = AUDIENCES.flatMap((audience) => [0, 1, 2].map((desk) => ({ audience, desk })));

/** The other desks and their people, as the owner of the tables makes them. */
export const OTHER_DESKS = `SELECT set_config('claimtrail.actor', '00000000-0000-7000-8000-000000000001', true);
  INSERT INTO desk (id, name) VALUES ('${DESKS[1]}', 'Second desk'), ('${DESKS[2]}', 'Third desk');
  INSERT INTO principal (id, kind, name, desk_id) VALUES ('${PEOPLE[1]}', 'person', 'Second person', '${DESKS[1]}'), ('${PEOPLE[2]}', 'person', 'Third person', '${DESKS[2]}')`;

/** Becomes the application's role in the open transaction of a client of the owner, for somebody. */
export async function become(client: pg.Client, app: string, { person, desks }: Somebody): Promise<void> {
  await client.query(
    `SELECT set_config('role', $1, true), set_config('claimtrail.actor', $2, true), set_config('claimtrail.desk', $3, true),
       set_config('claimtrail.readership', $4, true), set_config('claimtrail.as_of', '2999-01-01T00:00:00Z', true)`,
    [
      app,
      PEOPLE[person],
      DESKS[desks[0] ?? 0],
      `{${['newsroom', 'public', ...desks.map((desk) => DESKS[desk])].join(',')}}`,
    ],
  );
}
