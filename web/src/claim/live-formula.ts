import type { FiguredInput, Input } from '../api/derived.js';

/** A piece of a formula: the name of an input, or what stands between names. */
export interface Piece {
  readonly text: string;
  /** Absent where the piece is no input that may have a figure. */
  readonly input?: FiguredInput;
}

const signs: Readonly<Record<string, string>> = { '*': '×', '/': '÷', '-': '−' };

/** The label before the sign of equality, if a formula has one: `loss` in `loss = share / stake`. */
const labelled = /^\s*[\p{L}_][\p{L}\p{N}_]*\s*=/u;

/** A formula as people write it, in pieces, its label left out: the names of its inputs, and what stands between them. */
export function piecesOf(formula: string, inputs: Readonly<Record<string, Input>>): Piece[] {
  const computed = formula.replace(labelled, '').trim();
  const parts = computed.match(/[\p{L}_][\p{L}\p{N}_]*|[^\p{L}_]+/gu) ?? [];
  return parts.map((part) => {
    const input = Object.hasOwn(inputs, part) ? inputs[part] : undefined;
    return input && mayHaveFigure(input) ? { text: part, input } : { text: withSigns(part) };
  });
}

/** Whether an input is a claim or a constant, and no whole source. */
export function mayHaveFigure(input: Input): input is FiguredInput {
  return 'claim' in input || 'constant' in input;
}

/** The signs of arithmetic as people write them. */
export function withSigns(formula: string): string {
  return formula.replaceAll(/[*/-]/g, (sign) => signs[sign] ?? sign);
}
