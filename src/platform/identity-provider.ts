import { isLoopback } from '../kernel/loopback.js';
import { tidy } from '../kernel/text.js';
import { LONGEST_NAME, MOST_DESKS } from './account-bounds.js';
import { type Role, ROLES } from './permissions.js';
import { faultInName } from './validation.js';

/** What membership in a group of the provider means here. */
export interface GroupMeaning {
  readonly roles: readonly Role[];
  /** Names of desks. */
  readonly desks: readonly string[];
}

/** An OpenID provider that may say who somebody is. */
export interface IdentityProvider {
  /** Its issuer identifier, exactly as it writes it itself. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button says. */
  readonly name: string;
  /** The claim that lists somebody's groups. */
  readonly groupsClaim: string;
  readonly groups: ReadonlyMap<string, GroupMeaning>;
}

const VARIABLES = {
  issuer: 'CLAIMTRAIL_OIDC_ISSUER',
  clientId: 'CLAIMTRAIL_OIDC_CLIENT_ID',
  clientSecret: 'CLAIMTRAIL_OIDC_CLIENT_SECRET',
  name: 'CLAIMTRAIL_OIDC_NAME',
  groupsClaim: 'CLAIMTRAIL_OIDC_GROUPS_CLAIM',
  groups: 'CLAIMTRAIL_OIDC_GROUPS',
} as const;

/** The variables of the environment that describe a provider. */
export const PROVIDER_VARIABLES: readonly string[] = Object.values(VARIABLES);

/** Longer names would not fit on the button. */
const LONGEST_LABEL = 60;

/**
 * Reads what the environment says of a provider; null where it says nothing.
 *
 * @param publicUrl where the provider sends browsers back to; there is no sign-in by a provider without it
 * @param faults gets a sentence for each variable that is wrong or missing; none repeats a value
 */
export function identityProviderFrom(
  env: Readonly<Record<string, string | undefined>>,
  publicUrl: string | null,
  faults: string[],
): IdentityProvider | null {
  if (PROVIDER_VARIABLES.every((name) => !env[name])) return null;
  const before = faults.length;
  const fault = (name: string, sentence: string) => void faults.push(`${name} ${sentence}`);
  const issuer = env[VARIABLES.issuer] ?? '';
  if (!isIssuer(issuer))
    fault(VARIABLES.issuer, 'must be the https address of an OpenID provider; http only for one on this machine.');
  for (const name of [VARIABLES.clientId, VARIABLES.clientSecret]) {
    if (!env[name]) fault(name, 'must be set for sign-in by the provider of CLAIMTRAIL_OIDC_ISSUER.');
  }
  const name = env[VARIABLES.name] || 'single sign-on';
  if ([...name].length > LONGEST_LABEL) fault(VARIABLES.name, `must have at most ${LONGEST_LABEL} characters.`);
  const groups = groupsFrom(env[VARIABLES.groups] || '{}');
  if (!groups)
    fault(
      VARIABLES.groups,
      `must be JSON such as {"politics":{"roles":["journalist"],"desks":["Politics"]}}, with roles out of ${ROLES.join(', ')}.`,
    );
  faults.push(...faultsInDesks([...(groups?.values() ?? [])]).map((sentence) => `${VARIABLES.groups}: ${sentence}`));
  if (publicUrl === null && !env.CLAIMTRAIL_PUBLIC_URL)
    fault('CLAIMTRAIL_PUBLIC_URL', 'must be set for sign-in by a provider: it sends browsers back there.');
  if (faults.length > before || !groups) return null;
  return {
    issuer,
    clientId: env[VARIABLES.clientId] ?? '',
    clientSecret: env[VARIABLES.clientSecret] ?? '',
    name,
    groupsClaim: env[VARIABLES.groupsClaim] || 'groups',
    groups: new Map([...groups].map(([group, { roles, desks }]) => [group, { roles, desks: desks.map(tidy) }])),
  };
}

/** The same rules as for desks that an admin makes and gives. They are told by their places: a fault repeats no value. */
function faultsInDesks(groups: readonly GroupMeaning[]): string[] {
  return groups.flatMap(({ desks }, group) => {
    if (desks.length > MOST_DESKS) return [`group ${group + 1} must have at most ${MOST_DESKS} desks.`];
    return desks.flatMap((name, desk) => {
      const found = faultInName(LONGEST_NAME)(name);
      return found === null ? [] : [`the name of desk ${desk + 1} of group ${group + 1} ${found}.`];
    });
  });
}

function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(text);
  if (username || password || search || hash) return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

function groupsFrom(text: string): ReadonlyMap<string, GroupMeaning> | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(parsed)) return undefined;
  const groups = new Map<string, GroupMeaning>();
  for (const [group, meaning] of Object.entries(parsed)) {
    if (!isObject(meaning)) return undefined;
    const { roles = [], desks = [], ...unknown } = meaning;
    if (!isRoles(roles) || !isTexts(desks) || Object.keys(unknown).length > 0) return undefined;
    groups.set(group, { roles, desks });
  }
  return groups;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((text) => typeof text === 'string');

const isRoles = (value: unknown): value is Role[] =>
  isTexts(value) && value.every((text) => ROLES.some((role) => role === text));
