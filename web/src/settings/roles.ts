/** What somebody may do with the record, each including those before it. */
export const recordRoles = ['reader', 'journalist', 'reviewer', 'editor'] as const;

/** One of them. */
export type RecordRole = (typeof recordRoles)[number];

/** The highest role that somebody has with the record; empty without one. */
export function recordRoleOf(roles: readonly string[]): RecordRole | '' {
  return recordRoles.findLast((role) => roles.includes(role)) ?? '';
}

/** A role with those it includes, the least first. */
export function including(role: string): string[] {
  const at = recordRoles.findIndex((one) => one === role);
  return at < 0 ? [role] : recordRoles.slice(0, at + 1);
}

/** The roles with another one with the record; what they are besides stays. */
export function withRecordRole(roles: readonly string[], role: RecordRole | ''): string[] {
  const others = roles.filter((one) => !recordRoles.some((known) => known === one));
  return role ? [role, ...others] : others;
}

/** The roles with or without one that includes no other. */
export function withRole(roles: readonly string[], role: string, has: boolean): string[] {
  const others = roles.filter((one) => one !== role);
  return has ? [...others, role] : others;
}

/** What somebody is, without what that includes; what a newer instance has besides comes last. */
export function inOrder(roles: readonly string[]): string[] {
  const order: readonly string[] = [...recordRoles, 'admin'];
  const known = order.filter((role) => roles.includes(role));
  const highest = recordRoleOf(roles);
  const shown = known.filter((role) => role === highest || !recordRoles.some((one) => one === role));
  return [...shown, ...roles.filter((role) => !order.includes(role))];
}
