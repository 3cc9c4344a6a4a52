import { IsIn } from 'class-validator';

import { type Form, FORMS } from '../prov/forms.js';

/** How a PROV document is to be written. */
export class ConversionQuery {
  /** The form that is written; the one that is read goes by the content type. */
  @IsIn(FORMS)
  to!: Form;
}

/** Something that makes a PROV document invalid. */
export class ProvProblemView {
  /** As PROV-CONSTRAINTS names it, `unique-generation`; `docs/conformance.md` lists all. */
  constraint!: string;

  /** A sentence that names the records. */
  text!: string;
}

/** Whether a PROV document is valid. */
export class ProvValidityView {
  valid!: boolean;

  /** The first 100. */
  problems!: ProvProblemView[];

  /** How many there are besides. */
  more!: number;
}
