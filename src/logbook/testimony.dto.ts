import { StatementView } from '../claims/statement.dto.js';
import { DerivationView } from '../derivations/derivation.dto.js';
import type { ComparisonView } from '../detection/comparison.dto.js';
import type { CreatedView } from './claims.dto.js';

/** A statement that was recorded, and what was created on the way. */
export class LoggedStatementView extends StatementView {
  created!: CreatedView[];

  /** What conflicts with the claim now, the most consequential first; at most 20. */
  comparisons!: ComparisonView[];
}

/** A derivation that was recorded, and what was created on the way. */
export class LoggedDerivationView extends DerivationView {
  created!: CreatedView[];
}
