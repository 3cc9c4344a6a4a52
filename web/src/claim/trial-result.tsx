import { useTranslation } from 'react-i18next';

import type { Computed, Formulated } from '../api/derived.js';
import type { Figure } from '../api/figure.js';
import { commonInterval } from '../comparison/meeting.js';
import { resultWords } from '../format/result.js';
import { said } from '../format/sentence.js';
import { useReader } from '../words/use-reader.js';
import { Lints } from './derivation-notes.js';
import styles from './derivations.module.css';
import { DerivedLine } from './derived-line.js';

/** What is only supposed has no source: nobody needs to be told. */
const SUPPOSED = 'unsourced_assumption';

interface TrialResultProps {
  readonly derivation: Formulated;
  readonly stated: Figure | null;
  readonly tried: Computed;
}

/** What a formula would give: in words, against what is stated, and what would be new to be careful with. */
export function TrialResult({ derivation, stated, tried }: TrialResultProps) {
  const { t } = useTranslation();
  const reader = useReader();
  const { result, lints, failure, possiblyWide, mismatch } = tried;
  const known = new Set(derivation.lints?.map(({ code, text }) => `${code} ${text}`));
  const fresh = lints.filter(({ code, text }) => code !== SUPPOSED && !known.has(`${code} ${text}`));
  const comparable = result && stated && result.unit === stated.unit;
  const fits = mismatch === undefined ? Boolean(comparable && commonInterval([result, stated])) : !mismatch;
  const rows = [
    ...(derivation.result ? [{ figure: derivation.result, name: t('derived.now'), method: '' }] : []),
    ...(result ? [{ figure: result, name: t('derived.then'), method: '' }] : []),
  ];
  return (
    <div className={styles.tried}>
      {failure && <Failure failure={failure} />}
      {result && (
        <p>
          <b>{t('whatIf.result', { result: resultWords(result, reader).interval })}</b>
          {comparable && ` ${t(fits ? 'whatIf.fits' : 'whatIf.misses')}`}
        </p>
      )}
      {result && <DerivedLine stated={stated} rows={rows} />}
      <Lints lints={fresh} wide={Boolean(possiblyWide && !derivation.possiblyWide)} />
    </div>
  );
}

function Failure({ failure }: { readonly failure: NonNullable<Computed['failure']> }) {
  const { words, language } = said(failure, useReader());
  return (
    <p className={styles.fault} lang={language}>
      {words}
    </p>
  );
}
