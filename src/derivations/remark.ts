import type { Remark, Texts } from './computation.js';
import type { SentenceKey } from './lint-sentences.js';
import { germanLints } from './lint-sentences-de.js';
import { englishLints } from './lint-sentences-en.js';
import type { Parts, Speech } from './speech.js';
import { filled, speechOf } from './speech.js';

/** The sentences by language. */
export const lintSentences = { en: englishLints, de: germanLints };

const speeches = { en: speechOf('en'), de: speechOf('de') };

/** A sentence in every language of the product; `parts` says what its braces stand for. */
export function textsOf(key: SentenceKey, parts: (speech: Speech) => Parts): Texts {
  const said = (language: 'en' | 'de') =>
    capitalised(filled(lintSentences[language].sentences[key], parts(speeches[language])));
  return { en: said('en'), de: said('de') };
}

/** The same under a code. */
export function remarkOf<Code extends string>(
  code: Code,
  key: SentenceKey,
  parts: (speech: Speech) => Parts,
): Remark & { readonly code: Code } {
  const texts = textsOf(key, parts);
  return { code, text: texts.en, texts };
}

/** A sentence begins with a capital, whatever stands there. */
function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
