import type { Known } from './computation.js';
import type { SideKey } from './lint-sentences.js';

/** On which side of a distinction something stands, and how that is known. */
export interface Side {
  readonly side: SideKey;
  /** Whether its scope says so; else its metric does. */
  readonly explicit: boolean;
  /** What two have to have in common to be the two sides of one thing: `wages` of gross and net wages; null where anything will do. */
  readonly of: string | null;
}

/** Whether a value is before or after tax, by a dimension of its scope that is called tax, or by its metric; null where neither says. */
export function taxSideOf({ scope, metric }: Known): Side | null {
  for (const [dimension, filler] of scope) {
    if (!TAX_DIMENSION.test(dimension)) continue;
    const said = plain(filler);
    if (BEFORE.test(said)) return { side: 'before_tax', explicit: true, of: null };
    if (AFTER.test(said)) return { side: 'after_tax', explicit: true, of: null };
  }
  const key = metric?.key ?? '';
  const before = METRICS_BEFORE_TAX.includes(key) || /(^|-)(pre-?tax|before-tax(es)?|vor-steuern)(-|$)/.test(key);
  if (before) return { side: 'before_tax', explicit: false, of: null };
  const after = METRICS_AFTER_TAX.includes(key) || /(^|-)(post-?tax|after-tax(es)?|nach-steuern)(-|$)/.test(key);
  return after ? { side: 'after_tax', explicit: false, of: null } : null;
}

/** Whether a value is gross or net, by a word of its scope, or by the name of its metric. */
export function grossNetSideOf({ scope, metric }: Known): Side | null {
  for (const [dimension, filler] of scope) {
    if (TAX_DIMENSION.test(dimension)) continue;
    const side = GROSS_NET[plain(filler)];
    if (side !== undefined) return { side, explicit: true, of: null };
  }
  if (metric?.key === 'financial-debt') return { side: 'gross', explicit: false, of: 'debt' };
  const tokens = (metric?.key ?? '').split('-');
  const at = tokens.findIndex((token) => Object.hasOwn(GROSS_NET, token));
  const side = GROSS_NET[tokens[at] ?? ''];
  if (side !== undefined) return { side, explicit: false, of: kindOf(tokens.toSpliced(at, 1).join('-')) };
  const compound = /^(brutto|netto)(.{3,})$/.exec(metric?.key ?? '');
  const compoundSide = GROSS_NET[compound?.[1] ?? ''];
  return compoundSide === undefined ? null : { side: compoundSide, explicit: false, of: kindOf(compound?.[2] ?? '') };
}

/** What is left when all of the year is reckoned up goes by many names, and is gross or net all the same. */
const kindOf = (name: string): string =>
  /^(profit|income|loss|earnings|result|gewinn|verlust|ergebnis)$/.test(name) ? 'profit' : name;

/** Starter metrics that are before tax by what they are. */
const METRICS_BEFORE_TAX: readonly string[] = [
  'pre-tax-income',
  'ebit',
  'ebitda',
  'adjusted-ebitda',
  'operating-income',
  'operating-loss',
];
/** Starter metrics that are after tax by what they are. */
const METRICS_AFTER_TAX: readonly string[] = ['net-income', 'net-loss', 'net-income-including-minorities'];

const TAX_DIMENSION = /(^|[_-])(tax(es|ation)?|steuern?)($|[_-])/;
const BEFORE =
  /^(before|pre|pre ?tax(es)?|before (income )?tax(es)?|vor|vor (ertrag)?steuern?|vorsteuer|unversteuert)$/;
const AFTER =
  /^(after|post|post ?tax(es)?|after (income )?tax(es)?|net of tax(es)?|nach|nach (ertrag)?steuern?|versteuert)$/;

const GROSS_NET: Readonly<Partial<Record<string, SideKey>>> = Object.assign(
  Object.create(null) as object,
  {
    gross: 'gross',
    brutto: 'gross',
    net: 'net',
    netto: 'net',
  } as const,
);

/** A word of a scope without case, hyphens and needless spaces. */
const plain = (filler: string): string =>
  filler
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
