import { generateKeyPairSync } from 'node:crypto';

import fc from 'fast-check';

import { checkpointFileName, checkpointFrom, checkpointText } from './checkpoint.js';
import {
  keyIdOf,
  keyNameOf,
  type NoteKey,
  noteKeyFrom,
  signedNote,
  signedText,
  successionNote,
} from './signed-note.js';

const pem = (type: 'ed25519' | 'ed448' = 'ed25519'): string =>
  (type === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ed448')).privateKey.export({
    format: 'pem',
    type: 'pkcs8',
  }) as string;
const keyNamed = (name: string): NoteKey => noteKeyFrom(pem(), name) as NoteKey;

const checkpoint = fc.record({
  origin: fc.stringMatching(/^[a-z0-9./-]{1,40}$/),
  size: fc.nat({ max: 999_999_999_999_999 }),
  root: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes)),
  sealed: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-01-01') }),
  settled: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-01-01') }),
});

describe('a checkpoint', () => {
  const key = keyNamed('claimtrail/ledger');

  it('reads back as it was written, with its signature and without', () => {
    fc.assert(
      fc.property(checkpoint, (said) => {
        const text = checkpointText(said);
        expect(checkpointFrom(text)).toEqual(said);
        expect(checkpointFrom(signedNote(text, key))).toEqual(said);
      }),
    );
  });

  it('is none where anything of it is missing', () => {
    const lines = checkpointText(fc.sample(checkpoint, { numRuns: 1, seed: 1 })[0] as never).split('\n');
    for (const at of [1, 2, 3, 4]) expect(checkpointFrom(lines.toSpliced(at, 1).join('\n'))).toBeNull();
    for (const text of ['', '\n\n', 'a\n-1\n', '{}']) expect(checkpointFrom(text)).toBeNull();
  });

  it('is filed under names that stay in order', () => {
    const names = [1, 2, 9, 10, 123_456_789].map((number) => checkpointFileName('claimtrail/ledger/x', number));
    expect(names).toEqual(names.toSorted());
    expect(names[0]).toBe('claimtrail-ledger-x-000000001.checkpoint');
  });
});

describe('a signed note', () => {
  const [key, other] = [keyNamed('claimtrail/ledger'), keyNamed('claimtrail/ledger')];

  it('is signed by its key and no other, and for its text and no other', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z —+]{1,30}$/), (line) => {
        const note = signedNote(`${line}\n`, key);
        expect(signedText(note, key.vkey)).toBe(`${line}\n`);
        expect(signedText(note, other.vkey)).toBeNull();
        expect(signedText(`x${note}`, key.vkey)).toBeNull();
        expect(signedText(note.replace(/\n\n.*/su, '\n'), key.vkey)).toBeNull();
      }),
      { numRuns: 50 },
    );
  });

  it('has keys with the id and form of the specification', () => {
    expect(key.vkey).toMatch(/^claimtrail\/ledger\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$/);
    expect([keyNameOf(key.vkey), keyIdOf(key.vkey)]).toEqual(['claimtrail/ledger', key.vkey.split('+')[1]]);
    for (const text of ['', 'no key', pem('ed448')]) expect(noteKeyFrom(text, 'name')).toBeNull();
  });

  it('can say which key takes the place of another', () => {
    const note = successionNote('claimtrail/ledger', other.vkey, new Date(0), key);
    expect(signedText(note, key.vkey)).toBe(
      `claimtrail/ledger\nsuccessor ${other.vkey}\nsince 1970-01-01T00:00:00.000Z\n`,
    );
  });
});
