import { useTranslation } from 'react-i18next';

import type { Forecast } from '../api/cases.js';
import { BriefLink } from '../claim/brief-link.js';
import styles from './case-page.module.css';
import { Standings } from './standings.js';

interface DependentsProps {
  readonly dependents: NonNullable<Forecast['dependents']>;
  /** Whether there are more than these. */
  readonly isCut: boolean;
}

/** So many are shown at once: what is typed next must not be far away. */
const AT_ONCE = 5;

/** What rests on the candidates and would stand otherwise; nothing where nothing does. */
export function Dependents({ dependents, isCut }: DependentsProps) {
  const { t } = useTranslation();
  if (dependents.length === 0) return null;
  const lines = dependents.map(({ claim, before, after }) => (
    <li key={claim.id}>
      <span>
        <BriefLink claim={claim} />
      </span>{' '}
      <Standings before={before} after={after} />
    </li>
  ));
  const rest = lines.slice(AT_ONCE);
  return (
    <>
      <h4>{t('decide.dependents')}</h4>
      <ul className={styles.changing}>{lines.slice(0, AT_ONCE)}</ul>
      {rest.length > 0 && (
        <details className={styles.before}>
          <summary>{t('cases.more', { count: rest.length })}</summary>
          <ul className={styles.changing}>{rest}</ul>
        </details>
      )}
      {isCut && <p className={styles.soft}>{t('decide.moreDependents')}</p>}
    </>
  );
}
