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
 * SQL for JSON of an entity under the alias `entity`: of a confidential one the names for its owner and whom the owner named, for
 * everybody else none. Row-level security lets nobody else see an identity, by today's rights, as of whatever day is read.
 */
export const entityJson = (
  entity: string,
): string => `jsonb_build_object('id', ${entity}.id, 'names', CASE WHEN ${entity}.confidential
  THEN coalesce((SELECT i.content->'names' FROM confidential_identity i WHERE i.id = ${entity}.id), '{}')
  ELSE ${entity}.names END, 'description', ${entity}.description, 'confidential', ${entity}.confidential)`;

/** A confidential entity is shown by its description to whom its names are withheld. */
export function entityBrief({ id, names, description, confidential }: EntityJson): EntityBrief {
  const name = displayName(names) || (description ?? '');
  return { id, name, ...(confidential && { confidential }) };
}
