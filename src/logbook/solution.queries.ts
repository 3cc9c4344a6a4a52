import type { EntityManager } from 'typeorm';

import { orderedById, recordedDerivations, surroundingsOf } from '../derivations/computable.queries.js';
import { knownInputOf } from '../derivations/known-derivation.js';
import { solve } from '../derivations/solve.js';
import { standingLabels } from '../graph/standing.queries.js';
import { Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import type { Figure } from '../quantities/figure.js';
import { figureFrom } from '../quantities/given-figure.js';
import type { SolutionAsked, SolutionView } from './evaluation.dto.js';
import { constantOf } from './given-value.js';

/**
 * What an input of a derivation would have to be so that its formula gives a target, with all others as they are now.
 *
 * @throws Refusal `not-found`, `invalid-formula` for what has no formula or no such input, `unreadable-figure`, `ambiguous-figure`
 */
export async function solution(tx: EntityManager, id: string, asked: SolutionAsked): Promise<SolutionView> {
  const [derivation] = await recordedDerivations(tx, [{ id, followsCorrections: true }]);
  if (!derivation) throw new Refusal('not-found', 'There is no such derivation.');
  const target = targetIn(asked);
  const { formula, named } = derivation;
  if (formula === null) throw Refusal.at('', 'invalid-formula', 'No formula is known of this derivation.');
  const { derivations, corrections } = await orderedById(tx, [id]);
  const surroundings = await surroundingsOf(tx, derivations, corrections, standingLabels);
  const inputs = named.map((input) => knownInputOf(input, derivation, surroundings, ({ derived }) => derived));
  const now = inputs.find(({ name }) => name === asked.for)?.figure ?? null;
  try {
    return { for: asked.for, target, now, ...solve(formula, inputs, asked.for, target) } as SolutionView;
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    throw Refusal.at('/for', thrown.code, thrown.message);
  }
}

function targetIn({ target, language }: SolutionAsked): Figure {
  return typeof target === 'string'
    ? constantOf('/target', tidy(target), language ?? null)
    : figureFrom('/target', target);
}
