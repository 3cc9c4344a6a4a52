import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';

import { Refusal } from '../../src/kernel/refusal.js';
import type { Caller } from '../../src/platform/caller.js';
import { CAST, DESK_IDS, type DeskName, DESKS, permissionsOf, type Person, personCalled, personId } from './cast.js';

/** How people get in. */
export interface Access {
  /** By tag: people and desks. */
  readonly ids: ReadonlyMap<string, string>;
  /** What somebody sends with each request; null is nobody. */
  headers(who: Person | null, desk: DeskName | null): Record<string, string>;
}

/** Puts the cast into a database, and starts the application. */
export async function accessOf(app: NestFastifyApplication, admin: pg.Client): Promise<Access> {
  const server: FastifyInstance = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', async (request) => {
    const name = request.headers['x-person'];
    if (name === 'nobody') throw new Refusal('unauthenticated', 'This address has to know who asks.');
    if (typeof name === 'string' && request.caller) request.caller = callerOf(name, request.headers['claimtrail-desk']);
  });
  await app.init();
  await server.ready();
  await admin.query(`SELECT set_config('claimtrail.actor', '00000000-0000-7000-8000-000000000001', false)`);
  for (const desk of DESKS) {
    await admin.query(`INSERT INTO claimtrail.desk (id, name) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [DESK_IDS[desk], desk]);
  }
  for (const person of CAST) {
    const [home] = person.desks as [DeskName];
    await admin.query(`INSERT INTO claimtrail.principal (id, kind, name, desk_id) VALUES ($1, $2, $3, $4)`, [
      ...[personId(person), person.kind, person.name, DESK_IDS[home]],
    ]);
  }
  const headers = (who: Person | null, desk: DeskName | null): Record<string, string> => ({
    'x-person': who?.name ?? 'nobody',
    ...(desk && { 'claimtrail-desk': DESK_IDS[desk] }),
  });
  const people = CAST.map((person): [string, string] => [`person ${person.name}`, personId(person)]);
  const desks = DESKS.map((desk): [string, string] => [`desk ${desk}`, DESK_IDS[desk]]);
  return { headers, ids: new Map([...people, ...desks]) };
}

function callerOf(name: string, desk: unknown): Caller {
  const person = personCalled(name);
  const desks = person.desks.map((one) => DESK_IDS[one]);
  return {
    principalId: personId(person),
    deskId: typeof desk === 'string' ? desk : (desks[0] as string),
    desks,
    permissions: permissionsOf(person),
  };
}
