import { bytesOf, documentOf, type Form } from '../prov/forms.js';

/** What is to be done with a PROV document. */
export interface ProvWork {
  readonly do: 'convert';
  readonly bytes: Uint8Array;
  readonly form: Form;
  readonly to: Form;
}

/** Does it, and gives the body of the answer. @throws Refusal for a document that cannot be read or written */
export const provAnswer = ({ bytes, form, to }: ProvWork): Uint8Array<ArrayBuffer> =>
  bytesOf(documentOf(bytes, form), to);
