import { useTranslation } from 'react-i18next';

import type { Link, Reason } from '../api/records.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import styles from './comparison.module.css';
import { reasonSentence } from './reason-words.js';

interface ReasonsProps {
  readonly pair: Pick<Link, 'a' | 'b' | 'gap' | 'reasons' | 'couldBe'>;
}

/** Why a comparison says what it says, a sentence a reason. */
export function Reasons({ pair }: ReasonsProps) {
  const { t } = useTranslation();
  const term = useTerm();
  const { reasons = [], couldBe = [] } = pair;
  if (reasons.length === 0) return null;
  const verdicts = couldBe.map((verdict) => term('verdict', verdict)).join(` ${t('comparison.either')} `);
  return (
    <ul className={styles.reasons}>
      {reasons.map((reason) => (
        <li key={reason.code} className={asides.includes(reason.code) ? styles.note : undefined}>
          <ReasonWords reason={reason} pair={pair} />
        </li>
      ))}
      {verdicts && <li>{t('comparison.couldBe', { verdicts })}</li>}
    </ul>
  );
}

/** What a verdict rests on rather than why it is so. */
const asides: readonly string[] = ['currency_assumed', 'converted'];

/** Reasons whose numbers only the instance knows: its sentence is shown as well. */
const detailed: readonly string[] = ['converted', 'no_rate'];

function ReasonWords({ reason, pair }: ReasonsProps & { readonly reason: Reason }) {
  const { t } = useTranslation();
  const reader = useReader();
  const said = reasonSentence(reason, pair, reader, useTerm());
  const own = <span lang="en">{reason.text}</span>;
  if (!said) return own;
  return (
    <>
      {t(`why.${said.key}` as 'why.basis', { ...said.values })}
      {detailed.includes(reason.code) && (
        <>
          {' '}
          {t('comparison.inEnglish')} {own}
        </>
      )}
    </>
  );
}
