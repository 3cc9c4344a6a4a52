import { IsIn } from 'class-validator';

import { type Form, FORMS } from '../prov/forms.js';

/** How a PROV document is to be written. */
export class ConversionQuery {
  @IsIn(FORMS)
  to!: Form;
}
