import { tidy } from '../kernel/text.js';

/** What makes two spellings one email: case, compatibility forms and space at its ends do not matter. */
export const emailKey = (email: string): string => tidy(email.normalize('NFKC')).toLowerCase();
