import type { Words } from './lexicon.js';
import { german } from './lexicon-de.js';
import { english } from './lexicon-en.js';
import { spanish } from './lexicon-es.js';
import { french } from './lexicon-fr.js';
import { italian } from './lexicon-it.js';
import { dutch } from './lexicon-nl.js';
import { portuguese } from './lexicon-pt.js';

/** Every language that is read with its words, by its BCP 47 subtag. */
export const languages: Readonly<Record<string, Words>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  it: italian,
  pt: portuguese,
  nl: dutch,
};
