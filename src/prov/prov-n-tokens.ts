import { isLanguage } from './literals.js';
import { Mistake, quoted } from './mistake.js';
import type { QualifiedName } from './model.js';
import { isInner, isLetter, isLocal, strangeInIri } from './name-characters.js';
import { codeAt, nameAt, type SpelledName } from './prov-n-names.js';
import type { Scope } from './qualified-names.js';

const escapes: Readonly<Record<string, string>> = {
  ...{ t: '\t', b: '\b', n: '\n', r: '\r', f: '\f' },
  ...{ '"': '"', "'": "'", '\\': '\\' },
};

/**
 * The tokens of PROV-N (https://www.w3.org/TR/prov-n/), each read where the grammar expects it: `2012-03-02T10:30:00` is a time or a
 * name by its place. White space and comments stand between tokens; inside a name `//` and `/*` are characters of it, since the
 * longest token counts. Linear: no character is looked at more than a few times.
 */
export class Tokens {
  private at = 0;
  private begun = 0;

  constructor(private readonly text: string) {}

  /** Where the token begins that was read last, or is missing: what is wrong is there. */
  get index(): number {
    return this.begun;
  }

  set index(at: number) {
    this.begun = at;
  }

  /** Passes white space and comments. @throws Mistake for a comment that is left open */
  private skip(): void {
    for (;;) {
      this.begun = this.at;
      const sign = this.text[this.at];
      if (sign === ' ' || sign === '\n' || sign === '\r' || sign === '\t') this.at++;
      else if (this.text.startsWith('//', this.at)) this.at = endOfLine(this.text, this.at);
      else if (this.text.startsWith('/*', this.at)) {
        const end = this.text.indexOf('*/', this.at + 2);
        if (end < 0) throw new Mistake('The comment is not closed.');
        this.at = end + 2;
      } else return;
    }
  }

  get atEnd(): boolean {
    this.skip();
    return this.at >= this.text.length;
  }

  /** Whether a sign comes next, which is then passed. */
  passes(sign: string): boolean {
    this.skip();
    if (!this.text.startsWith(sign, this.at)) return false;
    this.at += sign.length;
    return true;
  }

  /** @throws Mistake where another sign comes next */
  expect(sign: string, where: string): void {
    if (!this.passes(sign)) throw new Mistake(`${quoted(sign)} is missing ${where}${this.insteadOf()}.`);
  }

  /** Whether a sign comes next. Not passed. */
  sees(sign: string): boolean {
    this.skip();
    return this.text.startsWith(sign, this.at);
  }

  /** Whether a word comes next, and not one that only begins with it; it is then passed. */
  passesWord(word: string): boolean {
    this.skip();
    const end = this.at + word.length;
    const code = codeAt(this.text, end);
    if (!this.text.startsWith(word, this.at) || isLocal(code) || code === 0x3a || code === 0x5c) return false;
    this.at = end;
    return true;
  }

  /** Passes what was looked at. */
  pass({ length }: string): void {
    this.at += length;
  }

  /** A name with its prefix, which is empty for one of the default namespace. @throws Mistake where none comes next */
  name(scope: Scope, what: string): QualifiedName {
    const { prefix, local } = this.spelled(what);
    return scope.name(prefix, local);
  }

  /** A prefix that is declared. */
  prefix(): string {
    this.skip();
    let end = this.at;
    if (isLetter(codeAt(this.text, end)))
      while (isInner(codeAt(this.text, end)) || this.text[end] === '.') end += widthAt(this.text, end);
    const prefix = this.text.slice(this.at, end);
    if (prefix === '' || prefix.endsWith('.')) throw new Mistake(`A prefix is missing${this.insteadOf()}.`);
    this.at = end;
    return prefix;
  }

  /** A namespace in angle brackets. */
  iri(): string {
    this.skip();
    const end = this.text.indexOf('>', this.at);
    if (this.text[this.at] !== '<' || end < 0)
      throw new Mistake(`A namespace in < and > is missing${this.insteadOf()}.`);
    const iri = this.text.slice(this.at + 1, end);
    if (strangeInIri(iri) !== null) throw new Mistake(`The namespace ${quoted(iri)} is no IRI.`);
    this.at = end + 1;
    return iri;
  }

  /** The signs of a time, whether they make one or not; empty where none comes next. Not passed. */
  time(): string {
    this.skip();
    let end = this.at;
    while (/[-+:.0-9TZ]/.test(this.text.charAt(end))) end++;
    return this.text.slice(this.at, end);
  }

  /** A whole number; null where none comes next. */
  whole(): string | null {
    this.skip();
    let end = this.at;
    if (this.text[end] === '-') end++;
    const from = end;
    while (isDigit(this.text.charCodeAt(end))) end++;
    if (end === from) return null;
    const found = this.text.slice(this.at, end);
    this.at = end;
    return found;
  }

  /** A text in one or three quotation marks; null where none comes next. */
  string(): string | null {
    this.skip();
    if (this.text[this.at] !== '"') return null;
    const quote = this.text.startsWith('"""', this.at) ? '"""' : '"';
    const from = this.at + quote.length;
    let end = from;
    let escaped = false;
    for (; !this.text.startsWith(quote, end); end++) {
      const sign = this.text[end];
      if (sign === undefined) throw new Mistake('The text is not closed.');
      if (quote === '"' && (sign === '\n' || sign === '\r'))
        throw new Mistake('The text is not closed on its line; one of several lines stands in three quotation marks.');
      if (sign !== '\\') continue;
      escaped = true;
      end++;
      if (!Object.hasOwn(escapes, this.text.charAt(end)))
        throw new Mistake(
          `The text has the escape ${quoted(this.text.slice(end - 1, end + 1))}, which PROV-N does not know.`,
        );
    }
    const raw = this.text.slice(from, end);
    this.at = end + quote.length;
    return escaped ? raw.replace(/\\(.)/gs, (_, sign: string) => escapes[sign] ?? sign) : raw;
  }

  /** The tag of a language right behind a text; null where none comes next. */
  language(): string | null {
    if (!this.passes('@')) return null;
    let end = this.at;
    while (/[-A-Za-z0-9]/.test(this.text.charAt(end))) end++;
    const tag = this.text.slice(this.at, end);
    if (!isLanguage(tag)) throw new Mistake(`${quoted(tag)} is no tag of a language.`);
    this.at = end;
    return tag;
  }

  /** What stands where something else is expected, to end a sentence with. */
  insteadOf(): string {
    this.skip();
    const line = this.text.slice(this.at, Math.min(this.at + 30, endOfLine(this.text, this.at)));
    return this.at >= this.text.length ? '; the document ends here' : `; ${quoted(line)} stands here`;
  }

  /** A name of which the prefix is not looked up. @throws Mistake where none comes next */
  spelled(what: string): SpelledName {
    this.skip();
    const name = nameAt(this.text, this.at);
    if (name === null) throw new Mistake(`${what} is missing${this.insteadOf()}.`);
    this.at = name.end;
    return name;
  }
}

const widthAt = (text: string, at: number): number => (codeAt(text, at) > 0xffff ? 2 : 1);
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}
