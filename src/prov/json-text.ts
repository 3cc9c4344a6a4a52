import { quoted, refusedAt } from './mistake.js';

/** A number as it was written: `JSON.parse` would lose its digits. */
export class JsonNumber {
  constructor(readonly lexical: string) {}
}

/** A value of JSON; objects are maps, so that no key means anything by itself. */
export type Json = string | boolean | null | JsonNumber | readonly Json[] | ReadonlyMap<string, Json>;

/** Deeper than anything in PROV-JSON, where a value in a list in an attribute of a record in a bundle is at ten. */
const DEEPEST = 32;

/**
 * Reads a JSON text (RFC 8259) in linear time. Other than `JSON.parse` it keeps numbers as they were written and says where a text is
 * wrong; a key that is twice in one object is refused, since programs differ in which of the two they take.
 *
 * @throws Refusal `unreadable-provenance` with line and column
 */
export function jsonOf(text: string): Json {
  const reader = new JsonReader(text);
  const value = reader.value(0);
  reader.end();
  return value;
}

class JsonReader {
  private at = 0;
  /** The first backslash from where it was looked for last: looking at each text would be quadratic. */
  private escape = -1;

  constructor(private readonly text: string) {}

  value(depth: number): Json {
    if (depth > DEEPEST) throw this.wrong(`It is nested deeper than ${DEEPEST} levels.`);
    this.skip();
    switch (this.text[this.at]) {
      case '{':
        return this.object(depth);
      case '[':
        return this.list(depth);
      case '"':
        return this.string();
      case 't':
        return this.word('true', true);
      case 'f':
        return this.word('false', false);
      case 'n':
        return this.word('null', null);
      default:
        return this.number();
    }
  }

  end(): void {
    this.skip();
    if (this.at < this.text.length) throw this.wrong('The JSON text has ended, and something follows.');
  }

  private object(depth: number): ReadonlyMap<string, Json> {
    const found = new Map<string, Json>();
    this.at++;
    if (this.next('}')) return found;
    do {
      this.skip();
      if (this.text[this.at] !== '"') throw this.wrong('The key of an object is missing, in quotation marks.');
      const from = this.at;
      const key = this.string();
      if (found.has(key)) {
        this.at = from;
        throw this.wrong(`An object has the key ${quoted(key)} twice; it is not clear which is meant.`);
      }
      if (!this.next(':')) throw this.wrong(`A colon is missing behind the key ${quoted(key)}.`);
      found.set(key, this.value(depth + 1));
    } while (this.next(','));
    if (!this.next('}')) throw this.wrong('A comma or the } that closes an object is missing.');
    return found;
  }

  private list(depth: number): readonly Json[] {
    const found: Json[] = [];
    this.at++;
    if (this.next(']')) return found;
    do found.push(this.value(depth + 1));
    while (this.next(','));
    if (!this.next(']')) throw this.wrong('A comma or the ] that closes a list is missing.');
    return found;
  }

  private string(): string {
    const from = this.at;
    let end = this.text.indexOf('"', from + 1);
    if (this.escape < from) this.escape = (this.text.indexOf('\\', from) + 1 || Infinity) - 1;
    const escaped = this.escape < end;
    if (escaped) {
      end = this.escape;
      while (end < this.text.length && this.text[end] !== '"') end += this.text[end] === '\\' ? 2 : 1;
    }
    if (end < 0 || end >= this.text.length) throw this.wrong('A text is not closed.');
    const raw = this.text.slice(from + 1, end);
    // eslint-disable-next-line no-control-regex -- those are the ones that JSON wants escaped
    const control = /[\u0000-\u001f]/.exec(raw);
    if (control) {
      this.at = from + 1 + control.index;
      throw this.wrong('A control character stands in a text; JSON wants it escaped.');
    }
    this.at = end + 1;
    if (!escaped) return raw;
    try {
      return JSON.parse(`"${raw}"`) as string;
    } catch {
      this.at = from;
      throw this.wrong('A text has an escape that JSON does not know.');
    }
  }

  private number(): JsonNumber {
    const from = this.at;
    while (/[-+.0-9eE]/.test(this.text.charAt(this.at))) this.at++;
    const lexical = this.text.slice(from, this.at);
    if (/^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$/.test(lexical)) return new JsonNumber(lexical);
    this.at = from;
    throw this.wrong(
      from >= this.text.length ? 'The JSON text ends before it is complete.' : 'A JSON value is missing here.',
    );
  }

  private word<T>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at)) throw this.wrong('A JSON value is missing here.');
    this.at += word.length;
    return value;
  }

  /** Whether a sign comes next, which is then passed. */
  private next(sign: string): boolean {
    this.skip();
    if (this.text[this.at] !== sign) return false;
    this.at++;
    return true;
  }

  private skip(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.at++;
    }
  }

  private wrong(sentence: string): Error {
    return refusedAt(this.text, this.at, sentence);
  }
}
