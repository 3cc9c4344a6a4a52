/**
 * The first key that an object of a JSON text has twice, as it is read (escapes do not tell keys apart); null where each has every key once.
 *
 * `JSON.parse` keeps the last of them without a word, so that one program may read another value than the next (RFC 8259, 4; RFC 7493, 2.3).
 * Linear. Not checked: that the text is well-formed.
 */
export function repeatedKey(json: string): string | null {
  const open: (Set<string> | 'new' | 'array')[] = [];
  for (let at = 0; at < json.length; at++) {
    const sign = json[at];
    if (sign === '{') open.push('new');
    else if (sign === '[') open.push('array');
    else if (sign === '}' || sign === ']') open.pop();
    else if (sign === '"') {
      const end = endOfString(json, at);
      const within = open.at(-1);
      if (within !== undefined && within !== 'array' && isKey(json, end)) {
        const key = JSON.parse(json.slice(at, end)) as string;
        if (within === 'new') open[open.length - 1] = new Set([key]);
        else if (within.has(key)) return key;
        else within.add(key);
      }
      at = end - 1;
    }
  }
  return null;
}

/** Behind the quotation mark that closes what one opens. */
function endOfString(json: string, opened: number): number {
  let at = opened + 1;
  while (at < json.length && json[at] !== '"') at += json[at] === '\\' ? 2 : 1;
  return at + 1;
}

function isKey(json: string, end: number): boolean {
  let at = end;
  while (json[at] === ' ' || json[at] === '\n' || json[at] === '\r' || json[at] === '\t') at++;
  return json[at] === ':';
}
