import type { ShownValue } from '../claims/claim-brief.js';
import { Refusal } from '../kernel/refusal.js';
import type { Figure } from '../quantities/figure.js';
import { readFigure } from '../quantities/read-figure.js';

/**
 * What a claim is supposed to be worth instead: words, or a plain number in its unit.
 *
 * @throws Refusal `unreadable-figure`, `ambiguous-figure` with the readings; also where the claim is no quantity
 */
export function supposedValue(value: ShownValue, words: string, language: string | null): Figure {
  if (value.type !== 'quantity') {
    throw Refusal.at(
      '/value',
      'unreadable-figure',
      'Only a claim that states a quantity can be computed with another.',
    );
  }
  const { readings, ambiguous } = readFigure(words, { language });
  const [reading] = readings;
  if (!reading) throw Refusal.at('/value', 'unreadable-figure', 'No figure can be read from the value.');
  if (ambiguous) throw Refusal.at('/value', 'ambiguous-figure', 'The value can be read in two ways.', { readings });
  const { unit } = value.figure;
  if (reading.unit !== unit && reading.unit !== '1') {
    throw Refusal.at('/value', 'unreadable-figure', `The value is in ${reading.unit}, the claim in ${unit}.`);
  }
  return { ...reading, unit };
}
