import type { Action } from './action.js';
import type { Person } from './cast.js';
import { chanceOf } from './chance.js';
import { Draw } from './draw.js';
import { type Difference, Game } from './game.js';
import { requestTo, type Route } from './routes.js';
import type { Stage } from './stage.js';

/** How often each route that reads is asked: records that differ show at some addresses only. */
const TIMES = 1;

/** Records that are not seen, and that writing and locking is tried on. */
const TARGETS = 8;

/** What is asked: every table and view, writing and locking what is not seen, every route that reads. */
export type Asked = 'tables' | 'writes' | 'routes';

interface Check {
  readonly of: Asked;
  readonly ask: (game: Game) => Promise<void>;
}

/**
 * A world that is built once, seen and whole, and then asked the same again while something of what keeps rights is taken away:
 * nothing but that can change an answer, so that what differs is never chance.
 */
export class KeptWorld {
  /** What differs anyway, by check. */
  private usual: string[] = [];

  private constructor(
    private readonly stages: readonly [Stage, Stage],
    private readonly who: Person | null,
    private readonly checks: readonly Check[],
  ) {}

  static async of(
    stages: readonly [Stage, Stage],
    routes: readonly Route[],
    actions: readonly Action[],
    who: Person | null,
    seed: number,
  ): Promise<KeptWorld> {
    const [whole, seen] = stages;
    const game = new Game(whole, seen, who, false);
    const early = actions.filter(({ late }) => !late);
    const built = await game.build(early);
    const late = actions.filter((action) => action.late);
    await game.hide(late, built, early.length);
    const chance = chanceOf(seed + 2_000_003);
    const draw = await Draw.of(chance, who, built.done, built.oracle, whole);
    const today = who && built.oracle.today(who);
    const steps = [early.length + 1, chance.below(early.length + 1)];
    const targets = draw.targets(TARGETS);
    const asked = routes
      .filter(({ method }) => method === 'GET')
      .flatMap((route) => Array.from({ length: TIMES }, () => ({ route, request: requestTo(route, draw) })));
    const tables = steps.map((step): Check => ({
      of: 'tables',
      ask: async (one) => (today ? one.compareTables(today, step) : undefined),
    }));
    const writes: Check = {
      of: 'writes',
      ask: async (one) => (today ? one.compareWrites(today, targets) : undefined),
    };
    const reads = asked.map(({ route, request }): Check => ({
      of: 'routes',
      ask: (one) => one.ask(route, request, null),
    }));
    const kept = new KeptWorld(stages, who, [...tables, writes, ...reads]);
    kept.usual = await kept.answers(['tables', 'writes', 'routes']);
    return kept;
  }

  /** @param asked nothing else is @returns the first that differs now and did not when the world was built; null where nothing does */
  async noticed(asked: readonly Asked[]): Promise<Difference | null> {
    let noticed: Difference | null = null;
    await this.answers(asked, (said, check, differences) => {
      if (said === this.usual[check]) return true;
      noticed = differences.find(({ where }) => !this.usual[check]?.includes(where)) ?? differences[0] ?? null;
      return false;
    });
    return noticed;
  }

  private async answers(
    asked: readonly Asked[],
    goOn: (said: string, check: number, differences: readonly Difference[]) => boolean = () => true,
  ): Promise<string[]> {
    const game = new Game(...this.stages, this.who, false);
    game.bindKnown();
    const all: string[] = [];
    for (const [at, { of, ask }] of this.checks.entries()) {
      if (!asked.includes(of)) continue;
      const before = game.differences.length;
      await ask(game);
      const differences = game.differences.slice(before);
      all.push(JSON.stringify(differences));
      if (!goOn(all.at(-1) as string, at, differences)) break;
    }
    return all;
  }
}
