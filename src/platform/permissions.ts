/** What a caller may be allowed to do; every route needs one of these, or says that it is open. */
export const PERMISSIONS = [
  'records:read',
  'records:write',
  'records:review',
  'vocabulary:edit',
  'instance:operate',
  'accounts:administer',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Whoever may do everything: an instance without accounts trusts who sits at it. */
export const EVERYTHING: ReadonlySet<Permission> = new Set(PERMISSIONS);
