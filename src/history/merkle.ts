import { createHash } from 'node:crypto';

/**
 * All of a Merkle tree that is needed to go on: the roots of whole subtrees along its right edge, the largest first. There is one for each one in the
 * binary number of its leaves.
 */
export interface TreeEdge {
  readonly size: number;
  readonly subtrees: readonly Buffer[];
}

/** The tree without leaves. */
export const EMPTY_TREE: TreeEdge = { size: 0, subtrees: [] };

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/**
 * The tree with some more leaves at its end, in their order. What it costs depends on how many are added, not on how many there are.
 *
 * @see RFC 9162, section 2.1
 */
export function withLeaves({ size, subtrees }: TreeEdge, leaves: Iterable<Uint8Array>): TreeEdge {
  const edge = [...subtrees];
  let count = size;
  for (const leaf of leaves) {
    let joined = sha256(LEAF, leaf);
    for (let ones = count; ones % 2 === 1; ones = (ones - 1) / 2) joined = sha256(NODE, edge.pop() as Buffer, joined);
    edge.push(joined);
    count++;
  }
  return { size: count, subtrees: edge };
}

/** The root: 32 bytes that change with every bit of every leaf, with their order and with their number. */
export function rootOf({ subtrees }: TreeEdge): Buffer {
  const last = subtrees.at(-1);
  if (!last) return sha256();
  return subtrees.slice(0, -1).reduceRight((right, left) => sha256(NODE, left, right), last);
}

/** An edge in one piece of bytes, as it is kept. */
export const edgeToBytes = ({ subtrees }: TreeEdge): Buffer => Buffer.concat(subtrees);

/** An edge out of the bytes it was kept as. @throws RangeError where they are not those of a tree of that size */
export function edgeFromBytes(size: number, bytes: Buffer): TreeEdge {
  const ones = [...size.toString(2)].filter((digit) => digit === '1').length;
  if (bytes.length !== ones * 32) throw new RangeError(`a tree of ${size} leaves has an edge of ${ones} hashes`);
  return { size, subtrees: Array.from({ length: ones }, (_, at) => bytes.subarray(at * 32, at * 32 + 32)) };
}
