import fc from 'fast-check';

import { facts, party, source, told } from '../../test/support/origin-facts.js';
import { originatorOf, type OriginFacts, type Told } from './origin-facts.js';
import { rootAt, standsAlone } from './origin-roots.js';
import { originsOf } from './origins.js';

/** The rule read word for word: every way from every statement, again and again. */
function naive({ statements, citations }: OriginFacts) {
  const starts = statements.filter(({ claimId, stance }) => claimId === 'claim' && stance === 'asserts');
  const circles = new Map<string, string[]>();
  const ends = new Map<string, Told>();
  const endOf = new Map<string, Told>();
  for (const start of starts) {
    const path = [start];
    for (;;) {
      const at = path.at(-1) as Told;
      const next = statements.find(({ id }) => id === at.relaysId);
      if (!next) {
        ends.set(at.id, at);
        for (const one of path) endOf.set(one.id, at);
        break;
      }
      const before = path.indexOf(next);
      if (before >= 0) {
        const ring = path
          .slice(before)
          .map(({ id }) => id)
          .sort();
        circles.set(ring.join(), ring);
        break;
      }
      path.push(next);
    }
  }
  for (const circle of meetings(starts, statements)) circles.set(circle.join(), circle);
  const citedBy = (id: string) => citations.filter(({ sourceId }) => sourceId === id).map(({ to }) => to.id);
  const follows = (end: Told) => !standsAlone(end) && end.source !== null && citedBy(end.source.id).length > 0;
  const followed = [...ends.values()].filter(follows);
  const told = [...starts, ...ends.values()];
  const passes = (one: Told) => endOf.get(one.id) !== one && followed.includes(endOf.get(one.id) as Told);
  const grounded = told.flatMap((one) => (followed.includes(one) || passes(one) ? [] : (one.source?.id ?? [])));
  const onwards = (from: string): string[] => {
    if (grounded.includes(from)) return [];
    const passed = told.filter((one) => one.source?.id === from && passes(one));
    const to = passed.map((one) => endOf.get(one.id)?.source?.id ?? '');
    return passed.length > 0 && !followed.some((one) => one.source?.id === from) ? to : [...citedBy(from), ...to];
  };
  const reach = (from: string, seen: Set<string>): Set<string> => {
    for (const next of onwards(from)) if (!seen.has(next)) reach(next, seen.add(next));
    return seen;
  };
  const roots = new Map(
    [...ends.values()].filter((end) => !followed.includes(end)).map((end) => [rootAt(end, false).key, false]),
  );
  const stranded: string[] = [];
  const everywhere = new Set<string>();
  for (const { id, source: from } of followed) {
    const reached = reach(from?.id ?? '', new Set([from?.id ?? '']));
    for (const one of reached) everywhere.add(one);
    if ([...reached].some((one) => grounded.includes(one))) continue;
    const terminals = [...reached].filter((one) => onwards(one).length === 0);
    if (terminals.length === 0) stranded.push(id);
    for (const one of terminals) if (!roots.has(`unattributed ${one}`)) roots.set(`unattributed ${one}`, true);
  }
  const inRing = (one: string, other: string) =>
    one !== other && reach(one, new Set()).has(other) && reach(other, new Set()).has(one);
  const meeting = [...new Set([...followed, ...starts.filter(passes)])];
  for (const { id, source: from } of meeting) {
    const ring = meeting.filter(
      (other) => other.source && (other.source.id === from?.id || inRing(from?.id ?? '', other.source.id)),
    );
    const isRing = [...everywhere].some((other) => inRing(from?.id ?? '', other));
    const ids = isRing ? ring.map((one) => one.id).sort() : stranded.includes(id) ? [id] : [];
    if (ids.length > 0) circles.set(ids.join(), ids);
  }
  return { roots: [...roots].sort(), circular: [...circles.values()].sort((a, b) => (a.join() < b.join() ? -1 : 1)) };
}

/** Every way on which somebody speaks twice, with somebody else between; those with a statement in common as one. */
function meetings(starts: readonly Told[], statements: readonly Told[]): string[][] {
  const found: Set<string>[] = [];
  for (const start of starts) {
    const path = [start];
    let next: Told | undefined = start;
    while ((next = statements.find(({ id }) => id === next?.relaysId)) && !path.includes(next)) path.push(next);
    if (next) continue;
    path.forEach((one, from) => {
      const speaker = originatorOf(one);
      if (speaker === null || path[from + 1] === undefined || originatorOf(path[from + 1] as Told) === speaker) return;
      const to = path.findIndex((other, at) => at > from && originatorOf(other) === speaker);
      if (to > from) found.push(new Set(path.slice(from, to + 1).map(({ id }) => id)));
    });
  }
  for (let i = 0; i < found.length; i++) {
    const other = found.findIndex((one, j) => j > i && [...one].some((id) => found[i]?.has(id)));
    if (other < 0) continue;
    found[i] = new Set([...(found[i] ?? []), ...(found[other] ?? [])]);
    found.splice(other, 1);
    i = -1;
  }
  return found.map((one) => [...one].sort());
}

/** Random graphs, small enough that everything in them meets: rings of relays, rings of citations, several roots. */
const graphs = fc.integer({ min: 1, max: 7 }).chain((n) =>
  fc.record({
    statements: fc.tuple(
      ...Array.from({ length: n }, () =>
        fc.record({
          relays: fc.option(fc.nat(n), { nil: null }),
          source: fc.option(fc.nat(5), { nil: null }),
          speaker: fc.nat(3),
          here: fc.boolean(),
          onRecord: fc.boolean(),
          derived: fc.nat(4),
        }),
      ),
    ),
    citations: fc.uniqueArray(
      fc.tuple(fc.nat(6), fc.nat(6)).filter(([from, to]) => from !== to),
      {
        selector: (pair) => pair.join(),
        maxLength: 10,
      },
    ),
  }),
);

const drawn = ({
  statements,
  citations,
}: typeof graphs extends fc.Arbitrary<infer Graph> ? Graph : never): OriginFacts => ({
  statements: statements.map(({ relays, source: from, speaker, here, onRecord, derived }, i) =>
    told(`s${i}`, {
      claimId: here ? 'claim' : 'another',
      relaysId: relays === null || relays === i ? null : `s${relays}`,
      speaker: speaker === 0 ? null : party(`p${speaker}`),
      source: from === null ? (speaker === 0 ? source('x') : null) : source(`a${from}`),
      attribution: onRecord ? 'on_record' : null,
      derivationId: derived === 0 ? `d${i}` : null,
    }),
  ),
  citations: citations.map(([from, to]) => ({ sourceId: `a${from}`, to: source(`a${to}`) })),
});

describe('origins of any graph', () => {
  it('are what the rule says, read word for word', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const { roots, circular } = originsOf('claim', drawn(graph));
        expect({ roots: roots.map(({ key, presumed }) => [key, presumed]).sort(), circular }).toEqual(
          naive(drawn(graph)),
        );
      }),
      { numRuns: 3000 },
    );
  });

  it('do not depend on the order in which anything is given', () => {
    fc.assert(
      fc.property(graphs, fc.infiniteStream(fc.nat()), (graph, random) => {
        const { statements, citations } = drawn(graph);
        const mixed = <One>(list: readonly One[]): One[] =>
          list
            .map((one) => [random.next().value, one] as const)
            .sort(([a], [b]) => a - b)
            .map(([, one]) => one);
        expect(originsOf('claim', facts(mixed(statements), mixed(citations)))).toEqual(
          originsOf('claim', facts(statements, citations)),
        );
      }),
    );
  });
});
