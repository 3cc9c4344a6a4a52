import type { SharedMoney } from './lexicon.js';

/** What a unit word stands for; `exponent` is what it adds to the scale (cents: −2, per mille: −1). */
export interface UnitWord {
  readonly kind: 'money' | 'ratio' | 'physical';
  /** ISO 4217 code, UCUM code or the name of a ratio; empty where `shared` decides. */
  readonly unit: string;
  readonly shared?: SharedMoney | '$' | '¥' | 'cent';
  readonly exponent: number;
  /** What is measured, where the word says it too: `MtCO2e`. */
  readonly of?: string;
}
