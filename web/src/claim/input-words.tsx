import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { Input } from '../api/derived.js';
import { DOT, dotted } from '../format/dotted.js';
import { periodName } from '../format/period.js';
import { shortly } from '../format/result.js';
import { useReader } from '../words/use-reader.js';
import { BriefLink } from './brief-link.js';
import styles from './claim-page.module.css';
import { SourceWords } from './source-line.js';

/** What an input is: a claim, a constant with where it comes from, or a whole source. */
export function InputWords({ input }: { readonly input: Input }) {
  const { t } = useTranslation();
  const reader = useReader();
  if ('claim' in input) {
    const { instead, figure } = input;
    return (
      <>
        <BriefLink claim={{ basis: '', measure: '', ...input.claim }} />
        {instead && (
          <p className={styles.guarded}>
            {t('derivation.instead')}{' '}
            <Link href={`/claims/${instead}`}>{figure ? shortly(figure, reader) : t('derived.noResult')}</Link>
          </p>
        )}
      </>
    );
  }
  if ('constant' in input) {
    const { constant, note, period, source } = input;
    const when = period && (typeof period === 'string' ? period : periodName(period, reader));
    return (
      <>
        <b>{constant}</b>{' '}
        <span className={styles.soft}>
          {dotted([t('derivation.constant'), when, note])}
          {source && typeof source !== 'string' && (
            <>
              {DOT}
              {t('derivation.sourced')} <SourceWords source={source} />
            </>
          )}
        </span>
      </>
    );
  }
  return (
    <>
      <SourceWords source={input.source} />
      <span className={styles.soft}>{DOT + t('derivation.wholeSource')}</span>
    </>
  );
}
