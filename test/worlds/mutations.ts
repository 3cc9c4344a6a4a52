import { type Mutant, mutantsOf } from './mutants.js';
import { Theatre } from './run.js';

// `npm run test:worlds -- --mutations`: takes away one thing after the other that keeps rights, and says after how many worlds that
// was noticed. <first seed> <most worlds for each> <part> <parts> <only those whose name holds this>
const [seed = '1', most = '36', part = '0', parts = '1', only = ''] = process.argv.slice(2);
const theatre = await Theatre.open();

/** The worlds until something differs that did not before. */
async function noticed(usual: ReadonlySet<string>): Promise<string> {
  let worlds = 0;
  try {
    for await (const { found } of theatre.run({ seed: Number(seed), count: Number(most) })) {
      worlds++;
      const first = found?.differences.find(({ where }) => !usual.has(where));
      if (first) return `found in world ${worlds}: ${first.where}`;
    }
  } catch (error) {
    return `found in world ${worlds + 1}: ${(error as Error).message}`;
  }
  return `NOT FOUND in ${worlds} worlds`;
}

async function tried({ name, take, giveBack }: Mutant, usual: ReadonlySet<string>): Promise<void> {
  try {
    await theatre.tell(take);
  } catch (error) {
    return console.log(`${name}: cannot be taken away, ${(error as Error).message}`);
  }
  console.log(`${name}: ${await noticed(usual)}`);
  await theatre.tell(giveBack);
}

try {
  const mutants = (await mutantsOf(theatre)).filter(
    ({ name }, i) => name.includes(only) && i % Number(parts) === Number(part),
  );
  const usual = new Set<string>();
  for await (const { found } of theatre.run({ seed: Number(seed), count: Math.min(18, Number(most)) })) {
    for (const { where } of found?.differences ?? []) usual.add(where);
  }
  console.log(`${mutants.length} mutants; without them differ: ${[...usual].join(', ') || 'nothing'}`);
  for (const mutant of mutants) await tried(mutant, usual);
} finally {
  await theatre.close();
}
