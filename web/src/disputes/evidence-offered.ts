import { useTranslation } from 'react-i18next';

import type { CaseParts } from '../api/case-parts.js';
import type { CaseEvidence } from '../api/cases.js';
import { useTerm } from '../words/use-term.js';
import { useCandidateName } from './case-words.js';
import type { Lettered } from './lettered.js';

/** A record that an argument may rest on. */
export interface OfferedEvidence extends CaseEvidence {
  readonly label: string;
}

/** What is known of the candidates and an argument may rest on, candidate by candidate: statements, derivations, sources, themselves. */
export function useOffered(candidates: readonly Lettered[], parts: CaseParts): OfferedEvidence[] {
  const { t } = useTranslation();
  const term = useTerm();
  const name = useCandidateName();
  const of = (candidate: Lettered): OfferedEvidence[] => {
    const { statements = [], derivations = [] } = parts.byClaim.get(candidate.claim.id) ?? {};
    const about = (words: string) => `${candidate.letter}: ${words}`;
    return [
      ...statements.map(({ id, speaker, stance, wording }) => ({
        ...{ kind: 'statement', id },
        label: about(
          `${speaker?.name ?? t('statements.nameless')} ${term('stance', stance)}${wording ? `: ${wording}` : ''}`,
        ),
      })),
      ...derivations.map(({ id, method, attributedTo }) => ({
        ...{ kind: 'derivation', id },
        label: about(`${term('method', method)} ${attributedTo?.name ?? ''}`.trim()),
      })),
      ...statements.flatMap(({ source }) =>
        source ? [{ kind: 'source', id: source.id, label: `${term('evidenceKind', 'source')}: ${source.title}` }] : [],
      ),
    ];
  };
  const claims = candidates.map((one) => ({ kind: 'claim', id: one.claim.id, label: name(one) }));
  const all = [...candidates.flatMap(of), ...(candidates.length > 1 ? claims : [])];
  return [...new Map(all.map((one) => [`${one.kind} ${one.id}`, one])).values()];
}
