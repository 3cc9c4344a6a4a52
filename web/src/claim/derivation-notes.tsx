import { useTranslation } from 'react-i18next';

import type { Derivation, Lint } from '../api/derived.js';
import type { Sentence } from '../api/sentence.js';
import { said } from '../format/sentence.js';
import { useReader } from '../words/use-reader.js';
import { ClaimLinks } from './claim-links.js';
import styles from './derivations.module.css';

/** What is wrong with a computation and what to be careful with, the worst first, each in a sentence. */
export function DerivationNotes({ derivation }: { readonly derivation: Derivation }) {
  const { t } = useTranslation();
  const { claim, inputs, mismatch, disagreement, failure, possiblyWide, lints = [] } = derivation;
  return (
    <>
      {mismatch && (
        <div className={styles.mismatch}>
          {disagreement ? <Said sentence={disagreement} /> : <p>{t('derived.mismatch')}</p>}
          <ClaimLinks ids={(disagreement?.claims ?? []).filter((id) => id !== claim)} inputs={inputs} />
        </div>
      )}
      {failure && (
        <div className={styles.mismatch}>
          <Said sentence={failure} />
        </div>
      )}
      <Lints lints={lints} wide={possiblyWide ?? false} />
    </>
  );
}

interface LintsProps {
  readonly lints: readonly Lint[];
  readonly wide: boolean;
}

/** Lints, and whether the result may be wider than it need be. */
export function Lints({ lints, wide }: LintsProps) {
  const { t } = useTranslation();
  if (lints.length === 0 && !wide) return null;
  return (
    <ul className={styles.lints} aria-label={t('derived.lints')}>
      {lints.map((lint, index) => (
        <li key={`${lint.code ?? ''} ${index}`} data-lint={lint.code}>
          <Said sentence={lint} />
        </li>
      ))}
      {wide && <li data-lint="possibly_wide">{t('derived.wide')}</li>}
    </ul>
  );
}

function Said({ sentence }: { readonly sentence: Sentence }) {
  const { words, language } = said(sentence, useReader());
  return <p lang={language}>{words}</p>;
}
