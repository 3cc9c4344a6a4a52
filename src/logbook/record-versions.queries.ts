import { byName, oneOf, plainly, type ToldField } from '../history/change-words.js';
import type { ShownField, ShownVersions } from '../history/versions.queries.js';
import { displayName } from '../vocabulary/entity.js';
import { AUDIENCE_TERMS, ENTITY_TERMS, SOURCE_TERMS } from './history-terms.js';

/**
 * The versions of an entity, as far as rights of today allow: of whom is protected now, no version tells who it is, and no reason
 * why it was changed.
 */
export const ENTITY_VERSIONS: ShownVersions = {
  kind: 'entity',
  from: 'history.entity r JOIN history.open_entity o ON o.id = r.id AND o.version = r.version',
  where: 'r.id = $1',
  withheld: 'o.confidential',
  fields: [
    open('kind', 'kind', 'kind', 'Art', oneOf(ENTITY_TERMS)),
    open('names', 'names', 'names', 'Namen'),
    open('aliases', 'aliases', 'other names', 'weitere Namen'),
    open('identifiers', 'identifiers', 'identifiers', 'Kennungen'),
    open('description', 'description', 'description', 'Beschreibung'),
    open('fiscalCalendar', 'fiscal_calendar', 'fiscal year', 'Geschäftsjahr'),
    open('confidential', 'confidential', 'protected', 'geschützt'),
    // Where the caller does not read what it was merged into, it was not.
    {
      path: 'sameAs',
      sql: '(SELECT e.id FROM entity e WHERE e.id = r.same_as_id)',
      name: { en: 'the same as', de: 'dasselbe wie' },
      say: byName,
    },
    ...readers(),
  ],
  called: ({ names, description }) =>
    plainly(displayName(names as Readonly<Record<string, string>>) || String(description ?? '')),
};

/** The versions of a source, likewise. */
export const SOURCE_VERSIONS: ShownVersions = {
  kind: 'source',
  from: 'history.source r JOIN history.open_source o ON o.id = r.id AND o.version = r.version',
  where: 'r.id = $1',
  withheld: 'o.confidential',
  fields: [
    open('kind', 'kind', 'kind', 'Art', oneOf(SOURCE_TERMS)),
    open('title', 'title', 'title', 'Titel'),
    open('url', 'url', 'address', 'Adresse'),
    {
      path: 'publisher',
      sql: '(SELECT e.id FROM entity e WHERE e.id = o.publisher_id)',
      name: { en: 'publisher', de: 'Herausgeber' },
      say: byName,
    },
    {
      path: 'publishedAt',
      sql: 'coalesce(to_jsonb(o.published_at), to_jsonb(o.published_on))',
      name: { en: 'published', de: 'veröffentlicht' },
    },
    open('language', 'language', 'language', 'Sprache'),
    open('description', 'description', 'description', 'Beschreibung'),
    open('confidential', 'confidential', 'protected', 'geschützt'),
    ...readers(),
  ],
  called: ({ title, url, description }) => plainly(String(title ?? url ?? description ?? '')),
};

function open(path: string, column: string, en: string, de: string, say?: ToldField['say']): ShownField {
  return { path, sql: `o.${column}`, name: { en, de }, ...(say && { say }) };
}

function readers(): readonly ShownField[] {
  return [{ path: 'audience', sql: 'r.audience', name: { en: 'readers', de: 'Leser' }, say: oneOf(AUDIENCE_TERMS) }];
}
