/**
 * What a checkpoint says of a ledger.
 *
 * @see https://c2sp.org/tlog-checkpoint
 */
export interface Checkpoint {
  /** Whose ledger it is: the name of its keys. */
  readonly origin: string;
  /** How many leaves it covers: those at the positions 0 to size - 1. */
  readonly size: number;
  /** The root of their Merkle tree, 32 bytes. */
  readonly root: Buffer;
  readonly sealed: Date;
  /** Everything that was recorded until then is among them. */
  readonly settled: Date;
}

/** The text that is signed. */
export const checkpointText = ({ origin, size, root, sealed, settled }: Checkpoint): string =>
  `${origin}\n${size}\n${root.toString('base64')}\nsealed ${sealed.toISOString()}\nsettled ${settled.toISOString()}\n`;

/** A checkpoint out of its text, or of the note that this is in; null for anything else. */
export function checkpointFrom(note: string): Checkpoint | null {
  const end = note.indexOf('\n\n');
  const [origin = '', size = '', root = '', sealed = '', settled = ''] = (end < 0 ? note : note.slice(0, end)).split(
    '\n',
  );
  const bytes = Buffer.from(root, 'base64');
  const said = [/^sealed (.+)$/.exec(sealed)?.[1], /^settled (.+)$/.exec(settled)?.[1]];
  const [at, until] = said.map((text) => new Date(text ?? ''));
  if (!/^\S+$/.test(origin) || !/^(0|[1-9]\d{0,14})$/.test(size) || bytes.length !== 32) return null;
  if (!at || !until || Number.isNaN(at.getTime()) || Number.isNaN(until.getTime())) return null;
  return { origin, size: Number(size), root: bytes, sealed: at, settled: until };
}

/** What the file of a checkpoint is called: files in the order of their names are in the order in which they were sealed. */
export const checkpointFileName = (origin: string, number: number): string =>
  `${origin.replaceAll(/[^A-Za-z0-9.-]+/g, '-')}-${String(number).padStart(9, '0')}.checkpoint`;
