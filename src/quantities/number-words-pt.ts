import type { NumberWords } from './lexicon.js';
import { noNumbers } from './lexicon-neutral.js';

/** The number words of Portuguese. */
export const portugueseNumbers: NumberWords = { ...noNumbers };
