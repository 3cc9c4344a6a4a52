import type { NumberWords } from './lexicon.js';
import { noNumbers } from './lexicon-neutral.js';

/** The number words of Spanish. */
export const spanishNumbers: NumberWords = { ...noNumbers };
