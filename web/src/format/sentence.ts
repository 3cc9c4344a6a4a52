import type { Sentence } from '../api/sentence.js';
import type { Reader } from './reader.js';

/** A sentence for a reader, and the language it is in: that of the page where the instance speaks it, else English. */
export function said(sentence: Sentence, { language }: Reader): { readonly words: string; readonly language: string } {
  const own = sentence.texts?.[language];
  return own ? { words: own, language } : { words: sentence.text, language: 'en' };
}
