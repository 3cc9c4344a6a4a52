import cytoscape from 'cytoscape';
import dagre from 'cytoscape-dagre';

import type { Graph } from '../api/neighbourhood.js';
import { bendOf } from './bend.js';
import { edgeTone, isSettled, isSuggested, standingOf } from './connections.js';

cytoscape.use(dagre);

/** The colours of the page, as it is shown now: a canvas knows no variables. */
export interface Colours {
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly ground: string;
  readonly raised: string;
  readonly alarm: string;
  readonly care: string;
  readonly good: string;
  readonly link: string;
}

/** The same shapes as the words have: see the standing mark. */
const shapes: Readonly<Record<string, cytoscape.Css.NodeShape>> = {
  accepted: 'ellipse',
  uncontested: 'ellipse',
  contested: 'diamond',
  'rests on contested input': 'triangle',
  rejected: 'rectangle',
};

/** Below this a drawing is not shown at first: its words could not be read. There is a button that shows all of it. */
const READABLE = 0.7;

/** Reads the colours of the page from where they are declared. */
export function coloursOf(element: Element): Colours {
  const declared = getComputedStyle(element);
  const colour = (name: keyof Colours) => declared.getPropertyValue(`--${name}`).trim();
  return {
    ink: colour('ink'),
    soft: colour('soft'),
    line: colour('line'),
    ground: colour('ground'),
    raised: colour('raised'),
    alarm: colour('alarm'),
    care: colour('care'),
    good: colour('good'),
    link: colour('link'),
  };
}

/**
 * Draws a graph: inputs on the left, what was derived from them to the right of them, contradictions across. No animation.
 *
 * @param labelOf what a claim is called in the drawing, in at most a few words
 */
export function draw(
  container: HTMLElement,
  graph: Graph,
  labelOf: (id: string) => string,
  colours: Colours,
): cytoscape.Core {
  const core = cytoscape({
    container,
    elements: [
      ...graph.nodes.map((node) => ({
        data: { id: node.id, label: labelOf(node.id), shape: shapes[standingOf(node) ?? ''] ?? 'ellipse' },
        classes: [slug(standingOf(node) ?? 'uncontested'), node.depth === 0 ? 'middle' : ''].join(' '),
      })),
      ...graph.edges.map((edge) => ({
        data: { id: edge.id, ...ends(edge) },
        classes: [edgeTone(edge), isSuggested(edge) ? 'suggested' : '', isSettled(edge) ? 'settled' : ''].join(' '),
      })),
    ],
    style: styleOf(colours),
    wheelSensitivity: 0.4,
    minZoom: 0.15,
    maxZoom: 2.5,
    autoungrabify: false,
  });
  arrange(core);
  bend(core);
  return core;
}

/** An input points to what is derived from it: that is how a computation runs, and how it is laid out. */
function ends({ kind, from, to }: Graph['edges'][number]): { source: string; target: string } {
  return kind === 'derived_from' ? { source: to, target: from } : { source: from, target: to };
}

function arrange(core: cytoscape.Core): void {
  const layout = { name: 'dagre', rankDir: 'LR', nodeSep: 40, rankSep: 90, edgeSep: 24, animate: false, fit: true };
  const room = { nodeDimensionsIncludeLabels: true, padding: 24 };
  core.layout({ ...layout, ...room } as cytoscape.LayoutOptions).run();
  if (core.zoom() > 1.2) {
    core.zoom(1.2);
    core.center();
  } else if (core.zoom() < READABLE) {
    core.zoom(READABLE);
    core.center(core.nodes('.middle'));
  }
}

/** Lines that would run over other claims or their words are led around them. */
function bend(core: cytoscape.Core): void {
  const boxes = core.nodes().map((node) => ({ id: node.id(), box: node.boundingBox({ includeOverlays: false }) }));
  for (const edge of core.edges()) {
    const [from, to] = [edge.source(), edge.target()];
    const others = boxes.filter(({ id }) => id !== from.id() && id !== to.id()).map(({ box }) => box);
    const aside = bendOf(from.position(), to.position(), others);
    if (aside !== 0) edge.data('aside', aside).addClass('bent');
  }
}

function styleOf(colours: Colours): cytoscape.StylesheetJson {
  return [
    {
      selector: 'node',
      style: {
        label: 'data(label)',
        shape: 'data(shape)' as cytoscape.Css.NodeShape,
        width: 20,
        height: 20,
        'background-color': colours.ground,
        'border-width': 2.5,
        'border-color': colours.ink,
        color: colours.ink,
        'font-family': 'system-ui, sans-serif',
        'font-size': 15,
        'text-wrap': 'wrap',
        'text-max-width': '300px',
        'text-valign': 'bottom',
        'text-margin-y': 4,
        'text-background-color': colours.ground,
        'text-background-opacity': 0.85,
        'text-background-padding': '2px',
        'min-zoomed-font-size': 6,
      },
    },
    {
      selector: 'node.contested',
      style: { 'border-color': colours.care, 'background-color': colours.care, width: 24, height: 24 },
    },
    { selector: 'node.rests-on-contested-input', style: { 'border-color': colours.care, width: 24, height: 24 } },
    {
      selector: 'node.rejected',
      style: { 'border-color': colours.alarm, 'border-style': 'double', 'border-width': 5 },
    },
    { selector: 'node.accepted', style: { 'border-color': colours.good, 'background-color': colours.good } },
    { selector: 'node.middle', style: { 'font-weight': 'bold', 'font-size': 16, width: 28, height: 28 } },
    {
      selector: 'node.chosen',
      style: { 'underlay-color': colours.link, 'underlay-opacity': 0.35, 'underlay-padding': 8 },
    },
    {
      selector: 'edge',
      style: {
        width: 1.5,
        'line-color': colours.soft,
        'curve-style': 'bezier',
        'target-arrow-color': colours.soft,
        'arrow-scale': 0.9,
      },
    },
    {
      selector: 'edge.bent',
      style: {
        'curve-style': 'unbundled-bezier',
        'control-point-distances': 'data(aside)' as unknown as number,
        'control-point-weights': 0.5,
      },
    },
    { selector: 'edge.derived', style: { 'target-arrow-shape': 'triangle' } },
    {
      selector: 'edge.other',
      style: { 'target-arrow-shape': 'vee', 'line-color': colours.line, 'target-arrow-color': colours.line },
    },
    { selector: 'edge.against', style: { width: 3, 'line-color': colours.alarm } },
    { selector: 'edge.tension', style: { width: 2.5, 'line-color': colours.care, 'line-style': 'dashed' } },
    { selector: 'edge.suggested', style: { 'line-style': 'dotted' } },
    { selector: 'edge.settled', style: { opacity: 0.45, width: 1 } },
  ];
}

function slug(label: string): string {
  return label.replaceAll(' ', '-');
}
