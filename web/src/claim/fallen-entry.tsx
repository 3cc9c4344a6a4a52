import { useTranslation } from 'react-i18next';

import type { Figure } from '../api/figure.js';
import type { Fallen } from '../api/traced.js';
import { DOT } from '../format/dotted.js';
import { shortly } from '../format/result.js';
import { said } from '../format/sentence.js';
import { StandingMark } from '../standing/standing-mark.js';
import { useReader } from '../words/use-reader.js';
import { BriefLink } from './brief-link.js';
import styles from './claim-page.module.css';

/** What would become of one claim: its standing and its result, now and then, and why. */
export function FallenEntry({ fallen }: { readonly fallen: Fallen }) {
  const { t } = useTranslation();
  const reader = useReader();
  const { claim, depth, standing, result, roots } = fallen;
  const { words, language } = said(fallen, reader);
  const named = (figure: Figure | null) => (figure ? shortly(figure, reader) : t('derived.noResult'));
  const [now, then] = result ? [named(result.now), named(result.then)] : ['', ''];
  return (
    <div className={styles.statement}>
      <p>
        <BriefLink claim={claim} />
        {depth > 1 && <span className={styles.soft}>{DOT + t('impact.steps', { count: depth })}</span>}
      </p>
      {standing && standing.now !== standing.then && (
        <p>
          <StandingMark label={standing.now} small /> <Arrow /> <StandingMark label={standing.then} small />
        </p>
      )}
      {result && (
        <p>
          {t('impact.result')}:{' '}
          {now === then ? (
            t('impact.stays', { now })
          ) : (
            <>
              {now} <Arrow /> {then}
            </>
          )}
        </p>
      )}
      {roots && (
        <p>
          {t('counted.roots', { count: roots.now })} <Arrow /> {roots.then}
        </p>
      )}
      {words && (
        <p className={styles.soft} lang={language}>
          {words}
        </p>
      )}
    </div>
  );
}

/** `→` for the eye, a word for the ear. */
function Arrow() {
  const { t } = useTranslation();
  return (
    <>
      <span aria-hidden>→</span>
      <span className={styles.unseen}>, {t('derived.then')} </span>
    </>
  );
}
