import type { Action } from './action.js';
import { CAST, type Person } from './cast.js';
import { worldOf } from './draft.js';
import type { Difference } from './game.js';
import { KeptWorld } from './kept-world.js';
import { play, type Played } from './play.js';
import { type Route, routesOf, unknownOf } from './routes.js';
import { Stage } from './stage.js';

/** Every kind of caller, and nobody. */
export const CALLERS: readonly (Person | null)[] = [...CAST, null];

/** An order by chance of two is the same six times in a row in one world of thirty. */
const MOST_REPLAYS = 5;

/** Which worlds are to be played. */
export interface Run {
  /** Of the first; each further world has the next. */
  readonly seed: number;
  readonly count: number;
  /** Whether what is found is made small: takes as long as some twenty worlds. */
  readonly shrinking?: boolean;
  /** Who asks; left out, one after the other. */
  readonly who?: Person | null;
  /** Whether both worlds hold everything, which says whether the test itself sees differences that are none. */
  readonly control?: boolean;
  /** How often a world in which something differs is played again. */
  readonly replays?: number;
}

/** What was found in one world. */
export interface Found {
  readonly seed: number;
  readonly who: string;
  readonly differences: readonly Difference[];
  /** As few as still show the first of the differences. */
  readonly actions: readonly Action[];
}

/** The two stages and what is asked on them. */
export class Theatre {
  private constructor(
    private readonly stages: readonly [Stage, Stage],
    readonly routes: readonly Route[],
  ) {}

  /** @throws Error for a route of the description that nobody has said how to ask */
  static async open(): Promise<Theatre> {
    const stages = [await Stage.open(), await Stage.open()] as const;
    const routes = routesOf(await stages[0].description());
    const unknown = routes.flatMap(unknownOf);
    if (unknown.length > 0) throw new Error(`test/worlds does not know how to ask:\n${unknown.join('\n')}`);
    return new Theatre(stages, routes);
  }

  async close(): Promise<void> {
    for (const stage of this.stages) await stage.close();
  }

  /** Says something to both databases as their owner. */
  async tell(sql: string): Promise<void> {
    for (const { owner } of this.stages) await owner.query(sql);
  }

  /** Asks the owner of the first database. */
  async query<Row extends object>(sql: string): Promise<Row[]> {
    return (await this.stages[0].owner.query<Row>(sql)).rows;
  }

  /** Builds the world of a seed, to be asked again and again. */
  keep(seed: number): Promise<KeptWorld> {
    const who = CALLERS[seed % CALLERS.length] as Person | null;
    return KeptWorld.of(this.stages, this.routes, worldOf(seed, who), who, seed);
  }

  /** Plays worlds one after the other, and tells of each. */
  async *run({
    seed,
    count,
    shrinking = false,
    who,
    control = false,
    replays = MOST_REPLAYS,
  }: Run): AsyncGenerator<Played & { readonly found: Found | null }> {
    for (let world = seed; world < seed + count; world++) {
      const caller = who === undefined ? (CALLERS[world % CALLERS.length] as Person | null) : who;
      const actions = worldOf(world, caller);
      const played = await this.lasting(actions, caller, world, control, replays);
      const [first] = played.differences;
      const small = first && shrinking ? await this.smaller(actions, caller, world, first.where, control) : actions;
      const { differences } = played;
      yield {
        ...played,
        found: first ? { seed: world, who: caller?.name ?? 'nobody', differences, actions: small } : null,
      };
    }
  }

  /**
   * Plays a world, and again as long as something differs: what differs each time is told.
   *
   * Records of one request come in an order of random ids, and so do links of the same gap: such a difference does not last.
   */
  private async lasting(
    actions: readonly Action[],
    who: Person | null,
    seed: number,
    control: boolean,
    replays: number,
  ): Promise<Played> {
    let played = await play(this.stages, actions, who, this.routes, seed, control);
    for (let again = 0; again < replays && played.differences.length > 0; again++) {
      const before = new Set(played.differences.map(({ where }) => where));
      const next = await play(this.stages, actions, who, this.routes, seed, control);
      played = { ...next, differences: next.differences.filter(({ where }) => before.has(where)) };
    }
    return played;
  }

  /** Leaves out one action after the other, as long as the same route or table still differs. */
  private async smaller(
    actions: readonly Action[],
    who: Person | null,
    seed: number,
    where: string,
    control: boolean,
  ): Promise<readonly Action[]> {
    let small = actions;
    for (const action of [...actions].reverse()) {
      const without = small.filter((one) => one !== action);
      const { differences } = await play(this.stages, without, who, this.routes, seed, control);
      if (differences.some((one) => one.where === where)) small = without;
    }
    return small;
  }
}

/** What was found, for somebody who has to mend it. */
export function told({ seed, who, differences, actions }: Found): string {
  const each = differences.map(
    ({ where, request, parting: { a, b } }) =>
      `  ${where}\n    asked: ${request.slice(0, 500)}\n    whole: …${a}…\n    seen:  …${b}…`,
  );
  const done = actions.map(
    ({ tag, by, desk, deed }) => `    ${tag} ${by} (${desk}): ${JSON.stringify(deed).slice(0, 400)}`,
  );
  return [`seed ${seed}, asked by ${who}: ${differences.length} differences`, ...each, '  in the world', ...done].join(
    '\n',
  );
}
