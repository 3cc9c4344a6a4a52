/**
 * What somebody has typed and not sent yet: kept in this browser, so that neither a reload nor a lost connection loses it.
 * A browser that keeps nothing answers nothing.
 */
export function keptText(key: string): string {
  try {
    return localStorage.getItem(`claimtrail.${key}`) ?? '';
  } catch {
    return '';
  }
}

/** Keeps a text; an empty one is forgotten. */
export function keepText(key: string, text: string): void {
  try {
    if (text) localStorage.setItem(`claimtrail.${key}`, text);
    else localStorage.removeItem(`claimtrail.${key}`);
  } catch {
    // Too long for this browser, or it keeps nothing: the text is still in the field.
  }
}
