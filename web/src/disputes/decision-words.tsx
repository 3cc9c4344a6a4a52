import type { CaseDecision } from '../api/cases.js';
import { DOT } from '../format/dotted.js';
import { useCandidateName, useOutcome } from './case-words.js';
import type { Lettered } from './lettered.js';

interface DecisionWordsProps {
  readonly decision: Pick<CaseDecision, 'outcome' | 'chosen'>;
  readonly candidates: readonly Lettered[];
}

/** What a case came to, and which of its claims were chosen: `Preferred · A 13 billion USD`. */
export function DecisionWords({ decision: { outcome, chosen }, candidates }: DecisionWordsProps) {
  const name = useCandidateName();
  const outcomeName = useOutcome();
  const named = candidates.filter(({ claim }) => chosen.includes(claim.id) && candidates.length > 1);
  return (
    <>
      <b>{outcomeName(outcome, candidates.length)}</b>
      {named.length > 0 && DOT + named.map(name).join(', ')}
    </>
  );
}
