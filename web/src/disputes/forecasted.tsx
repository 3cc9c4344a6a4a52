import { useTranslation } from 'react-i18next';

import type { Forecast } from '../api/cases.js';
import form from '../form/form.module.css';
import { ProblemNotice } from '../shell/problem-notice.js';
import { useLate } from '../shell/use-late.js';
import { useTerm } from '../words/use-term.js';
import styles from './case-page.module.css';
import { Dependents } from './dependents.js';
import type { Lettered } from './lettered.js';
import { letterOf } from './lettered.js';
import { Arrow, Standings } from './standings.js';

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

/** What would change: how each candidate stands now and then, what becomes of the links between them, and of what hangs on them. */
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

/** So many links are shown at once: what is typed next must not be far away. */
const AT_ONCE = 6;

function Changes({ forecast, candidates }: { readonly forecast: Forecast; readonly candidates: readonly Lettered[] }) {
  const { t } = useTranslation();
  const { links, standings, dependents = [], moreDependents = false } = forecast;
  const changed = links.filter(({ before, after }) => before !== after);
  const lines = changed.map((link) => <LinkLine key={link.id} link={link} candidates={candidates} />);
  return (
    <>
      <ul className={styles.changing}>
        {standings.map(({ claim, before, after }) => (
          <li key={claim}>
            <b>{letterOf(candidates, claim)}</b> <Standings before={before} after={after} />
          </li>
        ))}
        {lines.slice(0, AT_ONCE)}
        {lines.length === 0 && <li className={styles.soft}>{t('decide.noLinks')}</li>}
      </ul>
      {lines.length > AT_ONCE && (
        <details className={styles.before}>
          <summary>{t('decide.moreLinks', { count: lines.length - AT_ONCE })}</summary>
          <ul className={styles.changing}>{lines.slice(AT_ONCE)}</ul>
        </details>
      )}
      <Dependents dependents={dependents} isCut={moreDependents} />
    </>
  );
}

interface LinkLineProps {
  readonly link: Forecast['links'][number];
  readonly candidates: readonly Lettered[];
}

function LinkLine({ link: { a, b, kind, before, after }, candidates }: LinkLineProps) {
  const { t } = useTranslation();
  const term = useTerm();
  return (
    <li>
      <span>
        <b>{letterOf(candidates, a)}</b> {term('linkKind', kind)} <b>{letterOf(candidates, b)}</b>:
      </span>{' '}
      {before ? term('linkState', before) : t('decide.drawn')} <Arrow /> {term('linkState', after)}
    </li>
  );
}
