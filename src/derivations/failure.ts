import type { Failure, FailureCode, Texts } from './computation.js';
import type { UnitsApart } from './unit-arithmetic.js';

/** An input as sentences call it. */
interface Called {
  readonly name: string;
  readonly label?: Texts;
}

/** Why a formula gives no number. */
export function failureOf(code: FailureCode, texts: Texts = TEXTS[code], inputs: readonly string[] = []): Failure {
  return { code, text: texts.en, texts, inputs };
}

/** A formula that cannot be read. @param detail why, in English */
export function formulaFailure(detail: string): Failure {
  return failureOf('invalid_formula', { en: detail, de: `Die Formel ist nicht lesbar: ${detail}` });
}

/** Inputs that are not there, or have no number. */
export function inputFailure(code: 'missing_input' | 'no_number', inputs: readonly Called[]): Failure {
  const [en, de] = [listed(inputs, 'en'), listed(inputs, 'de')];
  const texts =
    code === 'missing_input'
      ? {
          en: `The formula uses ${en}, for which there is no input.`,
          de: `Die Formel verwendet ${de}; dafür ist nichts angegeben.`,
        }
      : { en: `There is no number for ${en}.`, de: `Es gibt keine Zahl für ${de}.` };
  return failureOf(code, texts, namesOf(inputs));
}

/** Units that cannot be added or compared. */
export function unitFailure({ first, second }: UnitsApart, inputs: readonly Called[]): Failure {
  const texts = {
    en: `${unitWord(first, 'en')} and ${unitWord(second, 'en')} cannot be added, subtracted or compared.`,
    de: `${unitWord(first, 'de')} und ${unitWord(second, 'de')} lassen sich nicht addieren, subtrahieren oder vergleichen.`,
  };
  return failureOf('unit_mismatch', texts, namesOf(inputs));
}

/** A division by what may be zero. @param inputs those in what is divided by */
export function divisionFailure(inputs: readonly Called[]): Failure {
  if (inputs.length === 0) return failureOf('division_by_zero_interval');
  const texts = {
    en: `The formula divides by something that may be zero, made of ${listed(inputs, 'en')}; so it gives no number.`,
    de: `Die Formel teilt durch etwas, das null sein kann, gebildet aus ${listed(inputs, 'de')}; also ergibt sie keine Zahl.`,
  };
  return failureOf('division_by_zero_interval', texts, namesOf(inputs));
}

const TEXTS: Readonly<Record<FailureCode, Texts>> = {
  invalid_formula: { en: 'The formula cannot be read.', de: 'Die Formel ist nicht lesbar.' },
  missing_input: { en: 'An input is missing.', de: 'Eine Eingabe fehlt.' },
  no_number: { en: 'An input has no number.', de: 'Eine Eingabe hat keine Zahl.' },
  unit_mismatch: { en: 'The units do not fit together.', de: 'Die Einheiten passen nicht zusammen.' },
  division_by_zero_interval: {
    en: 'The formula divides by zero, or by something that may be zero; so it gives no number.',
    de: 'Die Formel teilt durch null oder durch etwas, das null sein kann; also ergibt sie keine Zahl.',
  },
  too_large: {
    en: 'The numbers of the formula become too large, or too small, to be written down.',
    de: 'Die Zahlen der Formel werden zu groß oder zu klein, um sie aufzuschreiben.',
  },
};

const WITHOUT_UNIT: Texts = { en: 'a number without a unit', de: 'eine Zahl ohne Einheit' };

function unitWord(unit: string, language: keyof Texts): string {
  const word = unit === '1' ? WITHOUT_UNIT[language] : unit;
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function listed(inputs: readonly Called[], language: keyof Texts): string {
  const all = inputs.map(({ name, label }) => label?.[language] ?? name);
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(all);
}

function namesOf(inputs: readonly Called[]): readonly string[] {
  return inputs.map(({ name }) => name);
}
