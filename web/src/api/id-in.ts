const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/** The id in what was typed or pasted: an id itself, or an address that has one; null where there is none. */
export const idIn = (text: string): string | null => ID.exec(text)?.[0].toLowerCase() ?? null;
