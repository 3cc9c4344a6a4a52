import type { Figure, Readings } from './figure.js';
import { ratesIn } from './rate-of-exchange.js';
import { readFigure } from './read-figure.js';

/** Language of a constant of which none is known, where it says something else than it would in English. */
const UNDETERMINED = 'und';

/** In which constants were read before their language was asked for. */
const FORMER = 'en';

/**
 * Reads a constant of a derivation: a quantity, or a rate of exchange.
 *
 * @param language BCP 47; null where none is known, then what has two readings has both
 */
export function readConstant(constant: string, language: string | null): Readings<Figure> {
  const read = readFigure(constant, { language });
  if (read.readings.length > 0) return read;
  const readings = ratesIn(constant, language);
  return { readings, ambiguous: readings.length > 1 };
}

/** The same for a constant as it is kept: those without a language were read as English. */
export const readKeptConstant = (constant: string, language: string | null): Readings<Figure> =>
  readConstant(constant, language ?? FORMER);

/** The language with which a constant is to be kept, so that {@link readKeptConstant} reads what {@link readConstant} reads. */
export function languageKept(constant: string, language: string | null): string | null {
  if (language !== null) return language;
  return meaningOf(constant, UNDETERMINED) === meaningOf(constant, FORMER) ? null : UNDETERMINED;
}

/** What a constant that is kept says beside its words; null where it says what it says in English. */
export function meaningKept(constant: string, language: string | null): string | null {
  if (language === null || language === FORMER) return null;
  const meaning = meaningOf(constant, language);
  return meaning === meaningOf(constant, FORMER) ? null : meaning;
}

function meaningOf(constant: string, language: string): string {
  return JSON.stringify(
    readConstant(constant, language).readings.map((figure) => {
      const { kind, lower, lowerInclusive, upper, upperInclusive, unit, of = null } = figure;
      return [kind, lower, lowerInclusive, upper, upperInclusive, unit, of];
    }),
  );
}
