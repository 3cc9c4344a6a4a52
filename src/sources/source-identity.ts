import { AUDIENCES, mayName, type Readership } from '../accounts/audience.js';

/** Whether a name is meant as an address. */
export const isUrl = (name: string): boolean => /^\s*https?:\/\//i.test(name);

/** What makes a source without a URL the source it is (domain §1). */
export const sourceIdentity = ({
  kind,
  titleKey,
  publisherId,
  publishedOn,
}: {
  readonly kind: string;
  readonly titleKey: string | null;
  readonly publisherId: string | null;
  readonly publishedOn: string | null;
}): string => [kind, titleKey ?? '', publisherId ?? '', publishedOn ?? ''].join('\n');

/** Of records of one thing, the one that all readers of what names it may read, for the fewest readers. */
export function nearestReadable<Found extends Readership>(
  naming: Readership,
  found: readonly Found[],
): Found | undefined {
  const readable = found.filter((one) => mayName(naming, one));
  return readable.sort((a, b) => AUDIENCES.indexOf(a.audience) - AUDIENCES.indexOf(b.audience))[0];
}
