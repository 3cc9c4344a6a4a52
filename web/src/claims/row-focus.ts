/** The first link of each row of a list, which carries the row's id in `data-row`. */
export function linksIn(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
}

/** Moves the focus from the row it is in to the next or the last one; into the first, if it is in none. Answers whether there was one. */
export function moveFocus(list: HTMLElement | null, steps: 1 | -1): boolean {
  const links = linksIn(list);
  const at = links.findIndex((link) => rowOf(link)?.contains(document.activeElement));
  const next = links[at < 0 ? 0 : at + steps];
  focusOn(next);
  return next !== undefined;
}

/** Moves the focus to a row's link, and the row into sight. */
export function focusOn(link: HTMLElement | undefined): void {
  link?.focus({ preventScroll: true });
  rowOf(link)?.scrollIntoView({ block: 'nearest' });
}

function rowOf(link: HTMLElement | undefined): Element | null {
  return link?.closest('tr, li') ?? null;
}
