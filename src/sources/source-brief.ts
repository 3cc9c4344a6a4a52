import { firstOf } from '../kernel/first-of.js';
import { type EntityBrief, entityBrief, type EntityJson, entityJson } from '../vocabulary/entity-brief.js';

/** A source in a few words, for whatever names it. */
export interface SourceBrief {
  readonly id: string;
  readonly kind: string;
  /** null where it has none; of a confidential one what everybody may read. */
  readonly title: string | null;
  readonly url: string | null;
  readonly publisher: EntityBrief | null;
  /** Day or RFC 3339 time; null where it is not known. */
  readonly publishedAt: string | null;
  readonly confidential?: boolean;
}

/** What {@link sourceJson} reads. */
export interface SourceJson {
  readonly id: string;
  readonly kind: string;
  readonly title: string | null;
  readonly url: string | null;
  readonly publisher: EntityJson | null;
  readonly publishedOn: string | null;
  readonly publishedAt: string | null;
  readonly confidential: boolean;
}

/** What an id looks like: the publisher of what was protected later is kept by it, that of what always was by name. */
const UUID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

/** SQL for JSON of a source under the alias `source`; of a confidential one title and URL for its owner and whom the owner named. */
export const sourceJson = (
  source: string,
): string => `(SELECT jsonb_build_object('id', ${source}.id, 'kind', ${source}.kind,
  'title', coalesce(${source}.title, i.content->>'title', CASE WHEN ${source}.confidential THEN ${source}.description END),
  'url', coalesce(${source}.url, i.content->>'url'),
  'publisher', (SELECT ${entityJson('pe')} FROM entity pe WHERE pe.id = ${firstOf(`${source}.publisher_id`, `CASE WHEN i.content->>'publisher' ~ '${UUID}' THEN (i.content->>'publisher')::uuid END`)}),
  'publishedOn', ${source}.published_on, 'publishedAt', ${source}.published_at, 'confidential', ${source}.confidential)
  FROM (SELECT 1) one LEFT JOIN confidential_identity i ON ${source}.confidential AND i.id = ${source}.id)`;

/** A source in a few words, out of what the database gave. */
export function sourceBrief({
  id,
  kind,
  title,
  url,
  publisher,
  publishedOn,
  publishedAt,
  confidential,
}: SourceJson): SourceBrief {
  return {
    id,
    kind,
    title,
    url,
    publisher: publisher && entityBrief(publisher),
    publishedAt: publishedAt ? new Date(publishedAt).toISOString() : publishedOn,
    ...(confidential && { confidential }),
  };
}
