import { circleThrough } from './circle.js';

/** One formula of a sheet: what it computes, and from what. */
export interface SheetStep {
  readonly id: string;
  readonly claimId: string;
  /** Ids of claims, each once. */
  readonly inputs: readonly string[];
}

/** What is done at each formula that has to be computed again. */
export interface Walk<Step> {
  readonly compute: (step: Step) => void;
  /** Whether what the claim is worth has moved, once all its formulas are computed. */
  readonly moved: (claimId: string) => boolean;
}

interface Node<Step> {
  readonly step: Step;
  readonly target: Cell<Step>;
  readonly inputs: readonly Cell<Step>[];
  waits: number;
  due: boolean;
  /** The walk that reached it last. */
  reached: number;
}

interface Cell<Step> {
  readonly id: string;
  readonly makers: Node<Step>[];
  readonly users: Node<Step>[];
  waits: number;
  touched: boolean;
}

/**
 * Formulas that feed each other through claims, in the order of who needs what.
 *
 * Which order they are given in makes no difference. Nothing is recursive, so chains may be as long as they are.
 */
export class SheetOrder<Step extends SheetStep> {
  private readonly cells = new Map<string, Cell<Step>>();
  private walks = 0;

  constructor(steps: readonly Step[]) {
    for (const step of steps.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))) {
      const [target, inputs] = [this.cell(step.claimId), step.inputs.map((id) => this.cell(id))];
      const node: Node<Step> = { step, target, inputs, waits: 0, due: false, reached: 0 };
      target.makers.push(node);
      for (const input of inputs) input.users.push(node);
    }
  }

  /**
   * Goes through everything downstream of some claims in the order in which it can be computed, and computes what one of its
   * inputs has moved of.
   *
   * @returns circles, each as the ids of its claims: what is in one, or downstream of one, is not computed
   */
  walk(changed: Iterable<string>, { compute, moved }: Walk<Step>): string[][] {
    const reached = this.reach(changed);
    const ready = reached.filter(({ waits }) => waits === 0);
    let done = 0;
    for (let node = ready[done]; node !== undefined; node = ready[++done]) {
      const { target } = node;
      if (node.due) compute(node.step);
      target.touched ||= node.due;
      target.waits -= 1;
      if (target.waits > 0) continue;
      const due = target.touched && moved(target.id);
      for (const user of target.users) {
        user.due ||= due;
        user.waits -= 1;
        if (user.waits === 0) ready.push(user);
      }
    }
    return done === reached.length
      ? []
      : circlesAmong(reached.filter(({ waits }) => waits > 0).map(({ step }) => step));
  }

  /** Everything downstream, ready to be walked through. */
  private reach(changed: Iterable<string>): Node<Step>[] {
    const walk = (this.walks += 1);
    const reached: Node<Step>[] = [];
    const open = [...new Set(changed)].flatMap((id) => this.cells.get(id) ?? []);
    const first = new Set(open);
    for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
      for (const node of cell.users) {
        if (node.reached !== walk) {
          node.reached = walk;
          node.due = false;
          reached.push(node);
          open.push(node.target);
        }
        node.due ||= first.has(cell);
      }
    }
    for (const { target } of reached) {
      target.waits = target.makers.reduce((count, { reached: at }) => count + (at === walk ? 1 : 0), 0);
      target.touched = false;
    }
    for (const node of reached) {
      node.waits = node.inputs.reduce(
        (count, { makers }) => count + (makers.some((one) => one.reached === walk) ? 1 : 0),
        0,
      );
    }
    return reached;
  }

  private cell(id: string): Cell<Step> {
    const known = this.cells.get(id);
    if (known) return known;
    const cell: Cell<Step> = { id, makers: [], users: [], waits: 0, touched: false };
    this.cells.set(id, cell);
    return cell;
  }
}

/** The circles of what cannot be computed: one for each round of taking out what is in the one found. */
function circlesAmong(steps: readonly SheetStep[]): string[][] {
  const circles: string[][] = [];
  let rest = steps;
  while (circles.length < MOST_CIRCLES) {
    const all = rest.flatMap(({ claimId, inputs }) => inputs.map((input) => ({ claim: claimId, input })));
    const circle = circleThrough(all, all);
    if (circle === null) break;
    const among = new Set(circle);
    circles.push(circle);
    rest = rest.filter(({ claimId }) => !among.has(claimId));
  }
  return circles;
}

/** More circles than these are not listed. */
const MOST_CIRCLES = 10;
