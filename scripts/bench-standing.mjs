/**
 * How long it takes to compute the standing of every claim of a graph, with the reason chain of each: pure, without the database.
 *
 * Graphs of three sizes side by side, so that it can be seen to be linear: as many links as five a claim, nine in ten of them mutual,
 * and a derivation with two inputs for every second claim. A chain as long as the graph comes on top: nothing recurses.
 */
import { standings } from '../dist-test/src/graph/standing.js';

const SIZES = [50_000, 100_000, 200_000];
const RUNS = 5;
/** The target: 100,000 claims and 500,000 links in under 2 s. */
const TARGET = { claims: 100_000, seconds: 2 };

/** Deterministic, so that two runs measure the same graph (mulberry32). */
function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const idOf = (kind, n) => `0190c0de-${kind}000-7000-8000-${String(n).padStart(12, '0')}`;

function randomGraph(size) {
  const random = chance(size);
  const any = () => idOf('c', Math.floor(random() * size));
  return {
    claims: Array.from({ length: size }, (_, n) => idOf('c', n)),
    attacks: Array.from({ length: size * 5 }, (_, n) => ({
      id: idOf('a', n),
      from: any(),
      to: any(),
      mutual: random() < 0.9,
      rank: n % 2,
    })),
    fallen: Array.from({ length: size / 3 }, (_, n) => ({ id: idOf('f', n), claim: any(), rank: 0 })),
    accepted: Array.from({ length: size / 100 }, (_, n) => ({ id: idOf('e', n), claim: any(), rank: 0 })),
    derivations: Array.from({ length: size / 2 }, (_, n) => ({
      id: idOf('d', n),
      claim: any(),
      inputs: [any(), any()],
    })),
  };
}

/** Each claim attacks the next: the labels alternate to the end. */
const chain = (size) => ({
  claims: Array.from({ length: size }, (_, n) => idOf('c', n)),
  attacks: Array.from({ length: size - 1 }, (_, n) => ({
    id: idOf('a', n),
    from: idOf('c', n),
    to: idOf('c', n + 1),
    mutual: false,
    rank: 0,
  })),
  fallen: [],
  accepted: [],
  derivations: [],
});

function measured(built) {
  // Ids as a database driver gives them: flat, and each a string of its own.
  const graph = JSON.parse(JSON.stringify(built));
  const runs = Array.from({ length: RUNS }, () => {
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    standings(graph, graph.claims, 12);
    const { user, system } = process.cpuUsage(cpu);
    return { wall: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 };
  });
  const median = (values) => values.sort((a, b) => a - b)[Math.floor(RUNS / 2)];
  return { wall: median(runs.map(({ wall }) => wall)), cpu: median(runs.map(({ cpu }) => cpu)) };
}

let met = true;
const rows = SIZES.flatMap((size) =>
  [
    ['random', randomGraph(size)],
    ['chain', chain(size)],
  ].map(([shape, graph]) => {
    const { wall, cpu } = measured(graph);
    if (size === TARGET.claims && wall >= TARGET.seconds) met = false;
    const labels = new Map();
    for (const { label } of standings(graph, graph.claims, 0).values()) labels.set(label, (labels.get(label) ?? 0) + 1);
    return {
      shape,
      claims: size,
      links: graph.attacks.length,
      wall: `${(wall * 1000).toFixed(0)} ms`,
      cpu: `${(cpu * 1000).toFixed(0)} ms`,
      'µs of cpu a claim': ((cpu / size) * 1e6).toFixed(2),
      labels: [...labels].map(([label, count]) => `${count} ${label}`).join(', '),
    };
  }),
);
console.table(rows);
console.log(met ? 'The target is met.' : 'The target is missed.');
process.exitCode = met ? 0 : 1;
