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

/** A readership in one word, as the database has it in `audience_key`: the id of the desk, `newsroom` or `public`. */
export const audienceKey = ({ audience, deskId }: Readership): string => (audience === 'desk' ? deskId : audience);

/** Words of the readerships whose records some readers see, whoever of them it is. */
export type Lens = ReadonlySet<string>;

/**
 * What everybody sees who may read all of some records: what is meant for everybody, and for the desks that these are for. What is
 * public is read by people of the newsroom alone, so far.
 */
export const lensOfAll = (...records: readonly Readership[]): Lens =>
  new Set(['newsroom', 'public', ...records.map(audienceKey)]);

/** What everybody sees who may read one record, of what it may name (see {@link mayName}). */
export function lensOf(record: Readership): Lens {
  const own = audienceKey(record);
  if (own === 'public') return new Set(['public']);
  return new Set(own === 'newsroom' ? ['public', 'newsroom'] : ['public', 'newsroom', own]);
}
