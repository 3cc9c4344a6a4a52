import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { usePartsOf } from '../api/claims.js';
import type { Evidence } from '../api/reviews.js';
import { useTerm } from '../words/use-term.js';
import styles from './review.module.css';

interface EvidenceFieldProps {
  /** Id of the claim. */
  readonly claim: string;
  readonly chosen: readonly Evidence[];
  readonly onChange: (chosen: readonly Evidence[]) => void;
}

/** As many as the instance takes. */
const MOST = 50;

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
  if (offered.length === 0) return null;
  const has = (id: string): boolean => chosen.some((one) => one.id === id);
  const turn = (kind: string, id: string) =>
    onChange(has(id) ? chosen.filter((one) => one.id !== id) : [...chosen, { kind, id }].slice(0, MOST));
  return (
    <fieldset className={styles.evidence}>
      <legend>{t('review.evidence')}</legend>
      {offered.map(({ kind, id, label }) => (
        <Checkbox key={id} size="xs" label={label} checked={has(id)} onChange={() => turn(kind, id)} />
      ))}
    </fieldset>
  );
}
