/** Who may read a record, from the few to the many. */
export const AUDIENCES = ['desk', 'newsroom', 'public'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** What decides who may read a record. */
export interface Readership {
  readonly audience: Audience;
  /** Matters for `desk` alone. */
  readonly deskId: string;
}

/**
 * Whether everybody who may read `naming` may read `named` too: what names a record has no wider audience than it (domain §1).
 */
export function mayName(naming: Readership, named: Readership): boolean {
  if (named.audience === 'desk') return naming.audience === 'desk' && naming.deskId === named.deskId;
  return AUDIENCES.indexOf(naming.audience) <= AUDIENCES.indexOf(named.audience);
}
