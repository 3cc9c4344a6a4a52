import { StatementView } from '../claims/statement.dto.js';
import { DerivationView } from '../derivations/derivation.dto.js';
import type { CreatedView } from './claims.dto.js';

/** A statement that was recorded, and what was created on the way. */
export class LoggedStatementView extends StatementView {
  created!: CreatedView[];
}

/** A derivation that was recorded, and what was created on the way. */
export class LoggedDerivationView extends DerivationView {
  created!: CreatedView[];
}
