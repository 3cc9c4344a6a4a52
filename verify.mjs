#!/usr/bin/env node
/*
 * Checks an export of a Claimtrail ledger, offline. Nothing but Node (20.19 or newer) is needed, and nothing but this file has to be read:
 *
 *   node verify.mjs <export> [checkpoint files or folders …] [--key <verifier key>]… [--keys <file>] [--json]
 *
 * WHAT A LEDGER IS
 *
 * Whoever keeps a database can change what is in it. Claimtrail therefore makes a number of everything that it records, and from time to
 * time one number of all these numbers, signs that, and hands it to places that are not the database. Whoever has such a signed number (a
 * CHECKPOINT) can prove later that nothing of what it covers has been altered, removed, added or moved. This file does it, in five steps.
 *
 *   1. DIGEST. Each version of each record is a text, its `content`: the last thing of its line, byte by byte as it stands there. With 16 random
 *      bytes, its `salt`:
 *          digest = SHA-256(salt, content)
 *      The salt keeps people from guessing what a digest stands for. Where the law has a content erased, its salt goes with it: the digest
 *      stays and says nothing any more.
 *   2. CHAIN. The versions of one record hang together, each on the one before (`previous`; 32 zero bytes for the first):
 *          hash = SHA-256(previous, digest, "record/id/seq/version/kind")
 *      `seq` counts 1, 2, 3 along the chain; `kind` is `recorded`, or `erased` for what an erasure left of a version.
 *   3. TREE. All hashes, in the order of their `position`, are the leaves of a Merkle tree as RFC 9162, section 2.1, has it:
 *          leaf = SHA-256(0x00, hash)        node = SHA-256(0x01, left, right)
 *      Its one root changes with every bit of every leaf, and with their order and number.
 *   4. CHECKPOINT. A signed note (https://c2sp.org/signed-note, https://c2sp.org/tlog-checkpoint): whose ledger it is, how many leaves
 *      it covers, their root, when it was sealed, and until when everything is in it (`settled`); signed with Ed25519.
 *   5. TIME. A leaf behind a checkpoint was recorded after its `settled`. One whose content says that it was recorded before was slipped in.
 *
 * WHAT CAN BE TRUSTED
 *
 * An export proves nothing by itself: who rewrites a ledger can sign it anew, with a new key. Proof is what does not come with it: a checkpoint
 * that you kept, or a verifier key that you were given (--key, --keys). What this program had to take from the export, it says.
 *
 * Who gives keys is told of every checkpoint that none of them signed or vouches for. A checkpoint that is newer than the export is told, and
 * is no problem of it.
 *
 * It ends with 0 where no problem was found, with 1 where there are problems, and with 2 where the file is no whole export or where what was
 * given to check it with is nothing that it can be checked with.
 */
import { isUtf8 } from 'node:buffer';
import { createPublicKey, hash as hashOf, randomBytes, verify as isSignedBy } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A line of an export is a version of one record; far longer ones are none. Bytes. */
const LONGEST_LINE = 16 * 1024 * 1024;
/** Read at once. Bytes. */
const CHUNK = 1024 * 1024;
/** Chains that are followed in one pass over the file: about 130 MB. Where there are more records, the file is read again for the others. */
const RECORDS_AT_ONCE = 750_000;
/** Leaves that hang on one that may be withheld, and are looked for together: about 60 MB. */
const MOST_DANGLING = 100_000;
/** Versions from which erasures took something, erasures, and sets of rates: half a kilobyte each. */
const ERASED_AT_MOST = 1_000_000;
/** Problems that are told one by one; the others are counted. */
const PROBLEMS_TOLD = 1000;
/** A checkpoint, or a file that holds some. Bytes. */
const LONGEST_NOTE = 64 * 1024;

/** The file cannot be checked; the sentence says why. */
export class Unreadable extends Error {}

/* ------------------------------------------------------------------ hashes */

/** What is hashed is put together here, again and again: to make room for each takes as long as to hash it. */
let desk = Buffer.allocUnsafe(CHUNK);

/** SHA-256 of some bytes and texts (as UTF-8), one behind the other. */
function sha256(...parts) {
  const most = parts.reduce((sum, part) => sum + (typeof part === 'string' ? 3 * part.length : part.length), 0);
  if (most > desk.length) desk = Buffer.allocUnsafe(2 * most);
  let length = 0;
  for (const part of parts)
    length += typeof part === 'string' ? desk.write(part, length) : (desk.set(part, length), part.length);
  return hashOf('sha256', desk.subarray(0, length), 'buffer');
}

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);
const NOTHING_BEFORE = Buffer.alloc(32).toString('base64');

/**
 * The root of a Merkle tree whose leaves come one by one. It keeps the roots of whole subtrees, the largest first: for 11 leaves those of the
 * first 8, the next 2, and 1. Like a carry in binary addition, a new leaf joins with as many of them as the number of leaves has ones at its end.
 */
export class Tree {
  size = 0;
  subtrees = [];

  add(hash) {
    let joined = sha256(LEAF, hash);
    for (let ones = this.size; ones % 2 === 1; ones = Math.floor(ones / 2))
      joined = sha256(NODE, this.subtrees.pop(), joined);
    this.subtrees.push(joined);
    this.size++;
  }

  root() {
    if (this.size === 0) return sha256();
    return this.subtrees.reduceRight((right, left) => sha256(NODE, left, right));
  }
}

/** Bytes written as base64; undefined for anything else. */
function bytesOf(text, length) {
  if (typeof text !== 'string') return undefined;
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === length && bytes.toString('base64') === text ? bytes : undefined;
}

/* ------------------------------------------------------- keys and signatures */

/** A verifier key is `name+id+base64(0x01, public key)`; its id is made of the rest. @returns undefined for what is none */
export function keyOf(text) {
  const [name = '', id = '', encoded = '', more] = typeof text === 'string' ? splitKey(text) : [];
  const bytes = bytesOf(encoded, 33);
  if (more !== undefined || !isName(name) || bytes?.[0] !== 1) return undefined;
  if (sha256(`${name}\n`, bytes).subarray(0, 4).toString('hex') !== id) return undefined;
  // An Ed25519 key as X.509 has it: these twelve bytes, then the key.
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), bytes.subarray(1)]);
  return { text, name, id, key: createPublicKey({ key: der, format: 'der', type: 'spki' }) };
}

/** Base64 may have a plus sign itself. */
const splitKey = (text) => {
  const [name, id, ...rest] = text.trim().split('+');
  return [name, id, rest.join('+')];
};

const isName = (text) => text !== '' && !/[\s+]/u.test(text);

/**
 * Takes a signed note apart: a text, an empty line, and signatures `— name base64(key id, signature)`.
 *
 * @returns undefined for what is no signed note
 */
export function noteOf(text) {
  const at = text.lastIndexOf('\n\n');
  if (at < 0 || !text.endsWith('\n')) return undefined;
  const signatures = [];
  for (const line of text.slice(at + 2, -1).split('\n')) {
    const [, name, encoded] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
    const bytes = Buffer.from(encoded ?? '', 'base64');
    if (name === undefined || bytes.length < 5 || bytes.toString('base64') !== encoded) return undefined;
    signatures.push({ name, id: bytes.subarray(0, 4).toString('hex'), signature: bytes.subarray(4) });
  }
  return { body: text.slice(0, at + 1), signatures };
}

/** What a checkpoint says. @returns undefined for what is none */
export function checkpointOf(text) {
  const note = text.length > LONGEST_NOTE ? undefined : noteOf(text);
  const [origin = '', size = '', root = '', ...more] = note?.body.slice(0, -1).split('\n') ?? [];
  const said = Object.fromEntries(
    more.map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]),
  );
  const [sealed, settled] = [instantOf(said.sealed), instantOf(said.settled)];
  if (!note || !isName(origin) || !/^(0|[1-9]\d{0,14})$/.test(size) || !bytesOf(root, 32)) return undefined;
  if (sealed === undefined || settled === undefined) return undefined;
  return {
    ...note,
    text,
    origin,
    size: Number(size),
    root,
    sealed,
    settled,
    sealedText: said.sealed,
    settledText: said.settled,
  };
}

/** Milliseconds since 1970 of an instant; undefined for what is none. */
function instantOf(text) {
  if (typeof text !== 'string' || !/^\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.test(text))
    return undefined;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : instant;
}

/** An instant for people. */
const momentText = (instant) => (Number.isFinite(instant) ? new Date(instant).toISOString() : 'a moment that is none');

/**
 * The keys that are believed, and why. A key that was given is believed; a key of the export is where a key that is believed says that it
 * takes its place (a signed note `origin`, `successor <key>`, `since <instant>`). Others of the export are taken as they come, and that is told.
 *
 * A revoked key counts for what it signed before it was revoked, by its own word of when that was: against who has stolen one,
 * only a checkpoint that was kept elsewhere helps.
 */
class Keys {
  byId = new Map();

  constructor(given, listed, origin) {
    this.someGiven = given.length > 0;
    this.problems = [];
    for (const { key, revoked } of given) this.note(key, revoked, GIVEN);
    const statements = [];
    for (const one of listed) {
      const { vkey, revoked, statement } = one ?? {};
      const key = keyOf(vkey);
      if (!key) {
        this.tell(`The list of keys has one that is none: ${shortened(vkey)}.`);
        continue;
      }
      const revokedAt = revoked === null || revoked === undefined ? Infinity : instantOf(revoked);
      if (revokedAt === undefined)
        this.tell(`The key ${key.id} of the export was revoked at a moment that is none (${shortened(revoked)}).`);
      this.note(key, revokedAt ?? -Infinity, COMES_ALONG);
      statements.push([key, statement]);
    }
    // Only now it is known of each whether it was revoked.
    for (const [key, statement] of statements) {
      const known = this.byId.get(key.id);
      if (known.why === COMES_ALONG) known.why = this.reasonFor(key, statement, origin);
    }
  }

  tell(problem) {
    if (this.problems.length < PROBLEMS_TOLD) this.problems.push(problem);
  }

  note(key, revoked, why) {
    const known = this.byId.get(key.id);
    if (!known) this.byId.set(key.id, { ...key, revoked, why });
    else if (known.text === key.text) known.revoked = Math.min(known.revoked, revoked);
    else this.tell(`There are two keys with the id ${key.id}; one of them was made to look like the other.`);
  }

  reasonFor(key, statement, origin) {
    const note = typeof statement === 'string' ? noteOf(statement) : undefined;
    const [from, successor, since] = note?.body.slice(0, -1).split('\n') ?? [];
    const at = instantOf(since?.replace(/^since /, ''));
    if (from === origin && successor === `successor ${key.text}` && at !== undefined) {
      const { state, key: signer } = this.signerOf(note, at);
      // Whoever has stolen a key can write any moment into a note: a revoked one vouches for none, whenever that is said to have been.
      if (state === 'signed' && signer.revoked === Infinity && signer.why !== COMES_ALONG)
        return `vouched for by ${signer.id}, which was ${signer.why}`;
    }
    return COMES_ALONG;
  }

  /** Who signed a note that says it is of an instant: of several, one that is believed. */
  signerOf({ body, signatures }, instant) {
    let state = 'unknown key';
    let key;
    const tried = new Set();
    for (const one of signatures) {
      const known = this.byId.get(one.id);
      if (!known || known.name !== one.name || tried.has(one.id)) continue;
      tried.add(one.id);
      if (!isSignedBy(null, Buffer.from(body), known.key, one.signature))
        return { state: 'wrong signature', key: known };
      const now = instant > known.revoked ? 'revoked key' : 'signed';
      if (state === 'signed' && (now !== 'signed' || key.why !== COMES_ALONG)) continue;
      [state, key] = [now, known];
    }
    return { state, key, ids: signatures.map(({ id }) => id) };
  }
}

const GIVEN = 'given by you';
const COMES_ALONG = 'taken from the export: nobody else vouches for it';

/* ------------------------------------------------------------------- lines */

/** The lines of a file, from a byte on, with their numbers; never more of it in memory than one line and a chunk. */
function* linesOf(path, from = 0, number = 1) {
  let file;
  try {
    file = openSync(path, 'r');
    const chunk = Buffer.allocUnsafe(CHUNK);
    let rest = [];
    let restLength = 0;
    let offset = from;
    for (let position = from; ;) {
      const read = readSync(file, chunk, 0, CHUNK, position);
      position += read;
      let start = 0;
      for (let end; start < read && (end = chunk.indexOf(10, start)) >= 0 && end < read; start = end + 1) {
        const piece = chunk.subarray(start, end);
        const bytes = restLength === 0 ? piece : Buffer.concat([...rest, piece]);
        [rest, restLength] = [[], 0];
        if (bytes.length > LONGEST_LINE) throw tooLong(number);
        yield { number, offset, bytes };
        offset += bytes.length + 1;
        number++;
      }
      if (read === 0) break;
      rest.push(Buffer.from(chunk.subarray(start, read)));
      restLength += read - start;
      if (restLength > LONGEST_LINE) throw tooLong(number);
    }
    if (restLength > 0) yield { number, offset, bytes: Buffer.concat(rest) };
  } catch (error) {
    if (error instanceof Unreadable || error?.code === undefined || error?.syscall === undefined) throw error;
    throw new Unreadable(`${path} cannot be read (${error.code}).`);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

const tooLong = (number) =>
  new Unreadable(
    `Line ${number} is longer than ${LONGEST_LINE / 1024 / 1024} MiB; no line of an export is. This is another file, or a damaged one.`,
  );

/** What a line is, by how it begins, in the order in which they come. */
const KINDS = [
  ['header', '{"ledger":'],
  ['sealed leaf', '{"position":'],
  ['leaf that is not sealed', '{"record":'],
  ['stray', '{"stray":'],
  ['checkpoint', '{"checkpoint":'],
  ['end', '{"end":'],
].map(([name, begins], order) => ({ name, order, begins: Buffer.from(begins) }));

const kindOf = (bytes) => KINDS.find(({ begins }) => bytes.subarray(0, begins.length).equals(begins));

/**
 * A line as an object. It has to be written as JSON.stringify writes it, so that nothing can be hidden in it: no key twice, no bytes that are
 * no text, no half characters.
 */
function objectOf({ number, bytes }) {
  if (!isUtf8(bytes)) throw noText(number);
  return objectIn(bytes.toString('utf8'), number);
}

function objectIn(text, number) {
  let value;
  let same;
  try {
    value = JSON.parse(text);
    same = JSON.stringify(value) === text;
  } catch {
    throw notWhole(number);
  }
  if (!same)
    throw new Unreadable(`Line ${number} is written in another way than exports are: somebody has edited the file.`);
  return value;
}

const CONTENT = Buffer.from(',"content":');
const BRACE = 125;

/**
 * A line as a leaf, and its content as it stands, in bytes; undefined where it has none. What is before the content is written as JSON.stringify
 * writes it. No text of JSON has a bare quotation mark in it: the first `,"content":` is none of a text.
 */
function leafOf(line) {
  const { number, bytes } = line;
  const at = bytes.indexOf(CONTENT);
  if (at < 0) return objectOf(line);
  if (!isUtf8(bytes)) throw noText(number);
  if (bytes[bytes.length - 1] !== BRACE) throw notWhole(number);
  const leaf = objectIn(`${bytes.toString('utf8', 0, at)}}`, number);
  leaf.content = bytes.subarray(at + CONTENT.length, -1);
  return leaf;
}

const noText = (number) => new Unreadable(`Line ${number} is no text in UTF-8; the file is damaged, or no export.`);
const notWhole = (number) => new Unreadable(`Line ${number} is not whole JSON; the file was cut off or damaged there.`);

/* -------------------------------------------------------- first: the whole file */

/** Looks through the file once without weighing anything: is it an export, is it whole, are its parts in order? */
function survey(path) {
  const counts = Object.fromEntries(KINDS.map(({ name }) => [name, 0]));
  let last;
  let lastLine;
  let header;
  let checkpoints;
  for (const line of linesOf(path)) {
    const kind = kindOf(line.bytes);
    if (line.number === 1) {
      if (kind?.name !== 'header') throw new Unreadable(`${path} is no export of a ledger: it does not begin as one.`);
      header = objectOf(line);
      if (header.ledger !== 1)
        throw new Unreadable(`This is a ledger of version ${shortened(header.ledger)}; this program reads version 1.`);
    } else if (!kind) {
      throw new Unreadable(
        `Line ${line.number} is no line of an export, or only the rest of one; the file was cut off or damaged there.`,
      );
    } else if (kind.order < last.order || kind.order === 0 || last.name === 'end') {
      throw new Unreadable(
        `Line ${line.number} (${kind.name}) stands behind one of a later part (${last.name}): the lines were put into another order.`,
      );
    }
    if (kind.name === 'checkpoint') checkpoints ??= { offset: line.offset, number: line.number };
    counts[kind.name]++;
    last = kind;
    // Its bytes are written over by the next.
    lastLine = { number: line.number, bytes: kind.name === 'end' ? Buffer.from(line.bytes) : null };
  }
  if (!last) throw new Unreadable(`${path} is empty.`);
  if (last.name !== 'end')
    throw new Unreadable(
      `The file ends after line ${lastLine.number} without the line that says it is whole: it was cut off.`,
    );
  const end = objectOf(lastLine);
  if (end.end !== true || end.lines !== lastLine.number) {
    throw new Unreadable(
      `The file has ${lastLine.number} lines, and its last one says ${shortened(end.lines)}: lines were taken out or put in.`,
    );
  }
  if (typeof header.origin !== 'string' || !Number.isSafeInteger(header.size) || !Array.isArray(header.keys)) {
    throw new Unreadable(
      'The first line does not say whose ledger it is, how many leaves it has, and with which keys it was signed.',
    );
  }
  return { header, counts, checkpoints };
}

/* ----------------------------------------------------------------- one leaf */

const LABELS = {
  record: /^[a-z_]{1,63}$/,
  id: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  kind: /^(recorded|erased)$/,
};
const isCount = (value) => Number.isSafeInteger(value) && value > 0;

/** What a line has of a leaf before its content, in this order; behind its position where it is sealed, and without the salt where that was erased. */
const LEAF_KEYS = ['record', 'id', 'seq', 'version', 'kind', 'previous', 'digest', 'hash', 'salt'];

/** Whether a line has these and nothing else. */
function isWhole(leaf) {
  const keys = Object.keys(leaf);
  const first = keys[0] === 'position' ? 1 : 0;
  // The content was put behind what the line has.
  const count = keys.length - first - (leaf.content ? 1 : 0);
  if (count !== LEAF_KEYS.length && count !== LEAF_KEYS.length - 1) return false;
  for (let at = 0; at < count; at++) if (keys[first + at] !== LEAF_KEYS[at]) return false;
  return true;
}

/** Whether a line holds nothing but a place and a hash: what whoever exported may not read. */
const isWithheld = (leaf) => leaf.record === undefined && Object.keys(leaf).join() === 'position,hash';

/** The hashes of a leaf as bytes; what is none is undefined. */
const hashesOf = (leaf) => ({
  previous: bytesOf(leaf.previous, 32),
  digest: bytesOf(leaf.digest, 32),
  hash: bytesOf(leaf.hash, 32),
});

/** What keeps a line from being a leaf at all; undefined where nothing does. Of others nothing is read, printed or kept. */
function formFault(leaf, { previous, digest, hash }) {
  if (!isWhole(leaf)) return 'has something else than a leaf has, or not all of it';
  const isLabel = (name) => typeof leaf[name] === 'string' && LABELS[name].test(leaf[name]);
  if (!isLabel('record') || !isLabel('id') || !isLabel('kind') || !isCount(leaf.seq) || !isCount(leaf.version))
    return 'does not say which version of which record it is of';
  if (!previous || !digest || !hash) return 'has hashes that are none';
  return undefined;
}

/** What is wrong with a leaf by itself; an empty list where nothing is. */
function faultsOf(leaf, { previous, digest, hash }) {
  const faults = [];
  const label = `${leaf.record}/${leaf.id}/${leaf.seq}/${leaf.version}/${leaf.kind}`;
  if (!sha256(previous, digest, label).equals(hash))
    faults.push('does not have the hash that follows from its digest, what it says it is of, and the hash before');
  if (leaf.seq === 1 && leaf.previous !== NOTHING_BEFORE)
    faults.push('is the first of its record, and names a hash before it');
  if (isErased(leaf)) return faults;
  const salt = bytesOf(leaf.salt, 16);
  if (!leaf.content)
    return [...faults, 'has lost its content, which nobody erased by the book: its salt is still there'];
  if (!salt) return [...faults, 'has a content without the salt to check it by'];
  if (!sha256(salt, leaf.content).equals(digest)) faults.push('has another content than was recorded');
  return faults;
}

/** Erased: what was recorded is gone, with its salt. */
const isErased = (leaf) => (leaf.salt ?? null) === null && !leaf.content;

/** Records that have no moment of their own: a rate is as old as its set, and is checked with that. */
const MOMENTLESS = new Set(['rate']);

/** Records that are never changed: their moment is called otherwise. */
const OF_ONE_MOMENT = new Set(['change', 'transition']);

const [QUOTE, ESCAPE, COMMA, OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = Buffer.from('"\\,{}[]');

/**
 * How many fields an object in JSON, given as bytes, has; NaN where a name is written with escapes. Where one stands there twice, JSON.parse tells the last,
 * and a person may read the first.
 */
function fieldsIn(bytes) {
  let count = 0;
  let depth = 0;
  let isName = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      if (isName) count++;
      for (at++; bytes[at] !== QUOTE; at++) {
        if (bytes[at] !== ESCAPE) continue;
        if (isName) return NaN;
        at++;
      }
      isName = false;
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) isName = ++depth === 1;
    else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) depth--;
    else if (byte === COMMA) isName = depth === 1;
  }
  return count;
}

/** What is wrong with what a content says of itself. */
function sayingsOf(leaf, content, settled) {
  if (content === null || typeof content !== 'object' || Array.isArray(content))
    return ['has a content that is no record'];
  if (fieldsIn(leaf.content) !== Object.keys(content).length)
    return ['has a content with a field twice, or one whose name is written in another way than the database does'];
  const faults = [];
  // A rate has no id of its own.
  if (!MOMENTLESS.has(leaf.record) && content.id !== leaf.id) faults.push('has the content of another record');
  if (content.version !== undefined && content.recorded_at !== undefined && content.version !== leaf.version)
    faults.push('has the content of another version');
  // What an erasure leaves of a version keeps the moment of that version.
  if (MOMENTLESS.has(leaf.record) || leaf.kind === 'erased') return faults;
  const moment = instantOf(OF_ONE_MOMENT.has(leaf.record) ? content.at : content.recorded_at);
  if (moment === undefined) faults.push('does not say when it was recorded');
  else if (moment <= settled) {
    const until = new Date(settled).toISOString();
    faults.push(
      `says it was recorded at ${new Date(moment).toISOString()}, and stands behind a checkpoint that has everything until ${until}: it was slipped in later`,
    );
  }
  // The database writes these with one clock: a moment of the record that is another was never that of its version.
  const {
    version,
    removed,
    recorded_at: recorded,
    created_at: created = recorded,
    updated_at: updated = recorded,
  } = content;
  if (recorded !== undefined && version === 1 && created !== recorded)
    faults.push(`is the first version, and says the record was made at another moment (${shortened(created)})`);
  if (recorded !== undefined && removed !== true && updated !== recorded)
    faults.push(`says it was changed at another moment than it was recorded (${shortened(updated)})`);
  return faults;
}

/* ---------------------------------------------------- second: leaves and roots */

/** The checkpoints of the export, one by one. */
function* checkpointsOf(path, { checkpoints }) {
  if (!checkpoints) return;
  for (const line of linesOf(path, checkpoints.offset, checkpoints.number)) {
    if (kindOf(line.bytes)?.name !== 'checkpoint') return;
    const { checkpoint: number, note } = objectOf(line);
    yield { number, line: line.number, ...(typeof note === 'string' ? checkpointOf(note) : undefined) };
  }
}

/**
 * Checks every leaf by itself, the tree at each checkpoint, and moments. Chains are begun in the same pass.
 *
 * @param given checkpoints that were kept elsewhere
 */
function checkLeaves(path, found, given, keys, chains, erasing, report) {
  const { header } = found;
  const tree = new Tree();
  const waiting = [...given].sort((a, b) => a.size - b.size);
  const unlisted = new Map(given.filter(({ isNewer }) => !isNewer).map((one) => [one.body, one.where]));
  const listed = checkpointsOf(path, found);
  let next = listed.next().value;
  let before;
  let settled = -Infinity;
  let gap = null;
  const sets = new Map();
  const erasures = new Map();
  let rests = 0;
  /** Checkpoints by keys that nobody vouches for, where keys were given: the id of each key, with the first and the last of them. */
  const unvouched = new Map();
  const counts = { sealed: 0, read: 0, withheld: 0, erased: 0, unsealed: 0, stray: 0, checkpoints: 0 };

  const compare = (checkpoint, where) => {
    if (checkpoint.root !== tree.root().toString('base64'))
      report(
        `${where} covers ${checkpoint.size} leaves, and these do not have its root: something among them was altered, removed, added or moved after ${checkpoint.sealedText}.`,
      );
    settled = Math.max(settled, checkpoint.settled);
  };
  const reach = (size) => {
    for (; waiting.length > 0 && waiting[0].size <= size; waiting.shift())
      compare(waiting[0], `The checkpoint ${waiting[0].where}`);
    for (; next && (next.size === undefined || next.size <= size); next = listed.next().value) {
      counts.checkpoints++;
      const where = `Checkpoint ${shortened(next.number)} of the export (line ${next.line})`;
      if (next.size === undefined) {
        report(`${where} is no checkpoint.`);
        continue;
      }
      if (next.origin !== header.origin) report(`${where} is of another ledger.`);
      if (!isCount(next.number)) report(`${where} has no number.`);
      else if (next.number !== (before?.number ?? 0) + 1)
        report(`${where} follows number ${before?.number ?? 0}: a checkpoint is missing.`);
      if (before && (next.size < before.size || next.sealed < before.sealed || next.settled < before.settled))
        report(`${where} is earlier or covers less than the one before.`);
      if (next.settled > next.sealed) report(`${where} says it covers what was recorded after it was sealed.`);
      const signer = keys.signerOf(next, next.sealed);
      tellSigner(where, signer, report);
      if (keys.someGiven && signer.state === 'signed' && signer.key.why === COMES_ALONG) {
        const { first = shortened(next.number), count = 0 } = unvouched.get(signer.key.id) ?? {};
        unvouched.set(signer.key.id, { first, count: count + 1, last: shortened(next.number) });
      }
      if (next.size === size) compare(next, where);
      unlisted.delete(next.body);
      before = { ...next, number: isCount(next.number) ? next.number : (before?.number ?? 0) + 1 };
    }
  };

  reach(0);
  for (const line of linesOf(path)) {
    const kind = kindOf(line.bytes).name;
    if (kind === 'header' || kind === 'checkpoint' || kind === 'end') continue;
    if (kind === 'stray') {
      counts.stray++;
      report(`Line ${line.number}: the database has something beside its ledger: ${shortened(objectOf(line).stray)}.`);
      continue;
    }
    const leaf = leafOf(line);
    const where = () => placeOf(line.number, leaf);
    const hashes = hashesOf(leaf);
    if (kind === 'sealed leaf') {
      const expected = gap ?? tree.size;
      if (!Number.isSafeInteger(leaf.position) || leaf.position < expected) {
        throw new Unreadable(
          `Line ${line.number} has the position ${shortened(leaf.position)} where ${expected} was to come: the lines were put into another order, or stand there twice.`,
        );
      }
      if (leaf.position > expected)
        report(`Line ${line.number}: the leaves at ${expected} to ${leaf.position - 1} are missing.`);
      if (gap !== null || leaf.position > expected) gap = leaf.position + 1;
      if (!hashes.hash) report(`${where()} has no hash.`);
      tree.add(hashes.hash ?? Buffer.alloc(32));
      counts.sealed++;
    } else counts.unsealed++;

    const formless = isWithheld(leaf) ? undefined : formFault(leaf, hashes);
    if (isWithheld(leaf)) {
      counts.withheld++;
      chains.withheld = true;
    } else if (formless) report(`${where()} ${formless}.`);
    else {
      const faults = faultsOf(leaf, hashes);
      if (leaf.kind === 'erased') {
        rests++;
        erasing.left(leaf.hash);
      }
      if (isErased(leaf)) counts.erased++;
      else if (leaf.content) {
        counts.read++;
        const content = parsed(leaf.content.toString('utf8'));
        faults.push(...sayingsOf(leaf, content, settled));
        // An erasure says of how many versions it left a rest.
        if (leaf.record === 'erasure') {
          if (isCount(content?.revisions)) erasures.set(leaf.id, content.revisions);
          if (erasures.size > erasing.atMost) throw tooManyErased(erasing.atMost);
          faults.push(...erasing.namedBy(content));
        }
        // A rate is sealed with its set, which was recorded in the same moment.
        const set =
          leaf.record === 'rate'
            ? content?.set_id
            : leaf.record === 'rate_set' && leaf.version === 1
              ? leaf.id
              : undefined;
        if (set === undefined ? leaf.record === 'rate' : typeof set !== 'string' || !LABELS.id.test(set))
          faults.push('names a set of rates that is none');
        else if (set !== undefined) {
          if (!sets.has(set)) sets.set(set, counts.checkpoints);
          else if (sets.get(set) !== counts.checkpoints)
            faults.push('was sealed apart from the rates it belongs to: it was slipped in later');
        }
      }
      for (const fault of faults) report(`${where()} ${fault}.`);
      chains.take(leaf, hashes, line.number, report);
    }
    if (kind === 'sealed leaf') reach(tree.size);
  }

  for (const one of waiting)
    report(
      `The checkpoint ${one.where} covers ${one.size} leaves, and the export has ${tree.size}: what came last was taken away.`,
    );
  for (; next; next = listed.next().value) {
    counts.checkpoints++;
    report(
      `Checkpoint ${shortened(next.number)} of the export (line ${next.line}) covers ${next.size} leaves, and the export has ${tree.size}.`,
    );
  }
  for (const [id, { first, count, last }] of unvouched)
    report(
      `Of the checkpoints of the export ${count} (number ${first} to ${last}) ${count === 1 ? 'is' : 'are'} signed by ${id} alone, which came with it: it is no key that you gave, and none of these vouches for it.`,
    );
  if (keys.someGiven && counts.checkpoints === 0)
    report('You gave a key, and the export has no checkpoint: that key proves nothing of it.');
  for (const where of unlisted.values()) report(`The checkpoint ${where} is not among those of the export.`);
  const told = [...erasures.values()].reduce((sum, one) => sum + one, 0);
  if (told !== rests && !chains.withheld)
    report(
      `The records of ${erasures.size} erasures say that something was taken from ${told} versions, and it was taken from ${rests}: nothing is erased but by such a record.`,
    );
  erasing.conclude(report);
  if (header.size !== tree.size)
    report(`The first line says that there are ${header.size} leaves, and there are ${tree.size}.`);
  if (before && before.size !== tree.size)
    report(
      `The newest checkpoint of the export covers ${before.size} leaves, and ${tree.size} have a position: there is one missing.`,
    );
  return { ...counts, erasures: erasures.size, rests, root: tree.root().toString('base64'), newest: before };
}

/**
 * What erasures left, and what their records say that they left: each names the hashes of its rests. Everybody who exports may read these
 * records, so that this holds where other leaves are withheld, too.
 */
class Erasing {
  rests = new Set();
  named = new Set();

  constructor(path, atMost) {
    this.path = path;
    this.atMost = atMost;
  }

  left(hash) {
    this.keep(this.rests, hash);
  }

  /** @returns what is wrong with what the content of an erasure names */
  namedBy(content) {
    const { rests = null, revisions } = content ?? {};
    if (rests === null) return [];
    if (!Array.isArray(rests) || !rests.every((hash) => bytesOf(hash, 32)))
      return ['names as left by it what are no hashes'];
    for (const hash of rests) this.keep(this.named, hash);
    if (rests.length === revisions) return [];
    return [`names ${rests.length} versions that it left something of, and counts ${shortened(revisions)}`];
  }

  keep(hashes, hash) {
    hashes.add(hash);
    if (hashes.size > this.atMost) throw tooManyErased(this.atMost);
  }

  /** Whoever stands for nothing that a record names is told with the place, which is looked for anew. */
  conclude(report) {
    const left = new Set([...this.rests].filter((hash) => !this.named.has(hash)));
    if (left.size === 0) return;
    for (const line of linesOf(this.path)) {
      const { order } = kindOf(line.bytes);
      if (order > 2) break;
      const leaf = order === 0 ? {} : leafOf(line);
      if (leaf.kind === 'erased' && left.has(leaf.hash))
        report(
          `${placeOf(line.number, leaf)} is what was left of an erasure, and no record of an erasure names it: nobody erased this by the book.`,
        );
    }
  }
}

const tooManyErased = (atMost) =>
  new Unreadable(
    `The export has more than ${atMost.toLocaleString('en')} erased versions, or erasures that name as many; this program checks no more.`,
  );

function tellSigner(where, { state, key, ids }, report) {
  if (state === 'wrong signature')
    report(
      `${where} has a signature of ${key.id} that does not fit it: it was changed after it was signed, or forged.`,
    );
  if (state === 'unknown key')
    report(`${where} is signed by a key that is neither given nor in the export (${shortened(ids.join(', '))}).`);
  if (state === 'revoked key')
    report(
      `${where} says it was sealed after its key ${key.id} was revoked (${momentText(key.revoked)}): it counts for nothing.`,
    );
}

const placeOf = (number, { position, record, id, version }) => {
  const at = position === undefined ? 'not sealed' : `position ${shortened(position)}`;
  return `Line ${number} (${at}${record === undefined ? '' : `, ${shortened(record)} ${shortened(id)} version ${shortened(version)}`})`;
};

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function jsonOf(value) {
  try {
    return JSON.stringify(value) ?? 'nothing';
  } catch {
    return 'something nested too deep to be shown';
  }
}

/** What comes from the file is shown shortly, and without signs that a terminal obeys. */
function shortened(value) {
  const whole = typeof value === 'string' ? value : jsonOf(value);
  // A copy: a piece of a text would keep all of it in memory.
  const text = Buffer.from(whole.slice(0, 201)).toString();
  // eslint-disable-next-line no-control-regex
  const plain = text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\u061c\ufeff]/g, '?');
  return plain.length > 200 ? `${plain.slice(0, 200)}…` : plain;
}

/* ------------------------------------------------------------- third: chains */

/** What is known of a record's chain: 16 bytes that stand for the record, and the hash that it ends with. Bytes. */
const END = 16 + 32;

/**
 * How far each chain has got, in one piece of memory: a hash table with open addressing, whose keys are hashes themselves. Its place holds the
 * key and the last hash (`bytes`), and the last `seq` and `version` (`numbers`); a `seq` of 0 is an empty place.
 */
class Ends {
  size = 0;

  constructor(places = 1024) {
    this.places = places;
    this.bytes = Buffer.alloc(END * places);
    this.numbers = new Float64Array(2 * places);
  }

  /** Where a key stands, or the empty place for it. */
  placeOf(key) {
    for (let place = key.readUInt32LE() % this.places; ; place = (place + 1) % this.places) {
      const at = END * place;
      if (this.numbers[2 * place] === 0 || this.bytes.compare(key, 0, 16, at, at + 16) === 0) return place;
    }
  }

  seq = (place) => this.numbers[2 * place];
  version = (place) => this.numbers[2 * place + 1];
  endsWith = (place, hash) => this.bytes.compare(hash, 0, 32, END * place + 16, END * (place + 1)) === 0;

  set(place, key, seq, version, hash) {
    if (this.seq(place) === 0) this.size++;
    this.numbers[2 * place] = seq;
    this.numbers[2 * place + 1] = version;
    this.bytes.set(key.subarray(0, 16), END * place);
    this.bytes.set(hash, END * place + 16);
  }

  /** The same chains, or those that are to be kept, with other room. */
  moved(places, keeps = () => true) {
    const ends = new Ends(places);
    for (let place = 0; place < this.places; place++) {
      const key = this.bytes.subarray(END * place, END * place + 16);
      if (this.seq(place) > 0 && keeps(key))
        ends.set(
          ends.placeOf(key),
          key,
          this.seq(place),
          this.version(place),
          this.bytes.subarray(END * place + 16, END * (place + 1)),
        );
    }
    return ends;
  }
}

/**
 * Follows the chains of some of the records. Which, a hash decides that nobody can foresee; where there are too many, half of them are left
 * for another pass, and half of these again, until the rest fits.
 */
class Chains {
  parts = 1;
  part = 0;
  ends = new Ends();
  count = 0;
  /** Whether leaves are withheld from whoever exported: then a chain can lead through them. */
  withheld = false;
  /** Hashes before a leaf that no line of its record has, with that line. */
  dangling = new Map();
  /** Erased versions that wait for what was left of them, with their lines: by record, as text of its key. */
  open = new Map();
  openCount = 0;
  /** What is wrong with chains of this pass. */
  found = [];

  constructor(path, atOnce, erasedAtMost) {
    this.path = path;
    this.atOnce = atOnce;
    this.erasedAtMost = erasedAtMost;
    this.secret = randomBytes(16);
  }

  isOfThisPass = (key) => key.readUInt32LE(4) % this.parts === this.part;

  take(leaf, { previous, hash }, line, tell) {
    const key = sha256(this.secret, leaf.record, leaf.id);
    // Of a record that is left for another pass, that pass tells.
    if (!this.isOfThisPass(key)) return;
    const report = (problem) => this.note(key, problem, tell);
    const where = () => placeOf(line, leaf);
    const place = this.ends.placeOf(key);
    const seq = this.ends.seq(place);
    if (leaf.seq !== seq + 1) {
      if (this.withheld && leaf.seq > seq) this.waitFor(leaf.previous, key, where(), tell);
      else
        report(
          `${where()} is number ${leaf.seq} of its record, and comes after number ${seq}: what was between is missing, or stands elsewhere.`,
        );
    } else if (seq > 0 && !this.ends.endsWith(place, previous))
      report(`${where()} does not hang on the version before it.`);
    this.ends.set(place, key, leaf.seq, this.followed(key, this.ends.version(place), leaf, where, report), hash);
    // In later passes about as many come as fitted into the first.
    if (this.part === 0 && this.ends.size > this.atOnce) this.halve();
    else if (4 * this.ends.size > 3 * this.ends.places) this.ends = this.ends.moved(2 * this.ends.places);
  }

  note(key, problem, tell) {
    if (this.found.length < PROBLEMS_TOLD) this.found.push({ key, problem });
    else tell(problem);
  }

  waitFor(hash, key, where, tell) {
    this.dangling.set(hash, { key, where });
    if (this.dangling.size > MOST_DANGLING) this.findDangling(tell);
  }

  /** @returns the version that a chain has got to; what was erased waits for what was left of it */
  followed(key, before, leaf, where, report) {
    const isRest = leaf.kind === 'erased';
    if (isRest && !this.close(key, leaf.version) && !this.withheld)
      report(`${where()} is what was left of a version that was not erased.`);
    if (!isRest && leaf.version !== before + 1 && !this.withheld) report(`${where()} comes after version ${before}.`);
    if (isErased(leaf)) this.await(key, leaf.version, where());
    return isRest ? before : leaf.version;
  }

  await(key, version, where) {
    const record = key.toString('latin1', 0, 16);
    const versions = this.open.get(record) ?? new Map();
    this.open.set(record, versions.set(version, where));
    if (++this.openCount > this.erasedAtMost) throw tooManyErased(this.erasedAtMost);
  }

  /** @returns whether that version waited */
  close(key, version) {
    const record = key.toString('latin1', 0, 16);
    const versions = this.open.get(record);
    if (!versions?.delete(version)) return false;
    this.openCount--;
    if (versions.size === 0) this.open.delete(record);
    return true;
  }

  halve() {
    this.parts *= 2;
    this.ends = this.ends.moved(this.ends.places, this.isOfThisPass);
    this.found = this.found.filter(({ key }) => this.isOfThisPass(key));
    for (const [hash, { key }] of this.dangling) if (!this.isOfThisPass(key)) this.dangling.delete(hash);
    for (const [record, versions] of this.open) {
      if (this.isOfThisPass(Buffer.from(record, 'latin1'))) continue;
      this.open.delete(record);
      this.openCount -= versions.size;
    }
  }

  /** Ends a pass: what is open now stays open. */
  conclude(report) {
    if (this.dangling.size > 0) this.findDangling(report);
    for (const { problem } of this.found) report(problem);
    this.found = [];
    for (const versions of this.open.values())
      for (const where of versions.values()) report(`${where} is erased, and nothing says what was left of it.`);
    this.open.clear();
    this.openCount = 0;
    this.count += this.ends.size;
    this.ends = new Ends(this.ends.places);
    // What is withheld is told of anew in each pass.
    this.withheld = false;
  }

  /** A chain may lead through leaves that are withheld: one of these has to have the hash. */
  findDangling(tell) {
    for (const line of linesOf(this.path)) {
      if (kindOf(line.bytes).name !== 'sealed leaf') continue;
      const leaf = leafOf(line);
      if (isWithheld(leaf) && typeof leaf.hash === 'string') this.dangling.delete(leaf.hash);
    }
    for (const { key, where } of this.dangling.values())
      this.note(key, `${where} hangs on a leaf that is not there.`, tell);
    this.dangling.clear();
  }
}

/** Checks chains that did not fit into the first pass. */
function checkOtherChains(path, chains, report) {
  chains.conclude(report);
  for (chains.part = 1; chains.part < chains.parts; chains.part++) {
    for (const line of linesOf(path)) {
      const { order } = kindOf(line.bytes);
      if (order > 2) break;
      if (order === 0) continue;
      const leaf = leafOf(line);
      const hashes = hashesOf(leaf);
      if (isWithheld(leaf)) chains.withheld = true;
      else if (!formFault(leaf, hashes)) chains.take(leaf, hashes, line.number, report);
    }
    chains.conclude(report);
  }
}

/* --------------------------------------------------------------- altogether */

/**
 * Checks an export.
 *
 * @param checkpoints texts of checkpoints that were kept elsewhere, `{ where, text }`
 * @param given verifier keys that were given, `{ key, revoked }`
 * @param atOnce chains that are followed in one pass
 * @param erasedAtMost versions of which an erasure left something
 * @throws Unreadable where the file is no whole export
 */
export function verify(
  path,
  { checkpoints = [], given = [], atOnce = RECORDS_AT_ONCE, erasedAtMost = ERASED_AT_MOST } = {},
) {
  const problems = [];
  let count = 0;
  const report = (problem) => {
    if (++count <= PROBLEMS_TOLD) problems.push(problem);
  };
  const found = survey(path);
  const { header } = found;
  const keys = new Keys(given, header.keys, header.origin);
  keys.problems.forEach(report);
  const [kept, newer] = [[], []];
  const size = found.counts['sealed leaf'];
  const exportedAt = instantOf(header.exportedAt) ?? Infinity;
  for (const { where, text } of checkpoints.flatMap(notesIn)) {
    const checkpoint = checkpointOf(text);
    if (!checkpoint) throw new Unreadable(`${where} is no checkpoint.`);
    if (checkpoint.origin !== header.origin)
      throw new Unreadable(`${where} is a checkpoint of another ledger (${shortened(checkpoint.origin)}).`);
    const isNewer = checkpoint.sealed > exportedAt;
    const one = {
      ...checkpoint,
      isNewer,
      where: `${where} (${checkpoint.size} leaves, sealed ${checkpoint.sealedText})`,
    };
    const signer = keys.signerOf(checkpoint, checkpoint.sealed);
    (isNewer && checkpoint.size > size ? newer : kept).push(one);
    // Its key may have been made after the export.
    if (!isNewer || signer.state !== 'unknown key') tellSigner(`The checkpoint ${where}`, signer, report);
  }
  const notes = newer.map(
    ({ where }) =>
      `The checkpoint ${where} is newer than this export, which says it is of ${shortened(header.exportedAt)}: it cannot be checked with it. Make a new export.`,
  );
  if (kept.length === 0 && newer.length > 0) throw new Unreadable(notes.slice(0, PROBLEMS_TOLD).join('\n'));
  const chains = new Chains(path, atOnce, erasedAtMost);
  const { newest, ...counts } = checkLeaves(path, found, kept, keys, chains, new Erasing(path, erasedAtMost), report);
  checkOtherChains(path, chains, report);
  return {
    origin: header.origin,
    exportedAt: header.exportedAt,
    counts: { ...counts, records: chains.count, given: kept.length },
    newest: newest && {
      number: newest.number,
      size: newest.size,
      sealed: newest.sealedText,
      settled: newest.settledText,
    },
    keys: [...keys.byId.values()].map(({ text, revoked, why }) => ({
      key: text,
      why,
      revoked: revoked === Infinity ? null : momentText(revoked),
    })),
    passes: chains.parts,
    notes,
    problems,
    problemCount: count,
  };
}

/* ------------------------------------------------------------- for the reader */

function tell({ origin, exportedAt, counts, newest, keys, notes, problems, problemCount }) {
  const out = [`The ledger of ${shortened(origin)}, exported ${shortened(exportedAt)}`, ''];
  const of = (number, word, plural = `${word}s`) => `${number.toLocaleString('en')} ${number === 1 ? word : plural}`;
  out.push(
    `  leaves       ${counts.sealed.toLocaleString('en')} sealed, ${counts.unsealed.toLocaleString('en')} not sealed yet`,
  );
  out.push(
    `  of these     ${of(counts.read, 'content')} read and hashed, ${counts.erased.toLocaleString('en')} erased, ${counts.withheld.toLocaleString('en')} withheld from whoever exported`,
  );
  out.push(`  chains       ${of(counts.records, 'record')}`);
  if (counts.rests > 0 || counts.erasures > 0)
    out.push(
      `  erasures     ${counts.erasures} on record, which took something from ${of(counts.rests, 'version')}: what was there can no longer be read by anybody`,
    );
  out.push(`  root         ${counts.root}`);
  out.push(
    `  checkpoints  ${counts.checkpoints} in the export${newest ? `, the newest sealed ${newest.sealed}, with everything until ${newest.settled}` : ''}`,
  );
  out.push(`               ${counts.given} kept elsewhere`);
  for (const { key, why, revoked } of keys)
    out.push(`  key          ${shortened(key)}`, `               ${why}${revoked ? `; revoked ${revoked}` : ''}`);
  out.push('');
  for (const note of notes) out.push(`  - ${note}`);
  for (const problem of problems) out.push(`  ! ${problem}`);
  if (problemCount > problems.length) out.push(`  ! and ${of(problemCount - problems.length, 'more', 'more')}`);
  if (problemCount > 0) out.push('', `NOT PROVEN: ${of(problemCount, 'problem')}.`);
  else out.push(`PROVEN: ${proven(counts, keys, newest)}`);
  return out.join('\n');
}

function proven(counts, keys, newest) {
  const tail = counts.unsealed > 0 ? ` ${counts.unsealed} leaves are not sealed yet; nothing vouches for these.` : '';
  if (counts.given > 0) return `what the checkpoints that you kept cover has not been altered since.${tail}`;
  if (!newest)
    return `the ledger is consistent, and there is no checkpoint: who made the export could have made all of it.${tail}`;
  if (keys.some(({ why }) => why === GIVEN))
    return `the ledger is consistent, and each of its checkpoints is signed by a key that you were given, or that such a key vouches for. What came after the newest, of ${newest.sealed}, could be missing: a checkpoint that you kept yourself would prove more.${tail}`;
  return `the ledger is consistent. Its checkpoints and their keys came with it, so that who made the export could have made all of it: give a checkpoint that was kept elsewhere, or --key.${tail}`;
}

/**
 * The checkpoints of a text, one or several, one behind the other. Mail programs and editors put a mark before it, or end lines in another
 * way; that does not change what was signed, and is undone.
 */
function notesIn({ where, text }) {
  const blocks = text
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n')
    .trim()
    .split(/(?<=\n— [^\n]*)\n+(?!— )/u);
  if (blocks.length === 1) return [{ where, text: `${blocks[0]}\n` }];
  return blocks.map((block, at) => ({ where: `${where}, number ${at + 1} in it,`, text: `${block}\n` }));
}

/** Texts of a file, or of all files of a folder. */
function notesAt(path) {
  try {
    if (statSync(path).isDirectory())
      return readdirSync(path)
        .filter((name) => !name.startsWith('.'))
        .sort()
        .flatMap((name) => notesAt(join(path, name)));
    if (statSync(path).size > LONGEST_NOTE) throw new Unreadable(`${path} is no checkpoint: it is too large.`);
    const bytes = readFileSync(path);
    if (!isUtf8(bytes)) throw new Unreadable(`${path} is no text in UTF-8.`);
    return [{ where: path, text: bytes.toString('utf8') }];
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable(`${path} cannot be read (${error.code}).`);
  }
}

/** Keys of a text: one a line, with `revoked <instant>` behind it where it is. Lines that begin with # are for people. */
function keysIn(text, where) {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, vkey, revoked] = /^(\S+)(?:\s+revoked\s+(\S+))?$/.exec(line) ?? [];
      const key = keyOf(vkey);
      const at = revoked === undefined ? Infinity : instantOf(revoked);
      if (!key || at === undefined)
        throw new Unreadable(`${where} has a line that is no verifier key: ${shortened(line)}`);
      return { key, revoked: at };
    });
}

const USAGE =
  'node verify.mjs <export> [checkpoint files or folders …] [--key <verifier key>]… [--keys <file>] [--json]';

/** Who asks for proof is not told that nothing was found where there was nothing to check against. */
function some(list, place, word) {
  if (list.length === 0) throw new Unreadable(`${place} has no ${word} in it: there is nothing to check against.`);
  return list;
}

/** @returns the exit code */
export function main(args) {
  try {
    const [paths, given] = [[], []];
    let json = false;
    for (let i = 0; i < args.length; i++) {
      if (args[i] === '--json') json = true;
      else if (args[i] === '--key') given.push(...some(keysIn(args[++i] ?? '', '--key'), '--key', 'verifier key'));
      else if (args[i] === '--keys') {
        const place = args[++i];
        if (!place) throw new Unreadable('--keys has no file behind it.');
        const keys = notesAt(place).flatMap(({ where, text }) => keysIn(text, where));
        given.push(...some(keys, place, 'verifier key'));
      } else if (args[i].startsWith('--')) throw new Unreadable(`${args[i]} is not known. ${USAGE}`);
      else paths.push(args[i]);
    }
    const [path, ...kept] = paths;
    if (path === undefined) throw new Unreadable(USAGE);
    const told = verify(path, {
      given,
      checkpoints: kept.flatMap((place) => some(notesAt(place), place, 'checkpoint')),
    });
    console.log(json ? JSON.stringify(told, null, 2) : tell(told));
    return told.problemCount > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    console.error(error.message);
    return 2;
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url))
  process.exitCode = main(process.argv.slice(2));
