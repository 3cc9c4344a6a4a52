import type { ListWords } from './english-lists.js';

/** The closed lists that have words. */
type List =
  | keyof ListWords
  | 'verdict'
  | 'conflict'
  | 'valueType'
  | 'settled'
  | 'nothing'
  | 'figureKind'
  | 'hedge'
  | 'standing'
  | 'standingMeans'
  | 'rootKind'
  | 'provenanceEdge'
  | 'role'
  | 'roleMeans'
  | 'scope'
  | 'reviewState'
  | 'reviewVerdict'
  | 'reviewVerdictMeans'
  | 'reviewStep'
  | 'reviewStepMeans'
  | 'reviewDone'
  | 'usageKind'
  | 'usageState'
  | 'usageOpened'
  | 'usageDecision'
  | 'searchOutcome'
  | 'caseState'
  | 'caseOrigin'
  | 'outcome'
  | 'outcomeMeans'
  | 'outcomeAlone'
  | 'outcomeAloneMeans'
  | 'caseRole'
  | 'caseWhich'
  | 'caseRoleNot'
  | 'side'
  | 'caseChange'
  | 'evidenceKind';

/** Names an entry of a closed list. */
export type Term = (list: List, word: string) => string;
