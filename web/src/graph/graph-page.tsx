import { Button, NativeSelect, Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';

import { DEPTHS, edgeKinds, graphFilters, useGraph } from '../api/graph.js';
import { standings } from '../api/standing.js';
import none from '../claims/no-claims.module.css';
import { moveFocus } from '../claims/row-focus.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { useArrivalFocus } from '../shell/use-arrival-focus.js';
import { useKeys } from '../shell/use-keys.js';
import { useLate } from '../shell/use-late.js';
import { usePageTitle } from '../shell/use-page-title.js';
import { useUrlFilter } from '../shell/use-url-filter.js';
import { ViewBoundary } from '../shell/view-boundary.js';
import { StandingMark } from '../standing/standing-mark.js';
import { placedClaims, standingOf } from './connections.js';
import styles from './graph.module.css';
import { GraphTable, useNodeName } from './graph-table.js';
import { useLabels } from './use-labels.js';

/** A drawing takes a library that is larger than the rest of the page: it is loaded after the table is there. */
const GraphDrawing = lazy(async () => ({ default: (await import('./graph-drawing.js')).GraphDrawing }));

/** Beyond this a layout takes longer than a reader waits, and nobody sees anything in it (measured: 300 claims in 0.45 s). */
const MOST_DRAWN = 300;

/** Too small for a drawing to be read: there it is shown when asked for, and the table comes first. */
const SMALL = '(max-width: 40rem)';

/** The neighbourhood of a claim: what contradicts it and what it is derived from, as a drawing and as a table that says the same. */
export function GraphPage() {
  const { t } = useTranslation();
  const [filter, change] = useUrlFilter(graphFilters);
  const { claims = '', depth = '2', edges = 'all' } = filter;
  const request = useGraph(claims, depth, edges);
  const [chosen, setChosen] = useState<string | null>(null);
  const [drawn, setDrawn] = useState(false);
  const isSmall = useMediaQuery(SMALL, false, { getInitialValueInEffect: false });
  const late = useLate(claims !== '' && request.isPending);
  const heading = useArrivalFocus<HTMLHeadingElement>('graph');
  const name = useNodeName();
  const labelOf = useLabels(request.data?.nodes ?? []);
  const rows = useMemo(() => (request.data ? placedClaims(request.data) : []), [request.data]);
  const middle = rows.filter(({ node }) => node.depth === 0).map(({ node }) => node);
  const list = useRef<HTMLDivElement>(null);
  const [, navigate] = useLocation();
  const back = () => middle[0] && navigate(`/claims/${middle[0].id}`);
  useKeys({
    j: () => void moveFocus(list.current, 1),
    k: () => void moveFocus(list.current, -1),
    u: () => void back(),
    Backspace: () => void back(),
  });
  const present = standings.filter((label) => rows.some(({ node }) => standingOf(node) === label));
  const around = middle.map(name).join('; ');
  usePageTitle(around ? `${t('graph.title')}: ${around}` : t('graph.title'));
  const latest = useRef(change);
  useEffect(() => {
    latest.current = change;
  });
  const centre = useCallback(
    (id: string) => {
      latest.current({ claims: id }, 'push');
      setChosen(id);
      heading.current?.focus();
    },
    [heading],
  );
  if (!claims) return <Nowhere heading={heading} />;
  const counts = request.data && {
    nodes: t('graph.claims', { count: request.data.nodes.length }),
    edges: t('graph.connections', { count: request.data.edges.length }),
  };
  const node = rows.find((row) => row.node.id === chosen)?.node;
  const groups = request.data?.components?.filter((group) => group.length > 1).length ?? 0;
  return (
    <>
      <nav className={styles.soft}>
        {middle[0] && <Link href={`/claims/${middle[0].id}`}>← {t('graph.back')}</Link>}
      </nav>
      <div className={styles.top}>
        <h1 ref={heading} tabIndex={-1}>
          {t('graph.title')}
          {around && <span className={styles.around}>: {around}</span>}
        </h1>
        <p role="status" className={styles.soft}>
          {counts && !request.isPlaceholderData && t('graph.shown', counts)}
          {groups > 0 && `; ${t('graph.clusters', { count: groups })}`}
        </p>
      </div>
      <search className={styles.filters}>
        <NativeSelect
          label={t('graph.depth')}
          value={depth}
          data={[...DEPTHS]}
          onChange={(event) => change({ depth: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('graph.edges')}
          value={edges}
          data={edgeKinds.map((value) => ({ value, label: t(`graph.edgeKinds.${value}`) }))}
          onChange={(event) => change({ edges: event.currentTarget.value })}
        />
      </search>
      {request.error && <ProblemNotice problem={request.error} takesFocus onRetry={() => void request.refetch()} />}
      {late && <Skeleton height={420} />}
      {request.data && (
        <>
          {request.data.truncated && <p className={styles.care}>{t('graph.truncated')}</p>}
          {rows.length > MOST_DRAWN ? (
            <p className={styles.care}>{t('graph.tooMany')}</p>
          ) : rows.length > 1 && isSmall && !drawn ? (
            <Button size="compact-sm" variant="default" aria-expanded={false} onClick={() => setDrawn(true)}>
              {t('graph.showDrawing')}
            </Button>
          ) : rows.length > 1 ? (
            <figure className={rows.length < 6 ? styles.low : styles.figure}>
              {isSmall && (
                <Button size="compact-sm" variant="default" aria-expanded onClick={() => setDrawn(false)}>
                  {t('graph.hideDrawing')}
                </Button>
              )}
              <ViewBoundary fallback={<p className={styles.care}>{t('graph.drawingFailed')}</p>}>
                <Suspense fallback={<div className={styles.canvas}>{t('graph.drawingLoading')}</div>}>
                  <GraphDrawing graph={request.data} labelOf={labelOf} chosen={chosen} onChoose={setChosen} />
                </Suspense>
              </ViewBoundary>
              <figcaption className={styles.key}>
                <span className={styles.soft}>{t('graph.key')}</span>
                {present.map((label) => (
                  <StandingMark key={label} label={label} small />
                ))}
              </figcaption>
              <p className={styles.choice}>
                {node ? t('graph.selected', { claim: name(node) }) : t('graph.nothingChosen')}{' '}
                {node && <Link href={`/claims/${node.id}`}>{t('standingOf.look')}</Link>}{' '}
                {node && node.depth > 0 && (
                  <Button size="compact-xs" variant="default" onClick={() => centre(node.id)}>
                    {t('graph.centre')}
                  </Button>
                )}
              </p>
            </figure>
          ) : (
            <div className={none.none}>
              <h2>{t('graph.alone')}</h2>
              <p>{t('graph.aloneNext')}</p>
            </div>
          )}
          <div ref={list} className={styles.scroll} aria-busy={request.isPlaceholderData}>
            <GraphTable rows={rows} chosen={chosen} onChoose={setChosen} onCentre={centre} />
          </div>
        </>
      )}
    </>
  );
}

function Nowhere({ heading }: { readonly heading: React.RefObject<HTMLHeadingElement | null> }) {
  const { t } = useTranslation();
  return (
    <div className={none.none}>
      <h1 ref={heading} tabIndex={-1}>
        {t('graph.title')}
      </h1>
      <h2>{t('graph.nowhere')}</h2>
      <p>{t('graph.nowhereNext')}</p>
      <Link href="/claims">{t('graph.nowhereList')}</Link>
    </div>
  );
}
