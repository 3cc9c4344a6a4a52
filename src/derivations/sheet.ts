import type { Exact } from '../formulas/exact.js';
import { order, TooLarge } from '../formulas/exact.js';
import type { Formula } from '../formulas/formula.js';
import type { NamedInput, Numbers, Prepared } from '../formulas/prepared.js';
import { prepared, valueOf } from '../formulas/prepared.js';
import { DividesByZero } from '../formulas/range.js';
import { numbersOf } from '../formulas/range-figure.js';
import { UnitsApart } from '../formulas/unit-arithmetic.js';
import type { Figure } from '../quantities/figure.js';
import type { FailureCode } from './computation.js';
import type { SheetStep } from './sheet-order.js';
import { SheetOrder } from './sheet-order.js';

/** A formula of a sheet. */
export interface SheetFormula {
  readonly id: string;
  readonly claimId: string;
  readonly formula: Formula;
  /** One for each of its names: a constant, or a claim with what it is worth at first. */
  readonly inputs: readonly (NamedInput & { readonly figure: Figure | null })[];
}

/** What a formula gives: a number, or why there is none. */
export type Outcome = Worth | { readonly failure: FailureCode };

/** A number that formulas compute with. */
export interface Worth extends Numbers, Pick<Figure, 'unit' | 'of'> {
  readonly possiblyWide: boolean;
}

/** What computing again did. */
export interface Recalculated {
  /** Ids of the formulas that were computed, in that order. */
  readonly computed: readonly string[];
  /** Circles, each as the ids of its claims: what is in one or downstream of one was not computed. */
  readonly circles: readonly (readonly string[])[];
}

/** Where a formula finds what an input is worth: a claim, or a constant. */
interface Source {
  /** What it was given as. */
  given: Worth | null;
  /** What it is worth now. */
  worth: Worth | null;
}

/** An input at its place in the row. */
interface Placed extends NamedInput {
  readonly place: number;
}

interface Row extends SheetStep {
  readonly formula: SheetFormula;
  /** One for each input of the formula. */
  readonly sources: readonly Source[];
  /** Prepared for inputs of these units, as they were when it was computed last. */
  ready: { readonly worths: readonly Worth[]; readonly plan: Prepared<Placed> } | null;
  outcome: Outcome | null;
}

/**
 * Formulas that feed each other through claims, kept ready to be computed again when claims change.
 *
 * A claim is worth what its one formula gives; with several formulas, or where that gives nothing, what it was given as.
 */
export class Sheet {
  private readonly rows = new Map<string, Row>();
  private readonly makers = new Map<string, Row[]>();
  private readonly claims = new Map<string, Source>();
  private readonly sequence: SheetOrder<Row>;

  constructor(formulas: readonly SheetFormula[]) {
    for (const formula of formulas) {
      const { id, claimId } = formula;
      const inputs = [...new Set(formula.inputs.flatMap((input) => input.claimId ?? []))];
      const sources = formula.inputs.map((input) => this.sourceOf(input.claimId, input.figure));
      const row: Row = { id, claimId, inputs, formula, sources, ready: null, outcome: null };
      this.rows.set(id, row);
      const makers = this.makers.get(claimId);
      if (makers) makers.push(row);
      else this.makers.set(claimId, [row]);
    }
    this.sequence = new SheetOrder([...this.rows.values()]);
  }

  /** What a formula gave last; null where it was never computed. */
  outcomeOf(id: string): Outcome | null {
    return this.rows.get(id)?.outcome ?? null;
  }

  /** Gives claims new figures, and computes again what depends on what moved, and only that. */
  recalculate(changed: ReadonlyMap<string, Figure | null>): Recalculated {
    for (const [id, figure] of changed)
      Object.assign(this.sourceOf(id, null), { given: worthOf(figure), worth: worthOf(figure) });
    const computed: string[] = [];
    const circles = this.sequence.walk(changed.keys(), {
      compute: (row) => {
        row.outcome = outcomeNow(row);
        computed.push(row.id);
      },
      moved: (claimId) => this.settle(claimId),
    });
    return { computed, circles };
  }

  /** A claim as formulas find it, which is worth at first what the first of them says. */
  private sourceOf(claimId: string | null, figure: Figure | null): Source {
    const known = claimId === null ? undefined : this.claims.get(claimId);
    if (known) return known;
    const worth = worthOf(figure);
    const source: Source = { given: worth, worth };
    if (claimId !== null) this.claims.set(claimId, source);
    return source;
  }

  /** Works out what a claim is worth now, and says whether that has moved. */
  private settle(claimId: string): boolean {
    const source = this.claims.get(claimId);
    if (source === undefined) return false;
    let only: Worth | null = null;
    let count = 0;
    for (const { outcome } of this.makers.get(claimId) ?? []) {
      if (outcome === null || 'failure' in outcome) continue;
      only = outcome;
      count += 1;
    }
    const before = source.worth;
    source.worth = count === 1 ? only : source.given;
    return !isSame(source.worth, before);
  }
}

function outcomeNow(row: Row): Outcome {
  try {
    const worths: Worth[] = [];
    for (const { worth } of row.sources) {
      if (worth === null) return { failure: 'no_number' };
      worths.push(worth);
    }
    const plan = planFor(row, worths);
    const { range, point, possiblyWide } = valueOf(
      plan,
      plan.variables.map(({ place }) => worths[place] as Worth),
    );
    return { range, point, possiblyWide, unit: plan.unit, of: plan.of };
  } catch (thrown) {
    if (thrown instanceof DividesByZero) return { failure: 'division_by_zero_interval' };
    if (thrown instanceof TooLarge) return { failure: 'too_large' };
    if (thrown instanceof UnitsApart) return { failure: 'unit_mismatch' };
    throw thrown;
  }
}

/** The formula prepared for inputs of these units: as it was, where they are the same. */
function planFor(row: Row, worths: readonly Worth[]): Prepared<Placed> {
  if (row.ready && isOfUnits(row.ready.worths, worths)) return row.ready.plan;
  const { formula, inputs } = row.formula;
  const placed = inputs.map(({ name, claimId }, place) => ({ name, claimId, figure: worths[place] ?? null, place }));
  row.ready = { worths, plan: prepared(formula, placed, null) };
  return row.ready.plan;
}

function isOfUnits(before: readonly Worth[], now: readonly Worth[]): boolean {
  return before.every(({ unit, of }, at) => unit === now[at]?.unit && of === now[at]?.of);
}

function worthOf(figure: Figure | null): Worth | null {
  const numbers = numbersOf(figure);
  return numbers && figure && { ...numbers, unit: figure.unit, of: figure.of, possiblyWide: false };
}

function isSame(a: Worth | null, b: Worth | null): boolean {
  if (a === b || a === null || b === null) return a === b;
  const [x, y] = [a.range, b.range];
  return (
    equal(x.lower, y.lower) &&
    equal(x.upper, y.upper) &&
    equal(a.point, b.point) &&
    x.lowerClosed === y.lowerClosed &&
    x.upperClosed === y.upperClosed &&
    a.unit === b.unit &&
    a.of === b.of
  );
}

function equal(a: Exact | null, b: Exact | null): boolean {
  return a === null || b === null ? a === b : order(a, b) === 0;
}
