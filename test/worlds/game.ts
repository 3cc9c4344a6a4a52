import { type Action, tagsIn } from './action.js';
import { following, shown } from './answers.js';
import type { Person } from './cast.js';
import { asRecorded, enact } from './enact.js';
import { Oracle } from './oracle.js';
import type { Request } from './requests.js';
import type { Route } from './routes.js';
import type { Answer, Stage } from './stage.js';
import { tableRows } from './table-rows.js';
import { type Target, triedWrites } from './table-writes.js';
import { type Parting, Unifier } from './unify.js';

/** Where two worlds answer differently that should not. */
export interface Difference {
  /** The route, the table, or the action. */
  readonly where: string;
  readonly request: string;
  readonly parting: Parting;
}

/** What was done in the world that holds everything. */
export interface Built {
  readonly done: readonly Action[];
  /** What of it was done in the other world: it can say less there. */
  readonly visible: readonly Action[];
  readonly oracle: Oracle;
}

/** More are not looked for in one world. */
const MOST_DIFFERENCES = 6;
const MOST_PAGES = 12;

/** Two worlds, of which one holds only what one caller may see. */
export class Game {
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

  /** Does everything in the one world, and what is visible of it in the other. */
  async build(actions: readonly Action[]): Promise<Built> {
    await Promise.all([this.whole.clear(), this.seen.clear()]);
    const done = await this.doInWhole(actions);
    const oracle = new Oracle(done, sameOf(this.whole.ids));
    const visible = this.control ? done : this.who ? oracle.seenBy(this.who) : [];
    const steps = new Map(actions.map(({ tag }, step) => [tag, step]));
    for (const action of visible) {
      const answer = await enact(this.seen, steps.get(action.tag) as number, action);
      if (answer ? answer.status < 300 : this.isThereAlready(action)) continue;
      const b = answer ? `${answer.status} ${answer.text}` : 'names what is invisible';
      this.found(`action ${action.deed.kind}`, JSON.stringify(action), { a: 'done', b });
    }
    this.bindKnown();
    await Promise.all([this.whole.begin(actions.length), this.seen.begin(actions.length)]);
    return { done, visible, oracle };
  }

  /** Whether a source was recorded before by its address, so that what else was said of it, and may be invisible, recorded nothing. */
  private isThereAlready({ tag, deed }: Action): boolean {
    const id = deed.kind === 'source' ? this.whole.ids.get(tag) : undefined;
    const [before] = [...this.whole.ids].flatMap(([other, same]) =>
      same === id && other !== tag ? (this.seen.ids.get(other) ?? []) : [],
    );
    if (id === undefined || before === undefined) return false;
    this.seen.ids.set(tag, before);
    return true;
  }

  /** Says of everything that has been done in both worlds that it is the same. */
  bindKnown(): void {
    for (const [tag, id] of this.whole.ids) {
      const other = this.seen.ids.get(tag);
      if (other === undefined || this.unifier.bind(id, other)) continue;
      this.found('ids', tag, { a: `${tag} ${id}`, b: `${tag} ${other}` });
    }
  }

  /** Does more in the world that holds everything, of which nothing is to be seen. @returns how much was done */
  async hide(late: readonly Action[], { done }: Built, step: number): Promise<number> {
    const { who } = this;
    if (!who || this.control) return 0;
    let hidden = 0;
    for (const action of late) {
      // What would show is left out: nothing of it is in the other world.
      if (new Oracle([...done, action], sameOf(this.whole.ids)).seenBy(who).some(({ tag }) => tag === action.tag))
        continue;
      const answer = await enact(this.whole, step, action);
      if (answer && answer.status < 300) hidden++;
    }
    return hidden;
  }

  private async doInWhole(actions: readonly Action[]): Promise<Action[]> {
    const done: Action[] = [];
    for (const [step, action] of actions.entries()) {
      const answer = await enact(this.whole, step, action);
      if (answer && answer.status < 300) done.push(await asRecorded(this.whole, action, answer));
    }
    return done;
  }

  /** @param step of what it writes; null for what only reads */
  async ask({ method, path }: Pick<Route, 'method' | 'path'>, request: Request, step: number | null): Promise<void> {
    const said = `${request.method} ${request.path} ${JSON.stringify([request.body ?? request.raw ?? '', request.headers ?? {}])}`;
    let next: [Request, Request] | null = [request, request];
    for (let pages = 0; next && pages < MOST_PAGES; pages++) {
      if (step !== null) await Promise.all([this.whole.begin(step), this.seen.begin(step)]);
      const [a, b] = await this.askBoth(next, step !== null);
      this.bind(request);
      const parting = this.unifier.parting(shown(a), shown(b));
      if (parting) return this.found(`${method} ${path}`, said, parting);
      next = following(request, a, b);
    }
  }

  private async askBoth([one, other]: [Request, Request], writes: boolean): Promise<[Answer, Answer]> {
    this.asked++;
    const answers = await Promise.all([this.whole.ask(this.who, null, one), this.seen.ask(this.who, null, other)]);
    if (writes) await Promise.all([this.whole.settle(), this.seen.settle()]);
    return answers;
  }

  private bind({ path, body, raw }: Request): void {
    for (const tag of tagsIn(`${path} ${JSON.stringify(body ?? raw ?? '')}`)) {
      const [one, other] = [this.whole.ids.get(tag), this.seen.ids.get(tag)];
      if (one && other) this.unifier.bind(one, other);
    }
  }

  /** Reads everything in plain SQL, as of now and as of a step. */
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

  /** Writes and locks in plain SQL what the caller does not see: nothing is there. */
  async compareWrites(who: Person, targets: readonly Target[]): Promise<void> {
    const [a, b] = await Promise.all([triedWrites(this.whole, who, targets), triedWrites(this.seen, who, targets)]);
    for (const [i, { what, outcome }] of a.entries()) {
      const other = b[i]?.outcome ?? 'not tried';
      if (outcome !== other) this.found(`write ${what}`, 'plain SQL', { a: outcome, b: other });
    }
  }

  /** A list goes on by a cursor that somebody else was given: with nothing but what the caller's own list holds. */
  async compareCursors(other: Person, request: Request): Promise<void> {
    const [theirs, own] = await Promise.all(
      [other, this.who].map((one) => this.whole.ask(one, null, { ...request, path: `${request.path}?limit=2` })),
    );
    const cursor = /"nextCursor":"([^"]+)"/.exec(theirs?.text ?? '')?.[1];
    if (!cursor || own?.status !== 200) return;
    const listed = new Set<string>();
    let at: string | undefined = '';
    for (let pages = 0; at !== undefined && pages < MOST_PAGES; pages++) {
      const page = await this.whole.ask(this.who, null, { ...request, path: `${request.path}?limit=50${at}` });
      for (const [id] of page.text.matchAll(/(?<="items".*)"id":"[^"]+"/g)) listed.add(id);
      const following = /"nextCursor":"([^"]+)"/.exec(page.text)?.[1];
      at = following && `&cursor=${following}`;
    }
    const answer = await this.whole.ask(this.who, null, {
      ...request,
      path: `${request.path}?limit=2&cursor=${cursor}`,
    });
    const strange = [...answer.text.matchAll(/(?<="items".*)"id":"[^"]+"/g)].find(([id]) => !listed.has(id));
    if (answer.status !== 200 || strange) {
      this.found(`GET ${request.path}`, `the cursor of ${other.name}`, {
        a: `${answer.status} ${String(strange)}`,
        b: '',
      });
    }
  }

  private found(where: string, request: string, parting: Parting): void {
    const kind = (one: string): string | undefined => one.split(' ', 1)[0];
    if (this.differences.filter((one) => kind(one.where) === kind(where)).length < MOST_DIFFERENCES)
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
