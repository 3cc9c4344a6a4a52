import type { ClaimBrief } from '../api/records.js';
import { dotted } from '../format/dotted.js';
import { periodName } from '../format/period.js';
import type { Reader } from '../format/reader.js';
import { metricName, scopeEntries } from '../format/value.js';
import type { Term } from '../words/term.js';

/** What two claims have in common, and what each has of its own, in the order in which a claim is named. */
export interface PairWords {
  readonly shared: string;
  readonly a: string;
  readonly b: string;
}

/** Names a pair of claims without saying anything twice: `OpenAI · revenue · 2025` with `actual` here and `target` there. */
export function pairWords(a: ClaimBrief, b: ClaimBrief, reader: Reader, term: Term): PairWords {
  const [first, second] = [partsOf(a, reader, term), partsOf(b, reader, term)];
  const same = first.map((part, index) => part === second[index]);
  return {
    shared: dotted(first.filter((_, index) => same[index])),
    a: dotted(first.filter((_, index) => !same[index])),
    b: dotted(second.filter((_, index) => !same[index])),
  };
}

/** Each at its own place, so that places can be compared; what a claim does not say is empty. */
function partsOf({ subject, metric, scope, period, basis, measure }: ClaimBrief, reader: Reader, term: Term): string[] {
  const limits = scopeEntries(scope, reader.language).map(
    ({ dimension, word }) => `${term('dimension', dimension)}: ${word}`,
  );
  return [
    subject.name,
    metricName(metric, reader.language),
    limits.join(', '),
    period.kind === 'unspecified' ? term('nothing', 'period') : periodName(period, reader),
    term('basis', basis),
    measure === 'as_is' ? '' : term('measure', measure),
  ];
}
