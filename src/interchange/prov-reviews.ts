import type { ProvRecord } from '../prov/model.js';
import { usedIn } from './prov-derivations.js';
import { ct, type ProvNames, schema } from './prov-names.js';
import { recording } from './prov-people.js';
import type { CaseRow, StepRow } from './prov-rows.js';
import { named, recordOf, said, typed } from './prov-values.js';

/** A step of a review: an activity of one moment, and the verdict it came to. What was said for it is not told. */
export function recordsOfStep(row: StepRow, names: ProvNames): ProvRecord[] {
  const id = names.of('transition', row.id);
  const claim = names.of('claim', row.claimId);
  const verdict = row.verdict === null ? null : names.of('transition', row.id, 'verdict');
  const evidence = row.evidence.flatMap(({ kind, id: of }) => {
    if (kind === 'derivation') {
      return [recordOf('wasInformedBy', null, { informed: id, informant: names.of('derivation', of) })];
    }
    return kind === 'statement' || kind === 'source' ? usedIn(id, names.of(kind, of), verdict, 'evidence') : [];
  });
  const given = verdict
    ? [
        recordOf('entity', verdict, {}, [
          ...typed(ct('Verdict')),
          ...said(ct('verdict'), row.verdict),
          ...named(schema('about'), claim),
        ]),
        recordOf('wasGeneratedBy', null, { entity: verdict, activity: id, time: row.at }),
      ]
    : [];
  return [
    recordOf('activity', id, { startTime: row.at, endTime: row.at }, [
      ...typed(ct('ReviewStep')),
      ...said(ct('from'), row.from),
      ...said(ct('to'), row.to),
    ]),
    recordOf('wasAssociatedWith', null, { activity: id, agent: names.of('user', row.actorId) }),
    ...usedIn(id, claim, verdict, null),
    ...evidence,
    ...given,
  ];
}

/** A case, and the decision that is in force: an activity that used all candidates and gave an outcome. */
export function recordsOfCase(row: CaseRow, names: ProvNames): ProvRecord[] {
  const id = names.of('dispute', row.id);
  const own = recordOf('entity', id, {}, [
    ...typed(ct('Dispute')),
    ...said(schema('name'), row.question),
    ...row.candidates.flatMap(({ claimId }) => named(schema('about'), names.of('claim', claimId))),
    ...recording(names, row),
  ]);
  if (row.outcome === null || row.decidedAt === null || row.decidedById === null) return [own];
  const decision = names.of('dispute', row.id, 'decision');
  const outcome = names.of('dispute', row.id, 'outcome');
  return [
    own,
    recordOf('activity', decision, { startTime: row.decidedAt, endTime: row.decidedAt }, typed(ct('Decision'))),
    recordOf('wasAssociatedWith', null, { activity: decision, agent: names.of('user', row.decidedById) }),
    recordOf('entity', outcome, {}, [
      ...typed(ct('Outcome')),
      ...said(ct('outcome'), row.outcome),
      ...row.candidates.flatMap(({ claimId, chosen }) =>
        chosen === true ? named(ct('chosen'), names.of('claim', claimId)) : [],
      ),
    ]),
    recordOf('wasGeneratedBy', null, { entity: outcome, activity: decision, time: row.decidedAt }),
    ...usedIn(decision, id, outcome, null),
    ...row.candidates.flatMap(({ claimId }) => usedIn(decision, names.of('claim', claimId), outcome, 'candidate')),
    ...row.derivationIds.map((derivation) =>
      recordOf('wasInformedBy', null, { informed: decision, informant: names.of('derivation', derivation) }),
    ),
  ];
}
