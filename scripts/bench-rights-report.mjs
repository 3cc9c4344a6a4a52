// The report of what rights cost: a table, and for each request the statement that takes longest, with its plans.
import { availableParallelism } from 'node:os';

import pg from 'pg';

const { DataSource } = await import('typeorm');

/** The statements that a request sends, each with its plan as the role of the application has it. */
export async function plansOf({ app, appUrl }, ask, settings) {
  const db = app.get(DataSource);
  const sent = [];
  const { logger } = db;
  db.logger = new Proxy(
    {},
    {
      get: (_, name) =>
        name === 'logQuery' ? (query, parameters) => void sent.push({ query, parameters }) : () => undefined,
    },
  );
  await ask().finally(() => (db.logger = logger));
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  const plans = [];
  try {
    await client.query(`BEGIN; ${settings}`);
    const begin = sent.find(({ query }) => query.startsWith('BEGIN') && query.includes('as_of'));
    if (begin) await client.query(begin.query.replace(/^BEGIN[^;]*;/, ''));
    for (const { query, parameters } of sent) {
      if (!/^\s*(SELECT|WITH)\b/i.test(query) || !/ FROM /i.test(query) || / FROM identify\(/.test(query)) continue;
      await client.query('SAVEPOINT before');
      // What the engine does, the application may not.
      await client
        .query(`EXPLAIN (ANALYZE, BUFFERS OFF, SUMMARY) ${query}`, [...(parameters ?? [])])
        .then(({ rows }) => plans.push({ query, plan: rows.map((row) => row['QUERY PLAN']) }))
        .catch(() => undefined);
      await client.query('ROLLBACK TO before');
    }
  } finally {
    await client.end();
  }
  return plans;
}

export const costOf = ({ plan }) =>
  plan.reduce((sum, line) => sum + Number(/^(?:Planning|Execution) Time: ([\d.]+)/.exec(line)?.[1] ?? 0), 0);

export const cut = (line, most) => (line.length > most ? `${line.slice(0, most)} …` : line);

/** A plan in few lines: what was done, how often, and what was asked of each row. */
export function trimmed(plan) {
  const telling = plan.filter(
    (line) =>
      !/never executed|Index Searches|Heap (Fetches|Blocks)|Sort Method|Storage|Memory Usage|Buckets/.test(line),
  );
  const lines = telling.map((line) => cut(line.replace(/ {2}\(cost=\S+ rows=\d+ width=\d+\)/, ''), 150));
  return [...lines.slice(0, -2).slice(0, 28), ...(lines.length > 30 ? ['…'] : []), ...lines.slice(-2)].join('\n');
}

export const table = (rows) => {
  const heads = Object.keys(rows[0]);
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map((row) => line(Object.values(row)))].join('\n');
};

/** For each request the statement that takes longest, with its plans. */
export function reportOf({ claims, rounds, most, load }, ratios, found) {
  const parts = [
    `# What rights cost\n\nMade by \`npm run bench:rights ${claims} ${rounds}\` with \`BENCH_REPORT\`, on ${new Date().toISOString().slice(0, 10)}.`,
    `The same requests, in turns, on a store of ${claims} claims of three desks and on a copy of it without policies, with views of the past
that ask for no rights, in transactions that say only who acts. Milliseconds of whole requests; \`paired\` is the median of the ratios
of each pair. The most that is allowed is ${most}. Load of the machine (${availableParallelism()} processors) before and after: ${load.join(', ')}.`,
    table(ratios),
    'Below, for each request the statement that takes longest of those that the application may send outside the engine, and its plan with and without rights, cut short.',
  ];
  for (const { name, ...plans } of found) {
    const main = plans.with.toSorted((a, b) => costOf(b) - costOf(a))[0];
    if (!main) continue;
    const same = plans.without.find(({ query }) => query === main.query);
    parts.push(`## ${name}`, `\`\`\`sql\n${cut(main.query.replace(/\s+/g, ' ').trim(), 1500)}\n\`\`\``);
    parts.push(`With:\n\n\`\`\`\n${trimmed(main.plan)}\n\`\`\``);
    if (same) parts.push(`Without:\n\n\`\`\`\n${trimmed(same.plan)}\n\`\`\``);
  }
  return `${parts.join('\n\n')}\n`;
}
