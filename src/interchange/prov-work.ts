import { validate } from '../prov/constraints/validate.js';
import { bytesOf, documentOf, type Form } from '../prov/forms.js';

/** What is to be done with a PROV document. */
export type ProvWork = { readonly bytes: Uint8Array; readonly form: Form } & (
  | { readonly do: 'convert'; readonly to: Form }
  | { readonly do: 'validate' }
);

/** Does it, and gives the body of the answer. @throws Refusal for a document that cannot be read or written */
export function provAnswer(work: ProvWork): Uint8Array<ArrayBuffer> {
  const document = documentOf(work.bytes, work.form);
  if (work.do === 'convert') return bytesOf(document, work.to);
  return new TextEncoder().encode(JSON.stringify(validate(document)));
}
