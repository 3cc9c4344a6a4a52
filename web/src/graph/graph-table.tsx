import { Button } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { GraphNode } from '../api/neighbourhood.js';
import { useBriefWords } from '../claim/brief-link.js';
import { valueInWords } from '../format/value.js';
import { StandingMark } from '../standing/standing-mark.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import type { Connection, Placed } from './connections.js';
import { edgeTone, isSettled, isSuggested, standingOf } from './connections.js';
import styles from './graph.module.css';

interface GraphTableProps {
  readonly rows: readonly Placed[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly onCentre: (id: string) => void;
}

/** The graph as a table that says all that the drawing shows: each claim, how far it is, how it stands, and what connects it. */
export function GraphTable({ rows, chosen, onChoose, onCentre }: GraphTableProps) {
  const { t } = useTranslation();
  return (
    <table className={styles.table}>
      <caption className={styles.unseen}>{t('graph.table')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('list.claim')}</th>
          <th scope="col">{t('standingOf.name')}</th>
          <th scope="col">{t('graph.distance')}</th>
          <th scope="col">{t('graph.connected')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.node.id} row={row} isChosen={chosen === row.node.id} onChoose={onChoose} onCentre={onCentre} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly row: Placed;
  readonly isChosen: boolean;
  readonly onChoose: (id: string) => void;
  readonly onCentre: (id: string) => void;
}

/** Of hundreds of rows two change when another one is chosen. */
const Row = memo(function Row({ row: { node, connections, group }, isChosen, onChoose, onCentre }: RowProps) {
  const { t } = useTranslation();
  const standing = standingOf(node);
  const name = useNodeName()(node);
  const choose = () => onChoose(node.id);
  return (
    <tr id={`node-${node.id}`} className={isChosen ? styles.chosen : undefined} onFocus={choose} onClick={choose}>
      <th scope="row">
        <ClaimName node={node} row={node.id} />
        {group !== null && <p className={styles.soft}>{t('graph.cluster', { number: group })}</p>}
      </th>
      <td>{standing && <StandingMark label={standing} small />}</td>
      <td>
        {node.depth === 0 ? (
          t('graph.middle')
        ) : (
          <>
            {node.depth}{' '}
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`${t('graph.centre')}: ${name}`}
              onClick={() => onCentre(node.id)}
            >
              {t('graph.centre')}
            </Button>
          </>
        )}
      </td>
      <td>
        <ul className={styles.connections}>
          {connections.map((connection) => (
            <li key={`${connection.edge.id} ${connection.forwards}`}>
              <ConnectionWords connection={connection} />
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
});

/** An edge as one of its ends sees it: `contradicted by 13 billion USD …, suggested, not confirmed`. */
function ConnectionWords({ connection: { edge, other, forwards } }: { readonly connection: Connection }) {
  const { t } = useTranslation();
  const term = useTerm();
  const derived = t(forwards ? 'graph.derivedFrom' : 'graph.inputOf');
  const isMutual = edge.kind === 'contradicts' || edge.kind === 'tension';
  const linked = term(forwards || isMutual ? 'linkKind' : 'linkBack', edge.kind);
  const kind = edge.kind === 'derived_from' ? derived : linked;
  return (
    <>
      <span className={isSettled(edge) ? styles.soft : styles[edgeTone(edge)]}>{kind}</span> <ClaimName node={other} />
      {edge.state && (
        <span className={styles.soft}>
          {' '}
          ({edge.origin && `${term('origin', edge.origin)}, `}
          {edge.state === 'suggested' && !isSuggested(edge) ? t('graph.stands') : term('linkState', edge.state)})
        </span>
      )}
    </>
  );
}

/** A claim of the graph as the way to its page. */
function ClaimName({ node, row }: { readonly node: GraphNode; readonly row?: string }) {
  const reader = useReader();
  const about = useBriefWords()(node);
  return (
    <>
      <Link href={`/claims/${node.id}`} data-row={row}>
        {valueInWords(node.value, reader)}
      </Link>{' '}
      <span className={styles.soft}>{about}</span>
    </>
  );
}

/** A claim in one line, for the eye and the ear: `13 billion USD, OpenAI · revenue · 2025`. */
export function useNodeName(): (node: GraphNode) => string {
  const reader = useReader();
  const words = useBriefWords();
  return (node) => `${valueInWords(node.value, reader)}, ${words(node)}`;
}
