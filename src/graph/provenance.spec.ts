import fc from 'fast-check';

import { PROVENANCE_EDGES, type ProvenanceEdge, type ProvenanceEdgeKind, within } from './provenance.js';

const edge = (from: string, kind: ProvenanceEdgeKind, to: string): ProvenanceEdge => ({ from, to, kind });

/** The loss that The Register worked back from two figures of a filing. */
const LOSS = [
  edge('loss115', 'affirmed_by', 'st-wcentral'),
  edge('st-wcentral', 'relays', 'st-reg'),
  edge('loss115', 'affirmed_by', 'st-reg'),
  edge('st-reg', 'stated_in', 's-reg'),
  edge('s-reg', 'cites', 's-msft10q'),
  edge('s-msft10q', 'published_by', 'microsoft'),
  edge('loss115', 'derived_by', 'd'),
  edge('d', 'uses', 'hit31'),
  edge('d', 'attributed_to', 'theregister'),
  edge('hit31', 'affirmed_by', 'st-10q'),
];

describe('provenance', () => {
  it('counts what is said, worked out, relayed and cited as a step', () => {
    expect(Object.fromEntries(within('loss115', LOSS, null, 100).depths)).toEqual({
      ...{ loss115: 0, 'st-wcentral': 1, 'st-reg': 1, 's-reg': 1, d: 1, hit31: 1, theregister: 1 },
      ...{ 's-msft10q': 2, microsoft: 2, 'st-10q': 2 },
    });
  });

  it('ends after the steps that are asked for, with the edges between what is left', () => {
    const { depths, edges, truncated } = within('loss115', LOSS, 1, 100);
    expect([depths.has('s-msft10q'), depths.has('hit31'), truncated]).toEqual([false, true, false]);
    expect(edges.map(({ to }) => to)).not.toContain('s-msft10q');
  });

  it('keeps the nearest where there is too much, and says so', () => {
    const { depths, truncated } = within('loss115', LOSS, null, 4);
    expect([depths.size, truncated, Math.max(...depths.values())]).toEqual([4, true, 1]);
  });

  it('ends in any graph, shows each node once and as near as it is, in whatever order it is given', () => {
    const kinds = Object.keys(PROVENANCE_EDGES) as ProvenanceEdgeKind[];
    const graphs = fc.array(fc.tuple(fc.nat(8), fc.constantFrom(...kinds), fc.nat(8)), { maxLength: 30 });
    fc.assert(
      fc.property(graphs, (drawn) => {
        const edges = drawn.map(([from, kind, to]) => edge(`n${from}`, kind, `n${to}`));
        const distances = new Map([['n0', 0]]);
        for (let round = 0; round < 10; round++) {
          for (const { from, to, kind } of edges) {
            const far = (distances.get(from) ?? Infinity) + PROVENANCE_EDGES[kind].step;
            if (far < (distances.get(to) ?? Infinity)) distances.set(to, far);
          }
        }
        const reached = within('n0', edges, null, 100);
        expect(reached.depths).toEqual(distances);
        expect(within('n0', edges.toReversed(), null, 100)).toEqual(reached);
      }),
    );
  });
});
