import { useTranslation } from 'react-i18next';

import type { CaseBrief } from '../api/cases.js';
import type { ClaimBrief } from '../api/records.js';
import { groupWords } from '../comparison/shared.js';
import { dotted } from '../format/dotted.js';
import { valueInWords } from '../format/value.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import type { Lettered } from './lettered.js';

/** What a case asks: as somebody has put it, or what the software asks where it has opened it. */
export function useQuestion(): (dispute: Pick<CaseBrief, 'question' | 'candidates'>) => string {
  const asked = useAsked();
  return ({ question, candidates }) => question ?? asked(candidates);
}

/** What is to be asked about some claims: `OpenAI · net loss · Q3 2025: which of these holds?` */
export function useAsked(): (claims: readonly ClaimBrief[]) => string {
  const { t } = useTranslation();
  const reader = useReader();
  const term = useTerm();
  return (claims) => {
    const { shared } = groupWords(claims, reader, term);
    return t(claims.length > 1 ? 'case.which' : 'case.alone', { about: shared });
  };
}

/** How far a case is, in one word. */
export function caseState({ state, decision }: Pick<CaseBrief, 'state' | 'decision'>): string {
  return state === 'open' && decision ? 'reopened' : state;
}

/** What it came to, in the words for several claims or for one that stands alone. */
export function useOutcome(): (outcome: string, candidates: number) => string {
  const term = useTerm();
  return (outcome, candidates) =>
    candidates > 1 || !['prefer', 'error', 'unresolved'].includes(outcome)
      ? term('outcome', outcome)
      : term('outcomeAlone', outcome);
}

/** A candidate in a few words: `A 13 billion USD`. */
export function useCandidateName(): (candidate: Lettered) => string {
  const reader = useReader();
  return ({ letter, claim }) => `${letter} ${valueInWords(claim.value, reader)}`;
}

/** Who may be told of a number of articles and roots: `3 articles, 2 roots`. */
export function useRoots(): (
  claim: ClaimBrief & { readonly counts?: { articles?: number; roots?: number } },
) => string {
  const { t } = useTranslation();
  return ({ counts }) =>
    dotted([
      counts?.articles !== undefined && t('counts.articles', { count: counts.articles }),
      counts?.roots !== undefined && t('counted.roots', { count: counts.roots }),
    ]);
}
