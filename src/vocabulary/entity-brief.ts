import { displayName } from './entity.js';

/** An entity in a few words, for whatever names it. */
export interface EntityBrief {
  readonly id: string;
  readonly name: string;
  /** True where `name` is what everybody may read of somebody who is protected. */
  readonly confidential?: boolean;
}

/** What {@link entityJson} reads. */
export interface EntityJson {
  readonly id: string;
  readonly names: Readonly<Record<string, string>>;
  readonly description: string | null;
  readonly confidential: boolean;
}

/**
 * SQL for whether the actor may read the confidential identity of an id: its owner, and whom the owner named. By today's rights,
 * as of whatever day is read.
 */
export const mayReadIdentity = (
  id: string,
): string => `EXISTS (SELECT 1 FROM claimtrail.confidential_identity r WHERE r.id = ${id}
  AND (r.owner_id::text = current_setting('claimtrail.actor') OR r.readers ? current_setting('claimtrail.actor')))`;

/**
 * SQL for JSON of an entity under the alias `entity`: of a confidential one the names for its owner and whom the owner named,
 * for everybody else none.
 */
export const entityJson = (
  entity: string,
): string => `jsonb_build_object('id', ${entity}.id, 'names', CASE WHEN ${entity}.confidential
  THEN coalesce((SELECT i.content->'names' FROM confidential_identity i WHERE i.id = ${entity}.id
    AND ${mayReadIdentity('i.id')}), '{}')
  ELSE ${entity}.names END, 'description', ${entity}.description, 'confidential', ${entity}.confidential)`;

/** A confidential entity is shown by its description to whom its names are withheld. */
export function entityBrief({ id, names, description, confidential }: EntityJson): EntityBrief {
  const name = displayName(names) || (description ?? '');
  return { id, name, ...(confidential && { confidential }) };
}
