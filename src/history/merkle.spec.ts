import { createHash } from 'node:crypto';

import fc from 'fast-check';

import { edgeFromBytes, edgeToBytes, EMPTY_TREE, rootOf, withLeaves } from './merkle.js';

const sha256 = (...parts: readonly Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();

/** As RFC 9162, section 2.1.1, defines it, word by word. */
function root(leaves: readonly Uint8Array[]): Buffer {
  const [first] = leaves;
  if (!first) return sha256();
  if (leaves.length === 1) return sha256(Buffer.of(0), first);
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha256(Buffer.of(1), root(leaves.slice(0, k)), root(leaves.slice(k)));
}

const leaves = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 70 });

describe('a Merkle tree by its edge', () => {
  it('has the root that the definition has, however its leaves come', () => {
    fc.assert(
      fc.property(leaves, leaves, (some, others) => {
        const first = withLeaves(EMPTY_TREE, some);
        const both = withLeaves(edgeFromBytes(first.size, edgeToBytes(first)), others);
        expect(rootOf(first)).toEqual(root(some));
        expect(rootOf(both)).toEqual(root([...some, ...others]));
        expect(both.size).toBe(some.length + others.length);
      }),
    );
  });

  it('has one hash at its edge for each one of its size', () => {
    for (const [size, hashes] of [0, 1, 1, 2, 1, 2, 2, 3, 1].entries()) {
      expect(withLeaves(EMPTY_TREE, Array(size).fill(Buffer.of(size))).subtrees).toHaveLength(hashes);
    }
    expect(() => edgeFromBytes(3, Buffer.alloc(32))).toThrow(RangeError);
  });

  it('has another root where two leaves change places, one is left out, or one bit differs', () => {
    const distinct = fc.uniqueArray(fc.uint8Array({ minLength: 1, maxLength: 8 }), {
      minLength: 2,
      maxLength: 40,
      selector: (bytes) => bytes.join(),
    });
    fc.assert(
      fc.property(distinct, fc.nat(), fc.nat(), (all, a, b) => {
        const rootOfAll = rootOf(withLeaves(EMPTY_TREE, all));
        const [i, j] = [a % all.length, (a + 1 + (b % (all.length - 1))) % all.length];
        const swapped = all.map((leaf, at) => (at === i ? all[j] : at === j ? all[i] : leaf)) as Uint8Array[];
        const flipped = all.with(
          i,
          (all[i] as Uint8Array).map((byte, at) => (at === 0 ? byte ^ 1 : byte)),
        );
        for (const other of [swapped, flipped, all.toSpliced(i, 1)]) {
          expect(rootOf(withLeaves(EMPTY_TREE, other))).not.toEqual(rootOfAll);
        }
      }),
    );
  });
});
