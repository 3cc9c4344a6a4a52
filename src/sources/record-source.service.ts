import type { EntityManager } from 'typeorm';

import { Recording } from '../kernel/recording.js';
import { Refusal } from '../kernel/refusal.js';
import type { Caller } from '../platform/caller.js';
import type { Answer } from '../platform/posts.js';
import { recordRelations } from './relations.service.js';
import type { NewRelation, NewSource } from './source.dto.js';
import type { RelationDraft, SourceMention } from './source-draft.js';
import type { WholeSourceView } from './source-view.dto.js';
import { sourceShown } from './source-views.queries.js';
import { resolveSources } from './sources.service.js';

/**
 * Records one source with what it does with others: 201 where it is new; 200 where it was recorded already, and completed
 * where the request says more.
 */
export async function recordSource(
  tx: EntityManager,
  caller: Caller,
  body: NewSource,
): Promise<Answer<WholeSourceView>> {
  const recording = new Recording(caller.principalId, caller.deskId, false);
  const [recorded] = await resolveSources(tx, recording, [mentionFrom(body, caller)]);
  recording.check();
  if (!recorded) throw new Error('a source was neither recorded nor refused');
  const drafts = (body.relations ?? []).map((relation, i) => draftOf(`/relations/${i}`, recorded.id, relation));
  await recordRelations(tx, recording, drafts);
  recording.check();
  return answer(tx, recorded.id, recorded.created);
}

/** Records what a source does with another one: 201 where that is new, 200 where it was recorded already. */
export async function relateSource(
  tx: EntityManager,
  caller: Caller,
  id: string,
  relation: NewRelation,
): Promise<Answer<WholeSourceView>> {
  if (!(await sourceShown(tx, id))) throw new Refusal('not-found', 'There is no such source.');
  const recording = new Recording(caller.principalId, caller.deskId, false);
  const made = await recordRelations(tx, recording, [draftOf('', id, relation)]);
  recording.check();
  return answer(tx, id, made > 0);
}

async function answer(tx: EntityManager, id: string, created: boolean): Promise<Answer<WholeSourceView>> {
  const body = await sourceShown(tx, id);
  if (!body) throw new Error(`source ${id} was recorded and cannot be read`);
  return { status: created ? 201 : 200, body, version: body.version, location: `/sources/${id}` };
}

const draftOf = (pointer: string, sourceId: string, { kind, to, basis }: NewRelation): RelationDraft => ({
  pointer,
  sourceId,
  kind,
  basis: basis ?? 'declared',
  to,
});

const mentionFrom = (body: NewSource, { deskId }: Caller): SourceMention => ({
  pointer: '',
  named: {
    kind: body.kind ?? undefined,
    title: body.title ?? undefined,
    url: body.url ?? undefined,
    publisher: body.publisher ?? undefined,
    publishedAt: body.publishedAt ?? undefined,
    language: body.language ?? undefined,
    description: body.description ?? undefined,
    confidential: body.confidential ?? undefined,
  },
  readership: { audience: body.audience ?? 'newsroom', deskId },
});
