// The report of what history costs: two tables, and for each reading the statement that takes longest as of the past, with its plans.
import { availableParallelism } from 'node:os';

import { costOf, cut, table, trimmed } from './bench-rights-report.mjs';

/** The report, as Markdown. */
export function reportOf({ claims, rounds, versions, most, load }, { written, read }, found) {
  const parts = [
    `# What history costs\n\nMade by \`npm run bench:history ${claims} ${rounds} ${versions}\` with \`BENCH_REPORT\`, on ${new Date().toISOString().slice(0, 10)}.`,
    `A store of ${claims} claims of three desks, in which every claim, statement, entity, source and link has ${versions} versions. Milliseconds of whole
requests, sent in turns; \`paired\` is the median of the ratios of each pair. Load of the machine (${availableParallelism()} processors) before and
after: ${load.join(', ')}.`,
    '## Writes',
    `The same requests, in turns, to the store and to a copy of it that keeps no history: without the triggers that keep versions and who made
them; rows have their own version and moments. At most ${most.writes} times is allowed.`,
    table(written),
    '## Readings of the past',
    `The same requests, in turns, as of now and as of the moment at which each record had half of its versions. At most ${most.reads} times is allowed.`,
    table(read),
    'Below, for each reading the statement that takes longest as of the past, and its plan as of the past and as of now, cut short.',
  ];
  for (const { name, past, now } of found) {
    const main = past.toSorted((a, b) => costOf(b) - costOf(a))[0];
    if (!main) continue;
    const same = now.find(({ query }) => query === main.query);
    parts.push(`### ${name}`, `\`\`\`sql\n${cut(main.query.replace(/\s+/g, ' ').trim(), 700)}\n\`\`\``);
    parts.push(`As of the past:\n\n\`\`\`\n${trimmed(main.plan)}\n\`\`\``);
    if (same) parts.push(`As of now:\n\n\`\`\`\n${trimmed(same.plan)}\n\`\`\``);
  }
  return `${parts.join('\n\n')}\n`;
}
