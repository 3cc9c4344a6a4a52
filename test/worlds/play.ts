import type { Action } from './action.js';
import { CAST, type Person } from './cast.js';
import { type Chance, chanceOf } from './chance.js';
import { Draw } from './draw.js';
import { keyed } from './enact.js';
import { type Built, type Difference, Game } from './game.js';
import { type Request, requestOf } from './requests.js';
import { requestTo, type Route } from './routes.js';
import type { Stage } from './stage.js';

/** The same actions, seen by one caller: one world holds everything, the other nothing that the caller may not see. */
export interface Played {
  readonly differences: readonly Difference[];
  readonly done: number;
  readonly hidden: number;
  readonly asked: number;
}

/** Lists whose cursors are given to somebody else. */
const LISTS = ['/claims', '/contradictions', '/entities', '/sources', '/links'];

/** Answers half a second after it was asked, and changes nothing that anybody reads. */
const isSlow = ({ method, path }: Route): boolean => method === 'POST' && path === '/sessions';

/**
 * Builds both worlds and asks both the same.
 *
 * @param routes each is asked once, those that read a few times more
 * @param control whether nothing is left out of either world: then nothing may differ, whatever the rights are
 */
export async function play(
  [whole, seen]: readonly [Stage, Stage],
  actions: readonly Action[],
  who: Person | null,
  routes: readonly Route[],
  seed: number,
  control = false,
): Promise<Played> {
  const game = new Game(whole, seen, who, control);
  const early = actions.filter(({ late }) => !late);
  const built = await game.build(early);
  const chance = chanceOf(seed + 1_000_003);
  const draw = await Draw.of(chance, who, built.done, built.oracle, whole);
  const reading = routes.filter(({ method }) => method === 'GET');
  const read = async (): Promise<void> => {
    const route = chance.pick(reading);
    await game.ask(route, requestTo(route, draw), null);
  };
  const slow = routes.filter(isSlow).map((route) => game.ask(route, requestTo(route, draw), null));
  await inPlainSql(game, built, draw, chance.below(early.length + 1));
  for (const route of reading) await game.ask(route, requestTo(route, draw), null);
  for (let more = who ? 15 : 0; more > 0; more--) await read();
  await Promise.all(slow);
  const repeated: [Route, Request][] = [];
  const changing = routes.filter(({ method }) => method === 'PATCH');
  const writing = shuffled(
    [...routes.filter((route) => route.method !== 'GET' && !isSlow(route)), ...changing],
    chance,
  );
  for (const [at, route] of writing.entries()) {
    const request = requestTo(route, draw);
    await game.ask(route, request, early.length + at);
    if (request.headers?.['idempotency-key']) repeated.push([route, request]);
    // What was written may have moved what is invisible into view.
    if (who && at % 2 === 0) await read();
  }
  const last = early.length + writing.length;
  const late = await game.hide(
    actions.filter((action) => action.late),
    built,
    last,
  );
  for (const [at, [route, request]] of shuffled(repeated, chance).slice(0, 3).entries()) {
    await game.ask(route, request, last + 1 + at);
  }
  await doAgain(game, built, who, chance, last + 4);
  for (let more = late > 0 ? 10 : 0; more > 0; more--) await read();
  if (who) {
    await game.compareCursors(chance.pick(CAST), { method: 'GET', path: chance.pick(LISTS) });
    await game.compareTables(built.oracle.today(who), early.length);
  }
  const { differences, asked } = game;
  const hidden = built.done.length - built.visible.length + late;
  return { differences, done: built.done.length + late, hidden, asked };
}

async function inPlainSql(game: Game, { oracle }: Built, draw: Draw, step: number): Promise<void> {
  if (!draw.who) return;
  const who = oracle.today(draw.who);
  await game.compareTables(who, step);
  await game.compareWrites(who, draw.targets(5));
}

/** Something that the caller did is done again with its key, where it was the same in both worlds. */
async function doAgain(game: Game, built: Built, who: Person | null, chance: Chance, step: number): Promise<void> {
  const same = built.done.filter(
    (action) => action.by === who?.name && built.visible.some((one) => JSON.stringify(one) === JSON.stringify(action)),
  );
  const action = chance.any(same);
  const request = action && keyed(requestOf(action), action.tag);
  if (request?.method !== 'POST') return;
  await game.ask({ method: 'POST', path: `what was done before: ${action?.deed.kind}` }, request, step);
}

function shuffled<Item>(items: readonly Item[], { below }: { below(end: number): number }): Item[] {
  const left = [...items];
  return Array.from({ length: items.length }, () => left.splice(below(left.length), 1)[0] as Item);
}
