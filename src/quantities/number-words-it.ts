import type { NumberWords } from './lexicon.js';
import { noNumbers } from './lexicon-neutral.js';

/** The number words of Italian. */
export const italianNumbers: NumberWords = { ...noNumbers };
