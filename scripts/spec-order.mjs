/** Runs files in the order of their names, in which the longest stand first (`group-specs.mjs`); one worker at work at the end is one that waits. */
export default class SpecOrder {
  sort(tests) {
    return tests.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  }

  allFailedTests(tests) {
    return tests;
  }

  shard(tests) {
    return tests;
  }

  cacheResults() {}
}
