import type { EntityManager } from 'typeorm';

import { mayName } from '../accounts/audience.js';
import { Recording } from '../kernel/recording.js';
import { Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import type { Caller } from '../platform/caller.js';
import type { Answer } from '../platform/posts.js';
import { tidyTexts } from '../platform/validation.js';
import { recordEntities } from './entities.service.js';
import type { NewEntity } from './entity.dto.js';
import { displayName } from './entity.js';
import type { EntityDraft } from './entity-draft.js';
import { UNDETERMINED } from './entity-matching.js';
import type { EntityView } from './entity-view.dto.js';
import { entityShown } from './entity-views.queries.js';

/**
 * Records one entity: 201 where it is new; 200 where it was recorded already, and completed where the request says more.
 *
 * @throws Refusal `similar-name`, `ambiguous-name`, or `audience-too-wide` where it is recorded for fewer readers
 */
export async function recordEntity(tx: EntityManager, caller: Caller, body: NewEntity): Promise<Answer<EntityView>> {
  const recording = new Recording(caller.principalId, caller.deskId, false);
  const draft = draftFrom(body, caller);
  const [recorded] = await recordEntities(tx, recording, [draft]);
  recording.check();
  if (!recorded) throw new Error('an entity was neither recorded nor refused');
  const { entity, created } = recorded;
  if (!mayName(draft.readership, entity)) {
    const detail = `${displayName(entity.names)} is recorded for fewer readers. Widen its audience to let more people read it, or say "create": true for another one.`;
    throw Refusal.at('/audience', 'audience-too-wide', detail);
  }
  const shown = await entityShown(tx, entity.id);
  if (!shown) throw new Error(`entity ${entity.id} was recorded and cannot be read`);
  return { status: created ? 201 : 200, body: shown, version: shown.version, location: `/entities/${entity.id}` };
}

function draftFrom(body: NewEntity, { deskId }: Caller): EntityDraft {
  const confidential = body.confidential ?? false;
  if (confidential && body.fiscalCalendar) {
    throw Refusal.at('/fiscalCalendar', 'invalid-request', 'A fiscal calendar would tell who a protected entity is.');
  }
  return {
    pointer: '',
    kind: body.kind ?? null,
    names: namesIn(body),
    aliases: [...new Set((body.aliases ?? []).map(tidy))],
    identifiers: tidied(body.identifiers ?? {}),
    description: body.description ? tidy(body.description) : null,
    fiscalCalendar: body.fiscalCalendar ?? null,
    confidential,
    readership: { audience: body.audience ?? 'newsroom', deskId },
    create: body.create ?? false,
  };
}

function namesIn({ name, language, names }: NewEntity): Record<string, string> {
  if (name && names) throw Refusal.at('/name', 'invalid-request', 'Send either a name or names by language.');
  if (names && language) throw Refusal.at('/language', 'invalid-request', 'The names say their languages themselves.');
  if (names) return tidyTexts(names);
  if (name) return tidyTexts({ [language ?? UNDETERMINED]: name });
  throw Refusal.at('/name', 'invalid-request', 'An entity needs a name, or names by language.');
}

/** Identifiers as they are kept. */
export const tidied = (identifiers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(identifiers).map(([scheme, value]) => [scheme, tidy(value)]));
