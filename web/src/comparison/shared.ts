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

/** What several claims have in common, and what each has of its own, in their order. */
export interface GroupWords {
  readonly shared: string;
  readonly own: readonly string[];
}

/** Names claims without saying anything twice: `OpenAI · revenue · 2025` with `actual` here and `target` there. */
export function groupWords(claims: readonly ClaimBrief[], reader: Reader, term: Term): GroupWords {
  const parts = claims.map((claim) => partsOf(claim, reader, term));
  const [first = []] = parts;
  const same = first.map((part, index) => parts.every((other) => other[index] === part));
  return {
    shared: dotted(first.filter((_, index) => same[index])),
    own: parts.map((its) => dotted(its.filter((_, index) => !same[index]))),
  };
}

/** The same of two. */
export function pairWords(a: ClaimBrief, b: ClaimBrief, reader: Reader, term: Term): PairWords {
  const { shared, own } = groupWords([a, b], reader, term);
  return { shared, a: own[0] ?? '', b: own[1] ?? '' };
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
