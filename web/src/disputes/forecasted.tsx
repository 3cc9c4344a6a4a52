import { useTranslation } from 'react-i18next';

import type { Forecast } from '../api/cases.js';
import form from '../form/form.module.css';
import { ProblemNotice } from '../shell/problem-notice.js';
import { useLate } from '../shell/use-late.js';
import { StandingMark } from '../standing/standing-mark.js';
import { useTerm } from '../words/use-term.js';
import styles from './case-page.module.css';
import type { Lettered } from './lettered.js';
import { letterOf } from './lettered.js';

interface ForecastedProps {
  readonly forecast: {
    readonly data?: Forecast;
    readonly error: Error | null;
    readonly isFetching: boolean;
    readonly refetch: () => unknown;
  };
  /** Whether it is clear what would be decided. */
  readonly isClear: boolean;
  readonly candidates: readonly Lettered[];
}

/** What would change: how each candidate stands now and then, and what becomes of the links between them. */
export function Forecasted({ forecast: { data, error, isFetching, refetch }, isClear, candidates }: ForecastedProps) {
  const { t } = useTranslation();
  const late = useLate(isClear && isFetching);
  return (
    <div className={styles.forecast}>
      <h3>{t('decide.preview')}</h3>
      <div role="status" aria-busy={isFetching}>
        {!isClear && <p className={styles.soft}>{t('decide.previewLater')}</p>}
        {late && !data && <p className={styles.soft}>{t('decide.previewWait')}</p>}
        {isClear && data && <Changes forecast={data} candidates={candidates} />}
      </div>
      {isClear && error && (
        <div className={form.fault}>
          <ProblemNotice problem={error} onRetry={() => refetch()} />
        </div>
      )}
    </div>
  );
}

function Changes({ forecast, candidates }: { readonly forecast: Forecast; readonly candidates: readonly Lettered[] }) {
  const { t } = useTranslation();
  const term = useTerm();
  const changed = forecast.links.filter(({ before, after }) => before !== after);
  return (
    <ul className={styles.changing}>
      {forecast.standings.map(({ claim, before, after }) => (
        <li key={claim}>
          <b>{letterOf(candidates, claim)}</b> <StandingMark label={before.label} small />
          {before.label === after.label ? (
            <span className={styles.soft}> {t('decide.same')}</span>
          ) : (
            <>
              {' '}
              <Arrow /> <StandingMark label={after.label} small />
            </>
          )}
        </li>
      ))}
      {changed.map(({ id, a, b, kind, before, after }) => (
        <li key={id}>
          <span>
            <b>{letterOf(candidates, a)}</b> {term('linkKind', kind)} <b>{letterOf(candidates, b)}</b>:
          </span>{' '}
          {before ? term('linkState', before) : t('decide.drawn')} <Arrow /> {term('linkState', after)}
        </li>
      ))}
      {changed.length === 0 && <li className={styles.soft}>{t('decide.noLinks')}</li>}
    </ul>
  );
}

/** An arrow that is heard as a word. */
function Arrow() {
  const { t } = useTranslation();
  return (
    <>
      <span aria-hidden>→</span>
      <span className={styles.unseen}>{t('decide.then')}</span>
    </>
  );
}
