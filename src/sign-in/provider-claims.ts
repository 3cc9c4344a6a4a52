import { emailKey, faultInEmail } from '../accounts/email.js';
import { hiddenCharacter, tidy } from '../kernel/text.js';

/** What a provider says of somebody. */
export interface ProvidedPerson {
  readonly issuer: string;
  readonly subject: string;
  /** null where the provider gives none that could be one. */
  readonly email: string | null;
  /** Whether the provider has made sure that it is theirs. */
  readonly emailVerified: boolean;
  readonly name: string | null;
  readonly groups: readonly string[];
}

/** What somebody's groups give them. */
export interface Granted<Role extends string> {
  readonly roles: readonly Role[];
  /** Names of desks. */
  readonly desks: readonly string[];
}

const LONGEST_SUBJECT = 255;
const LONGEST_NAME = 100;
const MOST_GROUPS = 1000;

/**
 * Reads claims that were verified; what is not of the form it should have counts as not said.
 *
 * @param groupsClaim its name, or the way to it with dots (`realm_access.roles`)
 * @returns null without a subject that can be kept
 */
export function personOf(
  claims: Readonly<Record<string, unknown>>,
  issuer: string,
  groupsClaim: string,
): ProvidedPerson | null {
  const { sub, email, email_verified: verified, name, preferred_username: username } = claims;
  if (typeof sub !== 'string' || sub === '' || sub.length > LONGEST_SUBJECT || hiddenCharacter(sub)) return null;
  return {
    issuer,
    subject: sub,
    email: typeof email === 'string' && faultInEmail(email) === null ? emailKey(email) : null,
    // Some providers write it as a text.
    emailVerified: verified === true || verified === 'true',
    name: nameOf(name) ?? nameOf(username),
    groups: groupsOf(claims, groupsClaim),
  };
}

function nameOf(claim: unknown): string | null {
  if (typeof claim !== 'string' || claim.length > 10 * LONGEST_NAME) return null;
  const name = tidy(claim);
  return name !== '' && [...name].length <= LONGEST_NAME && !hiddenCharacter(name) ? name : null;
}

function groupsOf(claims: Readonly<Record<string, unknown>>, path: string): string[] {
  const claim = Object.hasOwn(claims, path) ? claims[path] : path.split('.').reduce<unknown>(partOf, claims);
  const groups: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  return groups.slice(0, MOST_GROUPS).filter((group) => typeof group === 'string');
}

function partOf(whole: unknown, part: string): unknown {
  return typeof whole === 'object' && whole !== null && Object.hasOwn(whole, part)
    ? (whole as Record<string, unknown>)[part]
    : undefined;
}

/**
 * What groups give together; groups that nobody has given a meaning give nothing.
 *
 * @param mostDesks somebody belongs to; more than these are not given
 */
export function grantedBy<Role extends string>(
  groups: readonly string[],
  meanings: ReadonlyMap<string, Granted<Role>>,
  mostDesks: number,
): Granted<Role> {
  const given = groups.flatMap((group) => meanings.get(group) ?? []);
  return {
    roles: [...new Set(given.flatMap(({ roles }) => roles))].sort(),
    desks: [...new Set(given.flatMap(({ desks }) => desks))].sort().slice(0, mostDesks),
  };
}

/**
 * The roles of somebody after they signed in by a provider: what it gave before and no longer gives goes, what an admin gave stays.
 *
 * @param given by the provider at the last sign-in
 */
export function rolesAfter<Role extends string>(
  current: readonly Role[],
  given: readonly Role[],
  granted: readonly Role[],
): Role[] {
  return [...new Set([...current.filter((role) => !given.includes(role)), ...granted])].sort();
}

/**
 * Which roles of somebody are the provider's, to be taken when it no longer gives them: not those that an admin had given before it did.
 *
 * @param before the roles before this sign-in
 * @param given of them by the provider
 * @param after the roles now
 */
export function rolesHeld<Role extends string>(
  before: readonly Role[],
  given: readonly Role[],
  granted: readonly Role[],
  after: readonly Role[],
): Role[] {
  return after.filter((role) => given.includes(role) || (granted.includes(role) && !before.includes(role)));
}

/** By how much the clocks of provider and server may differ, in seconds. */
export const CLOCK_TOLERANCE_SECONDS = 30;

/**
 * Whether an ID token was given to this client (OpenID Connect Core 3.1.3.7, steps 4, 5 and 10), and not before its time. Signature, issuer,
 * audience and end are the library's to check.
 *
 * @param now milliseconds since 1970
 */
export function isForClient({ azp, iat }: Readonly<Record<string, unknown>>, clientId: string, now: number): boolean {
  if (azp !== undefined && azp !== clientId) return false;
  return typeof iat === 'number' && iat <= now / 1000 + CLOCK_TOLERANCE_SECONDS;
}
