import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import { useCasesOf } from '../api/disputes.js';
import { useMay } from '../api/signing-in.js';
import { Section } from '../claim/section.js';
import { useQuestion } from './case-words.js';
import { DecisionWords } from './decision-words.js';
import styles from './disputes.module.css';
import { lettered } from './lettered.js';
import { StateMark } from './state-mark.js';

/** The cases in which a claim is a candidate, and the way to open another. */
export function CasesOfClaim({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const question = useQuestion();
  const request = useCasesOf(id);
  const mayWrite = useMay('records:write');
  const cases = request.data?.items ?? [];
  return (
    <Section name="cases" count={cases.length} request={request}>
      {cases.length === 0 && <p className={styles.soft}>{t('newCase.none')}</p>}
      <ul className={styles.ofThis}>
        {cases.map((one) => (
          <li key={one.id}>
            <Link href={`/disputes/${one.id}`}>{question(one)}</Link> <StateMark dispute={one} />{' '}
            {one.decision?.inForce && (
              <span className={styles.soft}>
                <DecisionWords decision={one.decision} candidates={lettered(one.candidates)} />
              </span>
            )}
          </li>
        ))}
      </ul>
      {mayWrite && (
        <p>
          <Link href={`/disputes/new?claims=${id}`}>{t('newCase.open')}</Link>
        </p>
      )}
    </Section>
  );
}
