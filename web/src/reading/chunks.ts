/** A piece of a text, and where it begins in it. */
export interface Chunk {
  readonly text: string;
  readonly at: number;
}

/** Pieces are about this long: quick to read, and few enough for a long text. UTF-16 code units. */
const CHUNK = 16_000;

/** A line longer than this is cut at a space: no text of people has one. */
const LONGEST_LINE = 64_000;

/**
 * Cuts a long text into pieces, at the ends of lines, so that after a change only the piece it is in is read again: what
 * comes before and after keeps its cuts. Together the pieces are the text.
 */
export function chunksOf(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  let at = 0;
  while (at < text.length) {
    const end = endOfChunk(text, at);
    chunks.push({ text: text.slice(at, end), at });
    at = end;
  }
  return chunks;
}

function endOfChunk(text: string, at: number): number {
  if (text.length - at <= CHUNK) return text.length;
  const line = text.indexOf('\n', at + CHUNK);
  if (line >= 0 && line - at < LONGEST_LINE) return line + 1;
  if (text.length - at <= LONGEST_LINE) return text.length;
  const space = text.lastIndexOf(' ', at + LONGEST_LINE);
  return space > at ? space + 1 : at + LONGEST_LINE;
}
