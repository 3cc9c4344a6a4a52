/** What a named entity can be. */
export const ENTITY_KINDS = ['person', 'organisation', 'place', 'product', 'event', 'work'] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** An entity's name in one language out of those it has: the asked one, else English, else the first. */
export function displayName(names: Readonly<Record<string, string>>, language = 'en'): string {
  return names[language] ?? names['en'] ?? Object.values(names)[0] ?? '';
}
