import { IsIn } from 'class-validator';

import { type Form, FORMS } from '../prov/forms.js';

/** How a PROV document is to be written. */
export class ConversionQuery {
  /** The form that is written; the one that is read goes by the content type. */
  @IsIn(FORMS)
  to!: Form;
}
