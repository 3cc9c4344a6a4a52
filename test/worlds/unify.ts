/** Where two texts are not the same. */
export interface Parting {
  readonly a: string;
  readonly b: string;
}

/** What is only to be in the same place: ids, moments, digests, cursors and secrets. */
const TOKEN =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\d{4}-\d\d-\d\d[T ]\d\d[:-]\d\d[:-]\d\d(?:\.\d+)?(?:Z|[+-]\d\d(?::\d\d)?)|(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])|"{1,2}(?:nextCursor|prefix)"{1,2}:"{1,2}[^"]+"|(?<="token":|"href":)"[^"]+"/gi;

const MOMENT = /^\d{4}-\d\d-\d\d[T ]/;

/** A moment as it is written elsewhere: names have hyphens in place of colons. */
const clockOf = (moment: string): string => moment.replace(/T(\d\d)-(\d\d)-/, 'T$1:$2:');

/** Characters around a difference that are shown. */
const AROUND = 160;

/**
 * Holds what two worlds answer side by side: ids must stand for each other one to one through all answers, moments must be of the
 * same action, and everything else the same to the byte.
 */
export class Unifier {
  private readonly ofA = new Map<string, string>();
  private readonly ofB = new Map<string, string>();

  /** @param moments say what a moment of the one world and of the other is called */
  constructor(private readonly moments: readonly [(moment: string) => string, (moment: string) => string]) {}

  /** Says that two ids are of the same thing. @returns whether nothing said so far speaks against it */
  bind(a: string, b: string): boolean {
    const [knownA, knownB] = [this.ofA.get(a), this.ofB.get(b)];
    if (knownA === undefined && knownB === undefined) {
      this.ofA.set(a, b);
      this.ofB.set(b, a);
      return true;
    }
    return knownA === b && knownB === a;
  }

  /** The id in the second world of what has that id in the first. */
  counterpart(a: string): string | undefined {
    return this.ofA.get(a);
  }

  /** @returns the first place at which the texts part; null where they are the same */
  parting(a: string, b: string): Parting | null {
    const [piecesA, piecesB] = [piecesOf(a), piecesOf(b)];
    for (let i = 0; i < Math.max(piecesA.length, piecesB.length); i++) {
      const [one, other] = [piecesA[i], piecesB[i]];
      if (one && other && (i % 2 === 0 ? one.text === other.text : this.same(one.text, other.text))) continue;
      const at = i % 2 === 0 ? sharedLength(one?.text ?? '', other?.text ?? '') : 0;
      return {
        a: around(a, (one?.at ?? a.length) + at),
        b: around(b, (other?.at ?? b.length) + at),
      };
    }
    return null;
  }

  private same(a: string, b: string): boolean {
    if (MOMENT.test(a) && MOMENT.test(b)) return this.moments[0](clockOf(a)) === this.moments[1](clockOf(b));
    // Where a list goes on is followed, and not looked at: it may hold ids.
    if (a.startsWith('"') || b.startsWith('"')) return a.startsWith('"') && b.startsWith('"');
    if (MOMENT.test(a) || MOMENT.test(b) || a.length !== b.length) return false;
    return this.bind(a.toLowerCase(), b.toLowerCase());
  }
}

interface Piece {
  readonly at: number;
  readonly text: string;
}

/** Plain text and tokens by turns, beginning and ending with plain text. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    pieces.push({ at: from, text: text.slice(from, match.index) }, { at: match.index, text: match[0] });
    from = match.index + match[0].length;
  }
  return [...pieces, { at: from, text: text.slice(from) }];
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

const around = (text: string, at: number): string => text.slice(Math.max(0, at - AROUND), at + AROUND);
