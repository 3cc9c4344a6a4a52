import { text } from 'node:stream/consumers';

import type { Asked } from './kept-world.js';
import { type Mutant, mutantsOf } from './mutants.js';
import { Theatre } from './run.js';

// A part of `npm run mutations`; scripts/mutations.mjs starts it, and writes the names of mutants that are not to be played to it:
// <first seed> <most worlds that are asked under each mutant; 0: they are built under it> <most that are built under each> <only those whose name holds this>
const [seed = '1', most = '5', anew = '4', only = ''] = process.argv.slice(2);
const passed = new Set(JSON.parse(await text(process.stdin)) as string[]);
const theatre = await Theatre.open();

/** What is asked for at the end has to change what is found, or was not noticed. */
async function under({ take, giveBack }: Mutant, ask: () => Promise<string | null>): Promise<string | null> {
  try {
    await theatre.tell(take);
  } catch (error) {
    return `nothing: it cannot be taken away, ${(error as Error).message}`;
  }
  try {
    return await ask();
  } catch (error) {
    return `an error: ${(error as Error).message}`;
  } finally {
    await theatre.tell(giveBack);
  }
}

/** A line for scripts/mutations.mjs. */
function tell({ name, take, giveBack }: Mutant, by: string | null, worlds: number): void {
  console.log(JSON.stringify({ name, by, worlds, take, giveBack }));
}

/** What can show that something is missing: what else is asked would only take time. */
function bearingOn({ name, giveBack }: Mutant): readonly Asked[] {
  if (/^trigger/.test(name) || /RETURNS trigger/.test(giveBack)) return [];
  if (/^function .*may_name/.test(name)) return ['writes'];
  if (/^function/.test(name)) return ['tables', 'routes'];
  if (/\(ALL\)/.test(name)) return ['tables', 'writes'];
  return /^view|SELECT/.test(name) ? ['tables'] : ['writes'];
}

/** Worlds that are built once and asked under each mutant: which rows are read and may be written is decided when they are. */
async function asked(mutants: readonly Mutant[]): Promise<void> {
  let left = [...mutants];
  for (let world = 0; world < Number(most) && left.length > 0; world++) {
    const kept = await theatre.keep(Number(seed) + world);
    const survivors: Mutant[] = [];
    for (const mutant of left) {
      const how = await under(mutant, async () => (await kept.noticed(bearingOn(mutant)))?.where ?? null);
      if (how === null) survivors.push(mutant);
      else tell(mutant, how, world + 1);
    }
    left = survivors;
    console.error(`world ${world + 1}: ${left.length} left`);
  }
  for (const mutant of left) tell(mutant, null, Number(most));
}

/** Worlds that are built under the mutant: what is kept with a row, and what the software finds out, is decided when it is written. */
async function built(mutants: readonly Mutant[], usual: ReadonlySet<string>): Promise<void> {
  for (const mutant of mutants) {
    let worlds = 0;
    const how = await under(mutant, async () => {
      for await (const { found } of theatre.run({ seed: Number(seed), count: Number(anew), replays: 2 })) {
        worlds++;
        const first = found?.differences.find(({ where }) => !usual.has(where));
        if (first) return first.where;
      }
      return null;
    });
    tell(mutant, how, worlds);
  }
}

/** Where worlds differ without a mutant. */
async function differingAnyway(): Promise<ReadonlySet<string>> {
  const usual = new Set<string>();
  for await (const { found } of theatre.run({ seed: Number(seed), count: Number(anew), replays: 2 }))
    for (const { where } of found?.differences ?? []) usual.add(where);
  console.error(`without a mutant differ: ${[...usual].join(', ') || 'nothing'}`);
  return usual;
}

try {
  const mutants = (await mutantsOf(theatre)).filter(({ name }) => name.includes(only) && !passed.has(name));
  console.error(`${mutants.length} mutants`);
  if (Number(most) > 0) await asked(mutants);
  else await built(mutants, await differingAnyway());
} finally {
  await theatre.close();
}
