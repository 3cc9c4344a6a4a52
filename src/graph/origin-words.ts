import type { Texts } from '../derivations/computation.js';
import type { Spoken } from '../derivations/speech.js';
import { inAll } from './origin-names.js';
import type { Origins } from './origins.js';

/** More names than these are counted. */
const MOST_NAMES = 3;

/** Origins in a few words: `3 articles, 1 root (Brad Gerstner), on record`. */
export const originTexts = (origins: Origins): Texts => inAll((language) => textOf(origins, language));

function textOf({ articles, roots, circular, onRecord }: Origins, language: Spoken): string {
  const words = WORDS[language];
  const names = [...new Set(roots.map(({ label }) => label[language]))];
  const more = names.length - MOST_NAMES;
  const listed = [...names.slice(0, MOST_NAMES), ...(more > 0 ? [words.more(more)] : [])].join(', ');
  return [
    words.articles(articles),
    `${words.roots(roots.length)}${listed === '' ? '' : ` (${listed})`}`,
    ...(roots.length > 0 && roots.every(({ presumed }) => presumed) ? [words.presumed] : []),
    ...(roots.some(({ isRetractionTold }) => isRetractionTold) ? [words.retracted] : []),
    onRecord ? words.onRecord : words.notOnRecord,
    ...(circular.length > 0 ? [words.circular] : []),
  ].join(', ');
}

interface Words {
  readonly articles: (n: number) => string;
  readonly roots: (n: number) => string;
  readonly more: (n: number) => string;
  readonly presumed: string;
  readonly retracted: string;
  readonly onRecord: string;
  readonly notOnRecord: string;
  readonly circular: string;
}

const WORDS: Readonly<Record<Spoken, Words>> = {
  en: {
    articles: (n) => (n === 1 ? '1 article' : `${n} articles`),
    roots: (n) => (n === 0 ? 'no root' : n === 1 ? '1 root' : `${n} roots`),
    more: (n) => `${n} more`,
    presumed: 'presumed',
    retracted: 'taken back since',
    onRecord: 'on record',
    notOnRecord: 'no on-record confirmation',
    circular: 'circular reporting',
  },
  de: {
    articles: (n) => `${n} Artikel`,
    roots: (n) => (n === 0 ? 'kein Ursprung' : n === 1 ? '1 Ursprung' : `${n} Ursprünge`),
    more: (n) => `${n} weitere`,
    presumed: 'vermutet',
    retracted: 'inzwischen zurückgenommen',
    onRecord: 'zitierfähig',
    notOnRecord: 'keine zitierfähige Bestätigung',
    circular: 'Zirkelberichterstattung',
  },
};
