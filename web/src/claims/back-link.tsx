import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';

import styles from './back-link.module.css';
import { leaveTrail, trail } from './trail.js';

/** What lists are called, by the beginning of their address. */
const lists = [
  ['/contradictions', 'queue.title'],
  ['/reviews', 'reviews.title'],
  ['/disputes', 'cases.title'],
] as const;

interface BackLinkProps {
  /** Id of the record that is shown. */
  readonly current: string;
  /** The address of the same as a graph. */
  readonly graph: string;
  /** The list that such records are in, where one came from no list that could have it. */
  readonly home?: string;
}

/** The way back to the list that one came from, and the way to the graph. */
export function BackLink({ current, graph, home = '/claims' }: BackLinkProps) {
  const { t } = useTranslation();
  const list = listFrom(home);
  const name = lists.find(([path]) => list.startsWith(path))?.[1] ?? 'claim.back';
  return (
    <nav className={styles.back}>
      <Link href={list} onClick={() => leaveTrail({ current })}>
        ← {t(name)}
      </Link>
      <Link href={graph}>{t('graph.open')}</Link>
    </nav>
  );
}

/** Goes back to the list that one came from. */
export function useBack(current: string, home = '/claims'): () => void {
  const [, navigate] = useLocation();
  return () => {
    leaveTrail({ current });
    navigate(listFrom(home));
  };
}

/** Claims are in every list of claims; what else there is comes from a list of its own, or from one that leads to it. */
function listFrom(home: string): string {
  const { list } = trail();
  return list.startsWith('/claims') ? (home === '/claims' ? list : home) : list;
}
