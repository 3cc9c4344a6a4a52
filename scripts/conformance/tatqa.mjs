// Arithmetic that people wrote beside tables of financial reports (TAT-QA, dev set) against what our formulas make of it.
//
// A derivation is the arithmetic behind an answer, `(592-519)/519` for 14.07 percent. Not all agree with their own answer, so what is
// consistent is decided first, by an evaluator that shares nothing with ours: below, over decimal.js with 60 digits. A derivation is
// consistent where its value, rounded to the two places that answers have, is the answer; where the answer is in percent, its value or
// a hundred times its value: `4.00 - 1.90` is of percentages already. Scales (`thousand`, `million`) are those of the numbers.
//
// Then the numbers become exact inputs (`x1 - x2`), the answer a claim in its unit, and the product computes. Passed is what gives the
// answer to its two places and does not disagree with the claim. Signs that only mark the text go first: `$`, thousands commas, `[`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Decimal } from 'decimal.js';

const Exact = Decimal.clone({ precision: 60 });
/** Answers are rounded to two places. */
const HALF = new Exact('0.005');

export const set = {
  name: 'Derivations',
  folder: 'tatqa',
  async run(folder, product) {
    const { compute } = await product('derivations/compute.js');
    const tables = JSON.parse(readFileSync(join(folder, 'tatqa_dataset_dev.json'), 'utf8'));
    const questions = tables
      .flatMap((table) => table.questions)
      .filter(({ answer_type }) => answer_type === 'arithmetic');
    const judged = questions.map(judgedBy);
    const consistent = judged.filter(({ unit }) => unit !== null);
    const outcomes = consistent.map((one) => ({ ...one, outcome: outcomeOf(one, compute) }));
    const failures = outcomes.filter(({ outcome }) => outcome !== 'right');
    const misScaled = outcomes.filter(({ outcome }) => outcome === 'misScaled').length;
    const left = judged.filter(({ unit }) => unit === null);
    for (const { text, answer, outcome } of failures) console.log(`  ${text} for ${answer}: ${outcome}`);
    return [
      {
        label: 'arithmetic that is consistent with its own answer',
        cases: outcomes.length,
        passed: outcomes.length - failures.length,
        misScaled,
        threshold: 98,
        notes: `${misScaled} off by a power of ten; ${left.length} of ${judged.length} left out, not consistent: ${left.filter(({ value }) => value === null).length} of those no arithmetic`,
      },
    ];
  },
};

/** What another evaluator makes of a derivation; unit null where it is not consistent with its answer. */
function judgedBy({ derivation, answer, scale }) {
  const text = derivation.trim();
  const tokens = tokensOf(text);
  const value = tokens && valueOf(tokens);
  if (!value) return { text, answer, tokens, value: null, unit: null };
  const isAnswer = (one) => one.minus(answer).abs().lte(HALF);
  const unit = scale === 'percent' && isAnswer(value.times(100)) ? 'percent' : isAnswer(value) ? '1' : null;
  return { text, answer, tokens, value, unit };
}

/** Numbers and signs; null where there is anything else. */
function tokensOf(text) {
  const plain = text
    .replace(/\$/g, '')
    .replace(/(\d),\s?(?=\d{3}(?!\d))/g, '$1')
    .replace(/\[/g, '(')
    .replace(/\]/g, ')');
  const tokens = plain.match(/\d+(\.\d+)?|[-+*/()%]|\S/g) ?? [];
  return tokens.every((token) => /^(\d+(\.\d+)?|[-+*/()%])$/.test(token)) ? tokens : null;
}

/** Dijkstra's shunting yard; null where the tokens are no arithmetic. */
function valueOf(tokens) {
  const [values, signs] = [[], []];
  const strength = { '+': 1, '-': 1, '*': 2, '/': 2, negative: 3 };
  let broken = false;
  const reduce = () => {
    const sign = signs.pop();
    const right = values.pop();
    const left = sign === 'negative' ? new Exact(0) : values.pop();
    if (!left || !right) broken = true;
    else if (sign === '+') values.push(left.plus(right));
    else if (sign === '-' || sign === 'negative') values.push(left.minus(right));
    else values.push(sign === '*' ? left.times(right) : left.div(right));
  };
  let operand = true;
  for (const token of tokens) {
    if (/^\d/.test(token)) {
      if (!operand) return null;
      values.push(new Exact(token));
      operand = false;
    } else if (token === '(') {
      if (!operand) return null;
      signs.push(token);
    } else if (token === ')') {
      if (operand) return null;
      while (signs.length > 0 && signs.at(-1) !== '(') reduce();
      if (signs.pop() !== '(') return null;
    } else if (token === '%') {
      if (operand) return null;
      values.push(values.pop().div(100));
    } else if (operand) {
      if (token !== '-') return null;
      signs.push('negative');
    } else {
      while (signs.length > 0 && strength[signs.at(-1)] >= strength[token]) reduce();
      signs.push(token);
      operand = true;
    }
  }
  while (signs.length > 0 && !broken) reduce();
  return broken || operand || values.length !== 1 || !values[0].isFinite() ? null : values[0];
}

/** `right`, `misScaled`, or what else came out. */
function outcomeOf({ tokens, answer, unit }, compute) {
  const inputs = [];
  const formula = tokens.map((token) => {
    if (!/^\d/.test(token)) return token;
    inputs.push(inputOf(`x${inputs.length + 1}`, figureOf(token, token, token, '1')));
    return `x${inputs.length}`;
  });
  const [lower, upper] = [new Exact(answer).minus(HALF), new Exact(answer).plus(HALF)].map((end) => end.toFixed());
  const claim = inputOf('claim', figureOf(new Exact(answer).toFixed(), lower, upper, unit));
  const { state, result, mismatch, failure } = compute({
    method: 'formula',
    formula: formula.join(' '),
    inputs,
    claim,
  });
  if (state !== 'current') return failure?.text ?? state;
  const ratio = new Exact(result.point).div(answer || 1);
  if (result.unit !== unit) return `in ${result.unit}`;
  if (answer !== 0 && (ratio.abs().gte(10) || ratio.abs().lte('0.1'))) return 'misScaled';
  if (new Exact(result.point).minus(answer).abs().gt(HALF)) return `gives ${result.point}`;
  return mismatch ? `disagrees: ${result.lower} to ${result.upper}` : 'right';
}

function inputOf(name, figure) {
  return {
    name,
    claimId: null,
    figure,
    label: { en: name, de: name },
    subjectId: null,
    metric: null,
    basis: null,
    measure: null,
    period: null,
    scope: new Map(),
    sourced: true,
    contested: null,
  };
}

function figureOf(point, lower, upper, unit) {
  return {
    kind: lower === upper ? 'exact' : 'rounded',
    asWritten: point,
    point,
    lower,
    lowerInclusive: true,
    upper,
    upperInclusive: true,
    stated: { lower: point, upper: point },
    uncapped: null,
    unit,
    policy: 'stated',
    hedges: [],
    direction: null,
    assumed: [],
  };
}
