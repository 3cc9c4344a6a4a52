import type { Basis } from '../claims/claim.js';
import type { ClaimBrief } from '../claims/claim-brief.js';
import type { Spoken } from '../derivations/speech.js';
import { periodKey } from '../quantities/period.js';
import { valueWords } from './attribution-value.js';
import { safeName } from './origin-names.js';

/**
 * The value of a claim with the sense in which it is meant, where that is another than a result: `a target of 100 billion US dollars for 2027`.
 *
 * A target is never a result (domain §2), and an annualised rate is none for a year.
 */
export function meantWords(claim: ClaimBrief, language: Spoken): string {
  const { basis, measure, value } = claim;
  const words = SENSES[language];
  const plain = valueWords(claim, language);
  const rate = measure === 'run_rate' ? words.runRate(plain) : plain;
  if (basis === 'actual') return rate;
  if (basis === 'unspecified') return `${rate} (${words.unsaid})`;
  const sense = words[basis];
  const meant = value.type === 'quantity' ? sense(rate) : `${words.nouns[basis]}: ${rate}`;
  return `${meant}${periodWords(claim, language)}`;
}

/** What took the place of a claim, in a way that shows what is different about it. */
export function successorWords(newer: ClaimBrief, older: ClaimBrief, language: Spoken): string {
  const meant = meantWords(newer, language);
  if (meant !== meantWords(older, language)) return meant;
  const words = SENSES[language];
  if (periodKey(newer.period) !== periodKey(older.period)) {
    return `${words.same}${periodWords(newer, language) || ` ${words.otherPeriod}`}`;
  }
  if (newer.subject.id !== older.subject.id || newer.metric.id !== older.metric.id) {
    return `${words.same} ${words.otherSubject}`;
  }
  return JSON.stringify(newer.scope) === JSON.stringify(older.scope) ? meant : `${words.same} ${words.otherScope}`;
}

/** A period as people put it after `for`: a year, a quarter, a half. */
const PLAIN_PERIOD = /^(?:FY ?|GJ ?)?(?:[QH][1-4] ?)?\d{4}(?: ?[QH][1-4])?$/;

function periodWords({ period: { label } }: ClaimBrief, language: Spoken): string {
  if (label === null) return '';
  const shown = safeName(label);
  return PLAIN_PERIOD.test(shown) ? ` ${SENSES[language].for} ${shown}` : ` (${shown})`;
}

type Projected = Exclude<Basis, 'actual' | 'unspecified'>;

interface Senses extends Readonly<Record<Projected, (value: string) => string>> {
  readonly nouns: Readonly<Record<Projected, string>>;
  readonly runRate: (value: string) => string;
  readonly unsaid: string;
  readonly for: string;
  readonly same: string;
  readonly otherPeriod: string;
  readonly otherScope: string;
  readonly otherSubject: string;
}

const SENSES: Readonly<Record<Spoken, Senses>> = {
  en: {
    target: (value) => `a target of ${value}`,
    forecast: (value) => `a forecast of ${value}`,
    guidance: (value) => `guidance of ${value}`,
    commitment: (value) => `a commitment of ${value}`,
    hypothetical: (value) => `hypothetically ${value}`,
    nouns: {
      ...{ target: 'a target', forecast: 'a forecast', guidance: 'guidance', commitment: 'a commitment' },
      hypothetical: 'hypothetically',
    },
    runRate: (value) => `an annualised rate of ${value}`,
    unsaid: 'in what sense is not said',
    for: 'for',
    same: 'the same',
    otherPeriod: 'for another period',
    otherScope: 'with another scope',
    otherSubject: 'about something else',
  },
  de: {
    target: (value) => `Ziel: ${value}`,
    forecast: (value) => `Prognose: ${value}`,
    guidance: (value) => `Ausblick des Unternehmens: ${value}`,
    commitment: (value) => `Zusage: ${value}`,
    hypothetical: (value) => `hypothetisch: ${value}`,
    nouns: {
      ...{ target: 'Ziel', forecast: 'Prognose', guidance: 'Ausblick des Unternehmens', commitment: 'Zusage' },
      hypothetical: 'hypothetisch',
    },
    runRate: (value) => `auf ein Jahr hochgerechnet ${value}`,
    unsaid: 'in welchem Sinn, ist nicht gesagt',
    for: 'für',
    same: 'dasselbe',
    otherPeriod: 'für einen anderen Zeitraum',
    otherScope: 'mit anderer Abgrenzung',
    otherSubject: 'über etwas anderes',
  },
};
