import type { EntityManager } from 'typeorm';

import { openWhereNone } from '../disputes/open-cases.service.js';
import type { Recording } from '../kernel/recording.js';
import { reopenConcerned } from './reopen-disputes.service.js';

/**
 * Ends an act of recording for cases, before it ends for derivations: opens those that new statements ask for by denying or disputing, and opens
 * again what was decided where something material is known since.
 *
 * The number of statements is fixed, however much was recorded; none is sent where nothing is disputed, and nobody can have decided about anything.
 * @param conflicts whether anything conflicts with what was recorded, whoever may read it
 */
export async function settleDisputes(tx: EntityManager, recording: Recording, conflicts: boolean): Promise<void> {
  const { ownerId, disputed, touched, fresh, changes } = recording;
  const claims = [...new Set([...touched, ...[...changes.values()].map(({ claim }) => claim)])];
  // About what this act has made nobody has decided anything.
  if (conflicts || claims.some((id) => !fresh.has(id)))
    for (const { claim, code, readers, other } of await reopenConcerned(tx, claims))
      recording.noteChange(claim, code, { readers, other });
  await openWhereNone(
    tx,
    ownerId,
    disputed.map(({ claims: candidates, audience, deskId }) => {
      return { question: null, origin: 'statement', claims: candidates, audience, deskId };
    }),
  );
}
