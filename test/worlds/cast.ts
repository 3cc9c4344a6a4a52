import { NEWSROOM_DESK } from '../../src/platform/caller.js';
import type { Permission } from '../../src/platform/permissions.js';

/** The desks of every world. */
export const DESKS = ['newsroom', 'politics', 'business'] as const;
export type DeskName = (typeof DESKS)[number];

/** Roles as accounts have them. */
export type Role = 'reader' | 'journalist' | 'reviewer' | 'editor' | 'admin';

/** Somebody who acts or asks. */
export interface Person {
  readonly name: string;
  readonly kind: 'person' | 'service';
  readonly roles: readonly Role[];
  /** The first is the one that is acted for where nothing else is said. */
  readonly desks: readonly DeskName[];
  /** Of a token that may less than its bearer; left out, all. */
  readonly scopes?: readonly Permission[];
}

const person = (name: string, role: Role, ...desks: DeskName[]): Person => ({
  name,
  kind: 'person',
  roles: [role],
  desks,
});

/** Every kind of caller that there is; worlds draw from them. */
export const CAST: readonly Person[] = [
  person('politics reader', 'reader', 'politics'),
  person('business reader', 'reader', 'business'),
  person('newsroom reader', 'reader', 'newsroom'),
  person('politics journalist', 'journalist', 'politics'),
  person('second politics journalist', 'journalist', 'politics'),
  person('business journalist', 'journalist', 'business'),
  person('newsroom journalist', 'journalist', 'newsroom'),
  person('journalist of two desks', 'journalist', 'politics', 'business'),
  person('politics reviewer', 'reviewer', 'politics'),
  person('newsroom reviewer', 'reviewer', 'newsroom'),
  person('business editor', 'editor', 'business'),
  person('newsroom editor', 'editor', 'newsroom'),
  person('editor of all desks', 'editor', 'newsroom', 'politics', 'business'),
  { ...person('administrator', 'admin', 'newsroom'), roles: ['admin'] },
  { ...person('editing administrator', 'admin', 'newsroom'), roles: ['admin', 'editor'] },
  { ...person('business program', 'editor', 'business'), kind: 'service' },
  {
    ...person('reading program', 'editor', 'politics'),
    kind: 'service',
    scopes: ['records:read'],
  },
];

/** Somebody of the cast by name. */
export function personCalled(name: string): Person {
  const found = CAST.find((one) => one.name === name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
}

const READS: readonly Permission[] = ['records:read'];
const WRITES: readonly Permission[] = [...READS, 'records:write'];
const REVIEWS: readonly Permission[] = [...WRITES, 'records:review'];

const MAY: Readonly<Record<Role, readonly Permission[]>> = {
  reader: READS,
  journalist: WRITES,
  reviewer: REVIEWS,
  editor: [...REVIEWS, 'records:publish', 'vocabulary:edit'],
  admin: [...READS, 'accounts:administer', 'instance:operate'],
};

/** What somebody may do, with the token they have. */
export function permissionsOf({ roles, scopes }: Person): ReadonlySet<Permission> {
  const all = new Set(roles.flatMap((role) => MAY[role]));
  return scopes ? new Set(scopes.filter((scope) => all.has(scope))) : all;
}

/** Desks that are the same in all databases. */
export const DESK_IDS: Readonly<Record<DeskName, string>> = {
  newsroom: NEWSROOM_DESK,
  politics: '00000000-0000-7000-8000-0000000000d2',
  business: '00000000-0000-7000-8000-0000000000d3',
};

/** People who are the same in all databases. */
export const personId = ({ name }: Person): string =>
  `00000000-0000-7000-8000-00000000a${String(CAST.findIndex((one) => one.name === name)).padStart(3, '0')}`;
