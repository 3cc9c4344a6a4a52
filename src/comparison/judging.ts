import { isJudged, type KnownLink } from './known-link.js';
import { endsOf } from './link.js';

/** A link as somebody gives it who may not judge links. */
export type GivenLink = Pick<KnownLink, 'a' | 'b' | 'kind' | 'origin' | 'state' | 'readers'>;

/** What two links have in common that are one. */
export function linkKey({ a, b, kind, readers }: Pick<GivenLink, 'a' | 'b' | 'kind' | 'readers'>): string {
  return [...endsOf(kind, a, b), kind, readers].join(' ');
}

/** What somebody records as a correction is one by being recorded, whoever they are. */
const isCorrection = ({ kind, origin, state }: GivenLink): boolean =>
  kind === 'supersedes' && (origin === 'person' || origin === 'import') && state === 'confirmed';

/**
 * Whether a link, as it is given, says what only somebody may say who judges links: that it is confirmed, dismissed or resolved, where
 * that is not said of it already; or that something is a correction of which a reviewer has said that it is none.
 *
 * @param said the link as it is there; undefined where it is not
 */
export function isJudging(given: GivenLink, said: Pick<KnownLink, 'state' | 'settled'> | undefined): boolean {
  if (said?.state === given.state) return false;
  return isCorrection(given) ? said !== undefined && isJudged(said) : given.state !== 'suggested';
}
