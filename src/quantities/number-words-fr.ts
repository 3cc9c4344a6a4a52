import type { NumberWords } from './lexicon.js';
import { noNumbers } from './lexicon-neutral.js';

/** The number words of French. */
export const frenchNumbers: NumberWords = { ...noNumbers };
