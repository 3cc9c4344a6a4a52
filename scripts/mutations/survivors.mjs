// Why mutants that nothing notices stay: part of a name, and the reason. The first that fits counts.
export default [
  [
    'policy claimtrail.metric changes',
    'Without a known actor the trigger that keeps history refuses every change; with one, everybody may.',
  ],
  [
    'policy claimtrail.metric records',
    'Noticed by `another-desk` since the row that is tried is no longer let through as one that is there already; not played again.',
  ],
  [
    'policy history.confidential_identity',
    'The application has no right to the table: the policy is the one that every tracked table gets.',
  ],
  ['view as_of.desk not', 'Everybody reads all of it.'],
  ['view as_of.metric not', 'Everybody reads all of it.'],
  ['view as_of.principal not', 'Everybody reads all of it.'],
  ['view as_of.rate_set not', 'Everybody reads all of it.'],
  [
    'view as_of.entity not',
    'Joins `history.open_entity`, which decides by itself; `row-security` asks that it reads as its reader.',
  ],
  [
    'view as_of.source not',
    'Joins `history.open_source`, which decides by itself; `row-security` asks that it reads as its reader.',
  ],
  [
    'view as_of.derivation_result not',
    'Joins `history.told_result`, which decides by itself; `row-security` asks that it reads as its reader.',
  ],
  ['not as its reader', '`row-security` asks of every view that it reads as its reader; not played on it.'],
  [
    'view history.told_result without = ANY',
    'The condition of the view leaves out the same rows; this one masks what may be evaluated before it.',
  ],
  ['view history.open_entity without = ANY', '**To be played again**: `row-security-laws` has got a test of it since.'],
  ['view history.open_source without = ANY', '**To be played again**: `row-security-laws` has got a test of it since.'],
  [
    'conflicts_after',
    'Ids are joined to `link` under its policy: only crowding out beyond `most` could show, and lists ask page by page.',
  ],
  ['claims_worded', 'Ids are joined to `claim` under its policy: only crowding out beyond `most` could show.'],
  [
    'trigger link ends',
    'Differs only where the audience of an end changes between the BEFORE trigger and the wait of the foreign key: a race that no test plays.',
  ],
  ['function may_name_', '**To be played again**: `row-security-laws` has got a test of it since.'],
  ['trigger entity follow_past', '**To be played again**: `row-security-laws` has got a test of it since.'],
  ['trigger source follow_past', '**To be played again**: `row-security-laws` has got a test of it since.'],
];
