import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

import type { EntityManager } from 'typeorm';

import { Refusal } from '../kernel/refusal.js';
import { repeatedKey } from '../kernel/repeated-key.js';
import { sentenceOn } from '../platform/json-body.js';
import { faultsInJson } from '../platform/text-rules.js';
import { type GivenRecord, RECORD_KINDS, type RecordKind, recordOf } from './dossier.js';

/** Longer than any record a person would write. */
const LONGEST_LINE_BYTES = 1024 * 1024;

/** More belong into several imports. */
const MOST_LINES = 2_000_000;

/** Bytes that are read from a file at once. */
const READ_AT_ONCE = 64 * 1024;

/** Records that are sent to the database at once. */
const AT_ONCE = 1000;

/** Bytes that are sent to the database at once. */
const BYTES_AT_ONCE = 4 * 1024 * 1024;

const wrong = (
  line: number,
  detail: string,
  code: 'malformed-body' | 'payload-too-large' = 'malformed-body',
): Refusal => Refusal.at(`/${line}`, code, `Line ${line}: ${detail}`);

/** All uploads that are kept at the same time, and so each of them, have at most so many bytes. */
const MOST_BYTES = 2 * 1024 ** 3;

/** Bytes of the uploads that are kept just now. */
let keptBytes = 0;

/** A body of NDJSON, kept in a file until {@link close}: as long as it arrives, the database knows nothing of it. */
export class NdjsonUpload {
  private readonly hash = createHash('sha256');
  private size = 0;
  private digested = '';

  private constructor(
    private readonly file: FileHandle,
    /** false where every line is a claim. */
    private readonly typed: boolean,
  ) {}

  /**
   * Takes a whole body, and reads every line of it on the way.
   *
   * @throws Refusal `malformed-body` or `payload-too-large` with the number of the line; whatever breaks the stream off
   */
  static async receive(body: Readable, typed: boolean): Promise<NdjsonUpload> {
    const upload = new NdjsonUpload(await nameless(), typed);
    try {
      for await (const record of upload.recordsIn(upload.keeping(body as AsyncIterable<Buffer>))) void record;
      upload.digested = upload.hash.digest('hex');
      return upload;
    } catch (thrown) {
      await upload.close();
      throw isFull(thrown) ? noRoom() : thrown;
    }
  }

  /** SHA-256 of the whole body. */
  get digest(): string {
    return this.digested;
  }

  /** The records, as often as somebody asks. */
  records(): AsyncGenerator<{ readonly record: GivenRecord; readonly text: string }> {
    return this.recordsIn(this.kept());
  }

  /** Lets go of the file, which is gone then. */
  async close(): Promise<void> {
    keptBytes -= this.size;
    this.size = 0;
    await this.file.close();
  }

  private async *keeping(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of body) {
      this.size += chunk.length;
      keptBytes += chunk.length;
      if (this.size > MOST_BYTES)
        throw new Refusal('payload-too-large', 'An import has at most 2 GiB. Send it in several parts.');
      if (keptBytes > MOST_BYTES) throw noRoom();
      this.hash.update(chunk);
      await this.file.appendFile(chunk);
      yield chunk;
    }
  }

  private async *kept(): AsyncGenerator<Buffer> {
    for (let at = 0; at < this.size;) {
      // A new one each time: lines that are still in use are parts of it.
      const { buffer, bytesRead } = await this.file.read(Buffer.allocUnsafe(READ_AT_ONCE), 0, READ_AT_ONCE, at);
      if (bytesRead === 0) throw new Error('the file of an upload has become shorter');
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }

  private async *recordsIn(
    chunks: AsyncIterable<Buffer>,
  ): AsyncGenerator<{ readonly record: GivenRecord; readonly text: string }> {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let line = 0;
    for await (const bytes of linesIn(chunks)) {
      line++;
      if (line > MOST_LINES)
        throw wrong(line, `An import has at most ${MOST_LINES.toLocaleString('en')} lines.`, 'payload-too-large');
      if (bytes.length > LONGEST_LINE_BYTES) throw wrong(line, 'It is longer than 1 MiB.', 'payload-too-large');
      const text = decoded(decoder, bytes, line);
      if (text.trim() === '') continue;
      yield { record: this.recordIn(text, line), text };
    }
  }

  private recordIn(text: string, line: number): GivenRecord {
    const content = parsed(text, line);
    if (!this.typed) return recordOf(line, `/${line}`, 'claim', content);
    const { type, ...rest } = content;
    const kind = RECORD_KINDS.includes(type as RecordKind) ? (type as RecordKind) : 'unknown';
    return recordOf(line, `/${line}`, kind, rest);
  }
}

/** A file without a name: it is gone when it is closed, and when the process ends. */
async function nameless(): Promise<FileHandle> {
  const path = join(tmpdir(), `claimtrail-upload-${randomUUID()}`);
  const file = await open(path, 'ax+', 0o600);
  await unlink(path);
  return file;
}

const isFull = (thrown: unknown): boolean => ['ENOSPC', 'EDQUOT'].includes((thrown as { code?: string }).code ?? '');

const noRoom = (): Refusal =>
  new Refusal('unavailable', 'There is no room for another import just now; send it again in a few minutes.');

/** A line that is too long is handed on as far as it was read. */
async function* linesIn(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      yield rest.length > 0 ? Buffer.concat([...rest, chunk.subarray(from, at)]) : chunk.subarray(from, at);
      rest = [];
      length = 0;
      from = at + 1;
    }
    if (from === chunk.length) continue;
    rest.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length > LONGEST_LINE_BYTES) yield Buffer.concat(rest);
  }
  if (length > 0) yield Buffer.concat(rest);
}

function decoded(decoder: { decode(bytes: Buffer): string }, bytes: Buffer, line: number): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw wrong(line, 'It is not UTF-8.');
  }
}

function parsed(text: string, line: number): Readonly<Record<string, unknown>> {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw wrong(line, 'It is not complete, well-formed JSON.');
  }
  const key = repeatedKey(text);
  if (key !== null) throw wrong(line, sentenceOn(key));
  const [fault] = faultsInJson(content);
  if (fault) throw wrong(line, fault.detail);
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    throw wrong(line, 'It is not an object.');
  return content as Readonly<Record<string, unknown>>;
}

/** Keeps what a job was given, in batches. @returns how many records it was */
export async function keepInput(
  tx: EntityManager,
  jobId: string,
  records: AsyncIterable<{ readonly record: GivenRecord; readonly text: string }>,
): Promise<number> {
  let batch: { readonly record: GivenRecord; readonly text: string }[] = [];
  let bytes = 0;
  let count = 0;
  const send = async (): Promise<void> => {
    if (batch.length === 0) return;
    await tx.query(
      `INSERT INTO job_input (job_id, position, content, place, kind, refs)
       SELECT $1, * FROM unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::jsonb[])`,
      [
        jobId,
        batch.map(({ record }) => record.position),
        batch.map(({ text }) => text),
        batch.map(({ record }) => record.place),
        batch.map(({ record }) => record.kind),
        batch.map(({ record }) => JSON.stringify(record.refs)),
      ],
    );
    count += batch.length;
    batch = [];
    bytes = 0;
  };
  for await (const one of records) {
    batch.push(one);
    bytes += one.text.length;
    if (batch.length === AT_ONCE || bytes > BYTES_AT_ONCE) await send();
  }
  await send();
  return count;
}
