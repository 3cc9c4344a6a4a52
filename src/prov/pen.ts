import { Refusal } from '../kernel/refusal.js';
import type { ProvDocument, ProvRecord, QualifiedName, RecordKind } from './model.js';
import type { Prefixes } from './spelling.js';

/** Writes one form of PROV piece by piece; each call gives the text that follows. Names need a prefix that was declared. */
export interface Pen {
  begin(prefixes: Prefixes): string;
  record(record: ProvRecord): string;
  /** Between the bundles no records of the document are written. */
  beginBundle(id: QualifiedName, prefixes: Prefixes): string;
  endBundle(): string;
  end(): string;
}

/**
 * In UTF-16 code units: a form may repeat at every value what another one says once, so that a document or a single record can be written far
 * larger than it is; and a text has 512 Mi at most in this language.
 */
const LARGEST = 128 * 1024 * 1024;

/** @throws Refusal `payload-too-large` for what gets out of all proportion */
export function checkLength(length: number): void {
  if (length > LARGEST)
    throw new Refusal('payload-too-large', 'The document would be too large in the other form; convert it in parts.');
}

type Many<T> = Iterable<T> | AsyncIterable<T>;

/** Records of one kind. Those with the same identifier follow each other, which is not checked. */
export interface Part {
  readonly kind: RecordKind;
  readonly records: Many<ProvRecord>;
}

/** A bundle that is not in memory whole. Each kind comes once at most. */
export interface StreamedBundle {
  /** All that its names need; a bundle has those of its document too. */
  readonly prefixes: Prefixes;
  readonly parts: Many<Part>;
}

/** A document that is not in memory whole. Its bundles come after its records. */
export interface StreamedDocument extends StreamedBundle {
  readonly bundles?: Many<StreamedBundle & { readonly id: QualifiedName }>;
}

/** A document in pieces of some tens of thousands of characters. */
export async function* streamed(pen: Pen, document: StreamedDocument): AsyncGenerator<string> {
  let text = pen.begin(document.prefixes);
  for await (const piece of bodyOf(pen, document)) {
    text += piece;
    if (text.length < PIECE) continue;
    yield text;
    text = '';
  }
  yield text + pen.end();
}

/** As long as it is worth to be sent by itself, in UTF-16 code units. */
const PIECE = 32_768;

async function* bodyOf(pen: Pen, document: StreamedDocument): AsyncGenerator<string> {
  yield* recordsOf(pen, document);
  for await (const bundle of document.bundles ?? []) {
    yield pen.beginBundle(bundle.id, bundle.prefixes);
    yield* recordsOf(pen, bundle);
    yield pen.endBundle();
  }
}

async function* recordsOf(pen: Pen, { parts }: StreamedBundle): AsyncGenerator<string> {
  for await (const { records } of parts) {
    let text = '';
    for await (const record of records) {
      text += pen.record(record);
      if (text.length < PIECE) continue;
      yield text;
      text = '';
    }
    yield text;
  }
}

/** The pieces of a document that is in memory; its names have prefixes. */
export function* written(pen: Pen, document: ProvDocument): Generator<string> {
  yield pen.begin(document.prefixes);
  for (const record of document.records) yield pen.record(record);
  for (const { id, prefixes, records } of document.bundles) {
    yield pen.beginBundle(id, prefixes);
    for (const record of records) yield pen.record(record);
    yield pen.endBundle();
  }
  yield pen.end();
}
