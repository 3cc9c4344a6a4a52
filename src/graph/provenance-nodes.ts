import type { ClaimBrief } from '../claims/claim-brief.js';
import { isNameless, namingOf } from '../claims/naming.js';
import type { Method } from '../derivations/derivation.js';
import { meantWords } from './attribution-sense.js';
import type { Party, Publication, Told } from './origin-facts.js';
import { partyName, publisherOf, safeName, titleOf, UNNAMED } from './origin-names.js';

/** A claim; what it says is not told where everybody who says it did so off the record. */
export function claimNode(claim: ClaimBrief, isUntold: boolean) {
  const [metric, value] = [safeName(claim.metric.label), meantWords(claim, 'en')];
  const label = isUntold ? metric : claim.value.type === 'quantity' ? `${metric}: ${value}` : value;
  return { id: claim.id, kind: 'claim' as const, depth: 0, label, claim };
}

/** A statement by whoever makes it; who spoke so that no name may be given has none. */
export function statementNode({ id, claimId, speaker, source, stance, attribution, evidence }: Told) {
  const naming = namingOf(attribution, speaker);
  const named = naming === 'named' || naming === 'described';
  const nobody = speaker || source === null || isNameless(attribution) ? UNNAMED.en : publisherOf(source, 'en');
  const label = speaker && named ? partyName(speaker, 'en') : nobody;
  return { id, kind: 'statement' as const, depth: 0, label, about: claimId, stance, attribution, evidence, named };
}

/** How a claim was worked out. */
export function derivationNode({
  id,
  claimId,
  method,
  formula,
}: {
  readonly id: string;
  readonly claimId: string;
  readonly method: Method;
  readonly formula: string | null;
}) {
  return { id, kind: 'derivation' as const, depth: 0, label: formula ?? method, about: claimId, method, formula };
}

/** A source by its title. */
export function sourceNode(source: Publication) {
  return {
    id: source.id,
    kind: 'source' as const,
    depth: 0,
    label: titleOf(source, 'en'),
    sourceKind: source.kind,
    url: source.url,
  };
}

/** Who speaks, publishes or worked something out. */
export function entityNode(party: Party) {
  return { id: party.id, kind: 'entity' as const, depth: 0, label: partyName(party, 'en') };
}
