import type { Action } from './action.js';
import { tagsIn } from './action.js';
import { following, shown } from './answers.js';
import type { Person } from './cast.js';
import { chanceOf } from './chance.js';
import { Draw } from './draw.js';
import { enact } from './enact.js';
import { Oracle } from './oracle.js';
import type { Request } from './requests.js';
import { requestTo, type Route } from './routes.js';
import type { Answer, Stage } from './stage.js';
import { tableRows } from './table-rows.js';
import { type Parting, Unifier } from './unify.js';

/** Where two worlds answer differently that should not. */
export interface Difference {
  /** The route, the table, or the action. */
  readonly where: string;
  readonly request: string;
  readonly parting: Parting;
}

/** The same actions, seen by one caller: one world holds everything, the other nothing that the caller may not see. */
export interface Played {
  readonly differences: readonly Difference[];
  readonly done: number;
  readonly hidden: number;
  readonly asked: number;
}

/** More are not looked for in one world. */
const MOST_DIFFERENCES = 6;

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
  const { done, hidden, oracle } = await game.build(actions);
  const last = actions.length;
  const chance = chanceOf(seed + 1_000_003);
  const draw = await Draw.of(chance, who, done, oracle, whole);
  if (who) await game.compareTables(who, chance.below(last + 1));
  const reading = routes.filter(({ method }) => method === 'GET');
  const writing = routes.filter(({ method }) => method === 'POST');
  const more = Array.from({ length: who ? 25 : 0 }, () => chance.pick(reading));
  for (const route of [...reading, ...more]) await game.ask(route, requestTo(route, draw), null);
  for (const [at, route] of shuffled(writing, chance).entries()) {
    await game.ask(route, requestTo(route, draw), last + at);
    // What was written may have moved what is invisible into view.
    const after = chance.pick(reading);
    await game.ask(after, requestTo(after, draw), null);
  }
  if (who) await game.compareTables(who, last);
  return { differences: game.differences, done: done.length, hidden, asked: game.asked };
}

class Game {
  readonly differences: Difference[] = [];
  asked = 0;
  private readonly unifier: Unifier;

  constructor(
    private readonly whole: Stage,
    private readonly seen: Stage,
    private readonly who: Person | null,
    private readonly control: boolean,
  ) {
    this.unifier = new Unifier([whole.nameOf, seen.nameOf]);
  }

  async build(actions: readonly Action[]): Promise<{ done: Action[]; hidden: number; oracle: Oracle }> {
    await Promise.all([this.whole.clear(), this.seen.clear()]);
    const done: Action[] = [];
    for (const [step, action] of actions.entries()) {
      const answer = await enact(this.whole, step, action);
      if (answer && answer.status < 300) done.push(action);
    }
    const oracle = new Oracle(done, sameOf(this.whole.ids));
    const visible = this.who && !this.control ? oracle.seenBy(this.who) : done;
    for (const action of visible) {
      const answer = await enact(
        this.seen,
        actions.findIndex(({ tag }) => tag === action.tag),
        action,
      );
      if (answer && answer.status < 300) continue;
      const b = answer ? `${answer.status} ${answer.text}` : 'names what is invisible';
      this.found(`action ${action.deed.kind}`, JSON.stringify(action), { a: 'done', b });
    }
    for (const [tag, id] of this.whole.ids) {
      const other = this.seen.ids.get(tag);
      if (other === undefined || this.unifier.bind(id, other)) continue;
      this.found('ids', tag, { a: `${tag} ${id}`, b: `${tag} ${other}` });
    }
    await Promise.all([this.whole.begin(actions.length), this.seen.begin(actions.length)]);
    return { done, hidden: done.length - visible.length, oracle };
  }

  /** @param step of what it writes; null for what only reads */
  async ask(route: Route, request: Request, step: number | null): Promise<void> {
    const where = `${route.method} ${route.path}`;
    let next: [Request, Request] | null = [request, request];
    let again = 0;
    for (let pages = 0; next && pages < 12; pages++) {
      if (step !== null) await Promise.all([this.whole.begin(step), this.seen.begin(step)]);
      this.asked++;
      const [a, b]: Answer[] = (await Promise.all([
        this.whole.ask(this.who, null, next[0]),
        this.seen.ask(this.who, null, next[1]),
      ])) as [Answer, Answer];
      if (step !== null) await Promise.all([this.whole.settle(), this.seen.settle()]);
      for (const tag of tagsIn(`${request.path} ${JSON.stringify(request.body ?? request.raw ?? '')}`)) {
        const [one, other] = [this.whole.ids.get(tag), this.seen.ids.get(tag)];
        if (one && other) this.unifier.bind(one, other);
      }
      const parting = this.unifier.parting(shown(a as Answer), shown(b as Answer));
      // Whether an instant is settled depends on what the server does in passing; it is the same when it has come to rest.
      if (
        parting &&
        step === null &&
        again < 2 &&
        a.headers['claimtrail-settled'] !== b.headers['claimtrail-settled']
      ) {
        again++;
        pages--;
        continue;
      }
      if (parting)
        return this.found(
          where,
          `${request.method} ${request.path} ${JSON.stringify(request.body ?? request.raw ?? '')}`,
          parting,
        );
      next = following(request, a as Answer, b as Answer);
    }
  }

  async compareTables(who: Person, step: number): Promise<void> {
    const [a, b] = await Promise.all([
      tableRows(this.whole, who, this.whole.before(step)),
      tableRows(this.seen, who, this.seen.before(step)),
    ]);
    for (const [i, { table, text }] of a.entries()) {
      const parting = this.unifier.parting(text, b[i]?.text ?? '');
      if (parting) this.found(`table ${table}`, `SELECT as of step ${step}`, parting);
    }
  }

  private found(where: string, request: string, parting: Parting): void {
    if (
      this.differences.filter((one) => one.where.split(' ', 1)[0] === where.split(' ', 1)[0]).length < MOST_DIFFERENCES
    )
      this.differences.push({ where, request, parting });
  }
}

/** By the tag of what was recorded already, the first one of it. */
function sameOf(ids: ReadonlyMap<string, string>): Map<string, string> {
  const first = new Map<string, string>();
  const same = new Map<string, string>();
  for (const [tag, id] of ids) {
    const known = first.get(id);
    if (known === undefined) first.set(id, tag);
    else same.set(tag, known);
  }
  return same;
}

function shuffled<Item>(items: readonly Item[], { below }: { below(end: number): number }): Item[] {
  const left = [...items];
  return Array.from({ length: items.length }, () => left.splice(below(left.length), 1)[0] as Item);
}
