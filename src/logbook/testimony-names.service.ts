import type { EntityManager } from 'typeorm';

import { mayName, type Readership } from '../accounts/audience.js';
import { isId } from '../kernel/ids.js';
import { pointerTo } from '../kernel/pointer.js';
import type { Recording } from '../kernel/recording.js';
import type { SourceMention } from '../sources/source-draft.js';
import { resolveSources } from '../sources/sources.service.js';
import { resolveEntities } from '../vocabulary/entities.service.js';
import type { EntityMention } from '../vocabulary/mention.js';
import type { Names, PlacedStatement, Testimony } from './testimony.js';

/** Resolves every speaker, source, claim and statement that testimonies name, with a fixed number of queries. */
export async function nameTestimonies(
  tx: EntityManager,
  recording: Recording,
  testimonies: readonly Testimony[],
  statements: readonly PlacedStatement[],
): Promise<Names> {
  const entities = await resolvedBy(entityMentions(recording, testimonies, statements), (mentions) =>
    resolveEntities(tx, recording, mentions),
  );
  const sources = await resolvedBy(sourceMentions(recording, testimonies, statements), (mentions) =>
    resolveSources(tx, recording, mentions),
  );
  const inRequest = new Map(
    statements.flatMap(({ given, id, readership }) => (given.ref ? [[given.ref, { id, ...readership }] as const] : [])),
  );
  const claims = await readershipOf(tx, 'claim', claimsNamed(recording, testimonies, statements));
  const relayed = await readershipOf(
    tx,
    'statement',
    statements.flatMap(({ given }) => idOf(recording, 'statement', given.relays) ?? []),
  );

  const find = (kind: 'claim' | 'statement', pointer: string, given: string, naming: Readership): string | null => {
    const own = kind === 'statement' ? inRequest.get(given.replace(/^#/, '')) : undefined;
    const id = own?.id ?? idOf(recording, kind, given);
    const found = own ?? (id ? (kind === 'claim' ? claims : relayed).get(id) : undefined);
    if (!id || !found)
      return recording.refuse(pointer, 'unknown-reference', `No ${kind} is known as ${given.slice(0, 100)}.`);
    if (!mayName(naming, found))
      return recording.refuse(pointer, 'audience-too-wide', `That ${kind} is for fewer readers than what names it.`);
    return id;
  };
  return {
    entities,
    sources,
    claimIdOf: (pointer, given, naming) => find('claim', pointer, given, naming),
    statementIdOf: (pointer, given, naming) => find('statement', pointer, given, naming),
  };
}

async function resolvedBy<Mention extends { readonly pointer: string }, Result>(
  mentions: readonly Mention[],
  resolve: (mentions: readonly Mention[]) => Promise<(Result | null)[]>,
): Promise<Map<string, Result>> {
  const results = await resolve(mentions);
  return new Map(
    mentions.flatMap(({ pointer }, i) => {
      const result = results[i];
      return result ? [[pointer, result] as const] : [];
    }),
  );
}

function entityMentions(
  { deskId }: Recording,
  testimonies: readonly Testimony[],
  statements: readonly PlacedStatement[],
): EntityMention[] {
  const speakers = statements.flatMap(({ pointer, given: { speaker }, readership }) =>
    speaker ? [{ pointer: `${pointer}/speaker`, named: speaker, readership }] : [],
  );
  const authors = testimonies.flatMap(({ pointer, claim, derivations }) =>
    derivations.flatMap(({ attributedTo, audience }, i) =>
      attributedTo
        ? [
            {
              pointer: `${pointer}/derivations/${i}/attributedTo`,
              named: attributedTo,
              readership: { audience: audience ?? claim.audience, deskId },
            },
          ]
        : [],
    ),
  );
  return [...speakers, ...authors];
}

function sourceMentions(
  { deskId }: Recording,
  testimonies: readonly Testimony[],
  statements: readonly PlacedStatement[],
): SourceMention[] {
  const said = statements.flatMap(({ pointer, given: { source }, readership }) =>
    source ? [{ pointer: `${pointer}/source`, named: source, readership }] : [],
  );
  const computed = testimonies.flatMap(({ pointer, claim, derivations }) =>
    derivations.flatMap(({ inputs, audience }, i) =>
      [...(inputs ?? [])].flatMap(([name, { source }]) => {
        const at = `${pointerTo(`${pointer}/derivations/${i}/inputs`, name)}/source`;
        return source
          ? [{ pointer: at, named: source, readership: { audience: audience ?? claim.audience, deskId } }]
          : [];
      }),
    ),
  );
  return [...said, ...computed];
}

function idOf(recording: Recording, kind: 'claim' | 'statement', given: string | undefined): string | null {
  if (given === undefined) return null;
  return recording.referent(given, kind) ?? (isId(given) ? given.toLowerCase() : null);
}

function claimsNamed(
  recording: Recording,
  testimonies: readonly Testimony[],
  statements: readonly PlacedStatement[],
): string[] {
  const inputs = testimonies.flatMap(({ derivations }) =>
    derivations.flatMap((one) => [...(one.inputs?.values() ?? [])]),
  );
  const alternatives = statements.map(({ given: { alternative } }) => alternative?.id ?? alternative?.ref);
  return [...inputs.map(({ claim }) => claim), ...alternatives].flatMap(
    (given) => idOf(recording, 'claim', given) ?? [],
  );
}

async function readershipOf(
  tx: EntityManager,
  table: 'claim' | 'statement',
  ids: readonly string[],
): Promise<Map<string, Readership & { readonly id: string }>> {
  if (ids.length === 0) return new Map();
  const rows: (Readership & { readonly id: string })[] = await tx.query(
    // Nobody changes what a claim says while it is being stated.
    `SELECT id, audience, desk_id AS "deskId" FROM ${table} WHERE id = ANY($1) ${table === 'claim' ? 'FOR KEY SHARE' : ''}`,
    [[...new Set(ids)]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
