import type { GraphNode } from '../api/neighbourhood.js';
import { periodName } from '../format/period.js';
import { metricName, valueInWords } from '../format/value.js';
import { useReader } from '../words/use-reader.js';

/** In the drawing: the value, and under it what and when; whose only where it is not the same of all. */
export function useLabels(nodes: readonly GraphNode[]): (id: string) => string {
  const reader = useReader();
  const oneSubject = new Set(nodes.map(({ subject }) => subject.id)).size === 1;
  const labels = new Map(
    nodes.map((node) => [
      node.id,
      [
        shortened(valueInWords(node.value, reader), 34),
        ...(oneSubject ? [] : [shortened(node.subject.name)]),
        shortened(metricName(node.metric, reader.language)),
        shortened(periodName(node.period, reader)),
      ].join('\n'),
    ]),
  );
  return (id) => labels.get(id) ?? '';
}

/** The table has it whole. */
function shortened(words: string, longest = 26): string {
  const letters = [...words];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : words;
}
