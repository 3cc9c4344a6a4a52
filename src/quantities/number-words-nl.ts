import type { NumberWords } from './lexicon.js';
import { noNumbers } from './lexicon-neutral.js';

/** The number words of Dutch. */
export const dutchNumbers: NumberWords = { ...noNumbers };
