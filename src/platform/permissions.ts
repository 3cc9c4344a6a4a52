/** What a caller may be allowed to do; every route needs one of these, or says that it is open. */
export const PERMISSIONS = [
  'records:read',
  'records:write',
  'records:review',
  'records:publish',
  'vocabulary:edit',
  'instance:operate',
  'accounts:administer',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Whoever may do everything: an instance without accounts trusts who sits at it. */
export const EVERYTHING: ReadonlySet<Permission> = new Set(PERMISSIONS);

/** What an account can be; it may be several of these. */
export const ROLES = ['reader', 'journalist', 'reviewer', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

const READER: readonly Permission[] = ['records:read'];
const JOURNALIST: readonly Permission[] = [...READER, 'records:write'];
const REVIEWER: readonly Permission[] = [...JOURNALIST, 'records:review'];

/** Administration is not reading more, and not writing: who does both has two roles. */
const BY_ROLE: Readonly<Record<Role, readonly Permission[]>> = {
  reader: READER,
  journalist: JOURNALIST,
  reviewer: REVIEWER,
  editor: [...REVIEWER, 'records:publish', 'vocabulary:edit'],
  admin: [...READER, 'instance:operate', 'accounts:administer'],
};

/** The roles that allow nothing beyond these permissions. */
export const rolesWithin = (permissions: ReadonlySet<Permission>): Role[] =>
  ROLES.filter((role) => BY_ROLE[role].every((permission) => permissions.has(permission)));

/**
 * What a token may be used for. Only a program administers by one: what administers can become everybody, and a person's token
 * that was lost must not give away all that the person may do.
 */
export const usableScopes = (kind: string, scopes: readonly Permission[]): readonly Permission[] =>
  kind === 'service' ? scopes : scopes.filter((scope) => scope !== 'accounts:administer');

const ANSWERED_WITH_RECORDS: readonly Permission[] = ['records:write', 'records:review', 'records:publish'];

/** Of some scopes, those that cannot be without `records:read`: what they allow is answered with records, those of others among them. */
export const needingToRead = (scopes: readonly Permission[]): readonly Permission[] =>
  scopes.includes('records:read') ? [] : scopes.filter((scope) => ANSWERED_WITH_RECORDS.includes(scope));

/** What roles allow, as far as a token's scopes let them; null is no token, and lets everything. */
export function permissionsOf(
  roles: readonly Role[],
  scopes: readonly Permission[] | null = null,
): ReadonlySet<Permission> {
  const allowed = roles.flatMap((role) => BY_ROLE[role]);
  return new Set(scopes === null ? allowed : allowed.filter((permission) => scopes.includes(permission)));
}
