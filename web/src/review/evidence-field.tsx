import { useTranslation } from 'react-i18next';

import { usePartsOf } from '../api/claims.js';
import type { Evidence } from '../api/reviews.js';
import { EvidenceChoice } from '../form/evidence-choice.js';
import { useTerm } from '../words/use-term.js';

interface EvidenceFieldProps {
  /** Id of the claim. */
  readonly claim: string;
  readonly chosen: readonly Evidence[];
  readonly onChange: (chosen: readonly Evidence[]) => void;
}

/** What of the record a verdict rests on: statements and sources of the claim. */
export function EvidenceField({ claim, chosen, onChange }: EvidenceFieldProps) {
  const { t } = useTranslation();
  const term = useTerm();
  const { data } = usePartsOf(claim, 'statements');
  const statements = data?.pages.flatMap(({ items }) => items) ?? [];
  const sources = new Map(statements.flatMap(({ source }) => (source ? [[source.id, source.title] as const] : [])));
  const offered = [
    ...statements.map(({ id, speaker, stance }) => ({
      ...{ kind: 'statement', id },
      label: `${speaker?.name ?? t('statements.nameless')} ${term('stance', stance)}`,
    })),
    ...[...sources].map(([id, title]) => ({ kind: 'source', id, label: title })),
  ];
  return <EvidenceChoice legend={t('review.evidence')} offered={offered} chosen={chosen} onChange={onChange} />;
}
