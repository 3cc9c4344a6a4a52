import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';

import type { EntityManager } from 'typeorm';

import { Refusal } from '../kernel/refusal.js';
import { faultsInJson } from '../platform/text-rules.js';
import { type GivenRecord, RECORD_KINDS, type RecordKind, recordOf } from './dossier.js';

/** Longer than any record a person would write. */
const LONGEST_LINE_BYTES = 1024 * 1024;

/** More belong into several imports. */
const MOST_LINES = 2_000_000;

/** Records that are sent to the database at once. */
const AT_ONCE = 1000;

/** Bytes that are sent to the database at once. */
const BYTES_AT_ONCE = 4 * 1024 * 1024;

const wrong = (
  line: number,
  detail: string,
  code: 'malformed-body' | 'payload-too-large' = 'malformed-body',
): Refusal => Refusal.at(`/${line}`, code, `Line ${line}: ${detail}`);

/** A body of NDJSON that is read once, line by line; what was read is digested on the way. */
export class NdjsonUpload {
  private readonly hash = createHash('sha256');
  private begun = false;
  private ended = false;

  constructor(
    private readonly body: Readable,
    /** null where every line is a claim. */
    private readonly typed: boolean,
  ) {}

  /** SHA-256 of the whole body; reads what is left of it. */
  async digest(): Promise<string> {
    if (!this.ended) for await (const chunk of this.chunks()) void chunk;
    return this.hash.copy().digest('hex');
  }

  /** @throws Refusal `malformed-body` or `payload-too-large` with the number of the line; whatever breaks the stream off */
  async *records(): AsyncGenerator<{ readonly record: GivenRecord; readonly text: string }> {
    // A transaction that is tried again cannot have its body again.
    if (this.begun) throw new Refusal('unavailable', 'The import could not be taken just now; send it again.');
    this.begun = true;
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let line = 0;
    for await (const bytes of this.lines()) {
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

  private async *chunks(): AsyncGenerator<Buffer> {
    for await (const chunk of this.body as AsyncIterable<Buffer>) {
      this.hash.update(chunk);
      yield chunk;
    }
    this.ended = true;
  }

  /** A line that is too long is handed on as far as it was read. */
  private async *lines(): AsyncGenerator<Buffer> {
    let rest: Buffer[] = [];
    let length = 0;
    for await (const chunk of this.chunks()) {
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
