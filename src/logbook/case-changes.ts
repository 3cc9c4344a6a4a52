import { audienceKey } from '../accounts/audience.js';
import type { ClaimChange } from '../derivations/staleness.service.js';
import { type KnownCase, matterOf } from '../disputes/disputes.queries.js';

/** What a decision, or that it no longer stands, does to claims, for whatever rests on them. */
export const changesBy = (known: KnownCase, newer?: string, older: readonly string[] = []): ClaimChange[] =>
  matterOf(known).claims.map((claim) => {
    const readers = audienceKey(known);
    return older.includes(claim) && newer !== undefined
      ? { claim, code: 'superseded', readers, other: newer }
      : { claim, code: 'linked', readers, other: null };
  });
