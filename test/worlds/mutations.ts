import { Theatre } from './run.js';

// `npm run test:worlds -- --mutations`: takes away one policy after the other, and says after how many worlds that was noticed.
// <first seed> <most worlds for each>
const [seed = '1', most = '36'] = process.argv.slice(2);
const theatre = await Theatre.open();

interface Policy {
  readonly table: string;
  readonly name: string;
  readonly rule: string;
}

/** The worlds until something differs that did not before, over HTTP and in plain SQL. */
async function noticed(usual: ReadonlySet<string>): Promise<string> {
  const first: Record<string, string> = {};
  let worlds = 0;
  for await (const { found } of theatre.run({ seed: Number(seed), count: Number(most) })) {
    worlds++;
    for (const { where } of found?.differences ?? []) {
      if (!usual.has(where)) first[where.startsWith('table') ? 'SQL' : 'HTTP'] ??= `${where} in world ${worlds}`;
    }
    if (first['HTTP'] && first['SQL']) break;
  }
  const said = Object.entries(first).map(([how, where]) => `${how}: ${where}`);
  return said.length > 0 ? `found, ${said.join('; ')}` : `NOT FOUND in ${worlds} worlds`;
}

try {
  const policies = await theatre.query<Policy>(
    `SELECT format('%I.%I', schemaname, tablename) AS table, policyname AS name, qual AS rule FROM pg_policies
     WHERE schemaname IN ('claimtrail', 'history') AND cmd = 'SELECT' AND qual <> 'true' ORDER BY 1`,
  );
  const usual = new Set<string>();
  for await (const { found } of theatre.run({ seed: Number(seed), count: 18 })) {
    for (const { where } of found?.differences ?? []) usual.add(where);
  }
  console.log(`${policies.length} policies; without a change differ: ${[...usual].join(', ') || 'nothing'}`);
  for (const { table, name, rule } of policies) {
    await theatre.tell(`ALTER POLICY ${name} ON ${table} USING (true)`);
    console.log(`${table}: ${await noticed(usual)}`);
    await theatre.tell(`ALTER POLICY ${name} ON ${table} USING (${rule})`);
  }
} finally {
  await theatre.close();
}
