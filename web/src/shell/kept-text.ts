import { keysLeftBy } from './kept-keys.js';

/** Whoever sits at an instance without accounts: what they typed before there were any is theirs. */
const LOCAL = '00000000-0000-7000-8000-000000000002';

let owner = '';

/** From now on what is typed is kept for this person, and nobody else who uses this browser finds it. */
export function keepFor(id: string): void {
  owner = id === LOCAL ? '' : id;
}

/**
 * What somebody has typed and not sent yet: kept in this browser, so that neither a reload nor a lost connection loses it.
 * A browser that keeps nothing answers nothing.
 */
export function keptText(key: string): string {
  try {
    return localStorage.getItem(place(key)) ?? '';
  } catch {
    return '';
  }
}

/** Keeps a text; an empty one is forgotten. */
export function keepText(key: string, text: string): void {
  try {
    if (text) localStorage.setItem(place(key), text);
    else localStorage.removeItem(place(key));
  } catch {
    // Too long for this browser, or it keeps nothing: the text is still in the field.
  }
}

/**
 * Forgets all that was kept for a person who has signed out, and what was kept for nobody: whoever sits there next would find it. What
 * others have typed stays theirs.
 */
export function forgetKept(id: string): void {
  try {
    for (const key of keysLeftBy(id, Object.keys(localStorage))) localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

function place(key: string): string {
  return owner ? `claimtrail.${owner}.${key}` : `claimtrail.${key}`;
}
