import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/**
 * A key that signs notes: Ed25519, with the name of whose ledger it is.
 *
 * @see https://c2sp.org/signed-note
 */
export interface NoteKey {
  /** `name+id+base64(0x01, public key)`: what verifiers are given. */
  readonly vkey: string;
  readonly privateKey: KeyObject;
}

/** What makes an Ed25519 public key of 32 bytes one in the form of X.509. */
const X509 = Buffer.from('302a300506032b6570032100', 'hex');

/** The kind of keys that Ed25519 is. */
const ED25519 = Buffer.of(1);

/** Four bytes that say which key has signed. */
const idOf = (name: string, publicKey: Uint8Array): Buffer =>
  createHash('sha256').update(`${name}\n`).update(ED25519).update(publicKey).digest().subarray(0, 4);

/** The id of a verifier key, in hexadecimal. */
export const keyIdOf = (vkey: string): string => vkey.split('+')[1] ?? '';

/** The name of a verifier key: whose ledger it signs. */
export const keyNameOf = (vkey: string): string => vkey.split('+')[0] ?? '';

/** A private key as PEM, with a name; null for what is no Ed25519 key. */
export function noteKeyFrom(pem: string, name: string): NoteKey | null {
  try {
    const privateKey = createPrivateKey(pem);
    if (privateKey.asymmetricKeyType !== 'ed25519') return null;
    const publicKey = publicBytes(privateKey);
    const encoded = Buffer.concat([ED25519, publicKey]).toString('base64');
    return { vkey: `${name}+${idOf(name, publicKey).toString('hex')}+${encoded}`, privateKey };
  } catch {
    return null;
  }
}

const publicBytes = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(X509.length);

/** A text with a signature behind it. @param text ends in a line feed, and has no empty line at its end */
export function signedNote(text: string, { vkey, privateKey }: NoteKey): string {
  const signature = sign(null, Buffer.from(text), privateKey);
  const id = Buffer.from(keyIdOf(vkey), 'hex');
  return `${text}\n— ${keyNameOf(vkey)} ${Buffer.concat([id, signature]).toString('base64')}\n`;
}

/** The text of a note that a key has signed; null for any other. */
export function signedText(note: string, vkey: string): string | null {
  const at = note.lastIndexOf('\n\n');
  const text = note.slice(0, at + 1);
  const bytes = Buffer.from(vkey.slice(vkey.indexOf('+', vkey.indexOf('+') + 1) + 1), 'base64');
  const key = createPublicKey({ key: Buffer.concat([X509, bytes.subarray(1)]), format: 'der', type: 'spki' });
  const isSigned = note
    .slice(at + 2)
    .split('\n')
    .some((line) => {
      const [, name, encoded = ''] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
      const signed = Buffer.from(encoded, 'base64');
      const isOfKey = name === keyNameOf(vkey) && signed.subarray(0, 4).toString('hex') === keyIdOf(vkey);
      return isOfKey && verify(null, Buffer.from(text), key, signed.subarray(4));
    });
  return at >= 0 && isSigned ? text : null;
}

/** What a key says of the one that takes its place: a note that it signs. */
export const successionNote = (origin: string, successor: string, since: Date, key: NoteKey): string =>
  signedNote(`${origin}\nsuccessor ${successor}\nsince ${since.toISOString()}\n`, key);
