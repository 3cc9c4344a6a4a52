import { Button, useComputedColorScheme } from '@mantine/core';
import type { Core } from 'cytoscape';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import type { Graph } from '../api/neighbourhood.js';
import { coloursOf, draw } from './drawing.js';
import styles from './graph.module.css';

interface GraphDrawingProps {
  readonly graph: Graph;
  readonly labelOf: (id: string) => string;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/**
 * The graph as a drawing, for the eye and the mouse. It says nothing that the table does not say, and cannot be reached by
 * Tab: the table is for that. Drawn anew when the graph, the language or the colours change.
 */
export function GraphDrawing({ graph, labelOf, chosen, onChoose }: GraphDrawingProps) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const container = useRef<HTMLDivElement>(null);
  const core = useRef<Core | null>(null);
  const latest = useRef({ labelOf, onChoose });
  useEffect(() => {
    latest.current = { labelOf, onChoose };
  });
  const labels = graph.nodes.map(({ id }) => labelOf(id)).join('\n');
  useEffect(() => {
    if (!container.current) return;
    const drawn = draw(container.current, graph, (id) => latest.current.labelOf(id), coloursOf(container.current));
    drawn.on('tap', 'node', ({ target }) => latest.current.onChoose(target.id()));
    core.current = drawn;
    return () => {
      core.current = null;
      drawn.destroy();
    };
  }, [graph, labels, scheme]);
  useEffect(() => {
    core.current?.nodes().removeClass('chosen');
    if (chosen) core.current?.getElementById(chosen).addClass('chosen');
  }, [chosen, graph, labels, scheme]);
  return (
    <>
      <div className={styles.sheet}>
        <div ref={container} className={styles.canvas} role="img" aria-label={t('graph.drawing')} />
        <Button
          className={styles.fit}
          size="compact-xs"
          variant="default"
          onClick={() => core.current?.fit(undefined, 24)}
        >
          {t('graph.fit')}
        </Button>
      </div>
    </>
  );
}
