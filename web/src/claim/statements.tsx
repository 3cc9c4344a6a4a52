import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { usePartsOf } from '../api/claims.js';
import type { Statement } from '../api/records.js';
import styles from './claim-page.module.css';
import type { Reported } from './reporting-forest.js';
import { reportingForest } from './reporting-forest.js';
import { Section } from './section.js';
import { StatementEntry } from './statement-entry.js';

/** Stances that say it is so. */
export const affirming: readonly string[] = ['asserts', 'confirms'];
const disputing: readonly string[] = ['denies', 'disputes'];

/** Who says so, who disputes it, and who says something else about it. */
export function Statements({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const request = usePartsOf(id, 'statements');
  const all = request.data?.pages.flatMap(({ items }) => items) ?? [];
  const says = all.filter(({ stance }) => affirming.includes(stance));
  const disputes = all.filter(({ stance }) => disputing.includes(stance));
  const others = all.filter(({ stance }) => !affirming.includes(stance) && !disputing.includes(stance));
  return (
    <>
      <Section name="says" count={says.length} request={request}>
        <Tree statements={says} none={t('statements.nobody')} />
      </Section>
      {!request.isPending && !request.error && (
        <Section name="disputes" count={disputes.length}>
          <Tree statements={disputes} none={t('statements.undisputed')} />
        </Section>
      )}
      {others.length > 0 && (
        <Section name="others" count={others.length}>
          <Tree statements={others} />
        </Section>
      )}
      {request.hasNextPage && (
        <Button variant="default" size="compact-sm" onClick={() => void request.fetchNextPage()}>
          {t(request.isFetchingNextPage ? 'list.loading' : 'statements.more')}
        </Button>
      )}
    </>
  );
}

interface TreeProps {
  readonly statements: readonly Statement[];
  /** What to say where there are none. */
  readonly none?: string;
  /** Whether they are only read here, and looked after elsewhere. */
  readonly onlyRead?: boolean;
}

/** Statements, each with those that pass it on below it. */
export function Tree({ statements, none, onlyRead = false }: TreeProps) {
  if (statements.length === 0) return <p className={styles.none}>{none}</p>;
  return <Branches reported={reportingForest(statements)} nested={false} onlyRead={onlyRead} />;
}

interface BranchesProps {
  readonly reported: readonly Reported[];
  readonly nested: boolean;
  readonly onlyRead: boolean;
}

function Branches({ reported, nested, onlyRead }: BranchesProps) {
  return (
    <ul className={nested ? styles.relaying : styles.statements}>
      {reported.map(({ statement, relayedBy }) => (
        <li key={statement.id} id={`statement-${statement.id}`}>
          <StatementEntry statement={statement} relayedBy={relayedBy.length} nested={nested} onlyRead={onlyRead} />
          {relayedBy.length > 0 && <Branches reported={relayedBy} nested onlyRead={onlyRead} />}
        </li>
      ))}
    </ul>
  );
}
