import { Refusal } from '../kernel/refusal.js';
import type { ProvDocument } from './model.js';
import { checkLength } from './pen.js';
import { readProvJson } from './read-prov-json.js';
import { readProvN } from './read-prov-n.js';
import { provJson } from './write-prov-json.js';
import { provN } from './write-prov-n.js';

/** The forms in which PROV is read and written. */
export const FORMS = ['prov-json', 'provn'] as const;
export type Form = (typeof FORMS)[number];

/** By what each goes on the wire: PROV-JSON has no media type of its own, and PROV-N is always UTF-8. */
export const MEDIA_TYPES = {
  'prov-json': 'application/json',
  provn: 'text/provenance-notation',
} as const satisfies Readonly<Record<Form, string>>;

/** Reads a document. @throws Refusal `malformed-body` where it is no UTF-8, `unreadable-provenance` where it is not of that form */
export function documentOf(bytes: Uint8Array, form: Form): ProvDocument {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('malformed-body', 'The body is not UTF-8.');
  }
  return form === 'provn' ? readProvN(text) : readProvJson(text);
}

/** Writes a document in UTF-8. @throws Refusal `payload-too-large` where it gets out of all proportion */
export function bytesOf(document: ProvDocument, form: Form): Uint8Array<ArrayBuffer> {
  const pieces: string[] = [];
  let length = 0;
  for (const piece of form === 'provn' ? provN(document) : provJson(document)) {
    length += piece.length;
    checkLength(length);
    pieces.push(piece);
  }
  return new TextEncoder().encode(pieces.join(''));
}
