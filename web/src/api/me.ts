import type { Named } from './records.js';

/** What somebody may be allowed to do. */
export const permissions = [
  'records:read',
  'records:write',
  'records:review',
  'records:publish',
  'vocabulary:edit',
  'instance:operate',
  'accounts:administer',
] as const;

/** One of them. */
export type Permission = (typeof permissions)[number];

/** Who is signed in, or sits at an instance without accounts, and what that lets them do. */
export interface Me {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly email: string | null;
  readonly roles: readonly string[];
  readonly permissions: readonly string[];
  /** The home desk. */
  readonly desk: Named | null;
  readonly desks: readonly Named[];
  /** Goes with every change; null where no cookie says who asks. */
  readonly csrfToken: string | null;
  readonly session: { readonly id: string; readonly createdAt: string; readonly expiresAt: string } | null;
  /** Whether the instance has no account yet. */
  readonly setUp: boolean;
  /** Goes with changes of name and home desk. */
  readonly version: number;
}

/** Whether somebody may do something. */
export function may(me: Pick<Me, 'permissions'> | null | undefined, permission: Permission): boolean {
  return me?.permissions.includes(permission) ?? false;
}
