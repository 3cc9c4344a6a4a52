import type { KeyboardEvent } from 'react';

/**
 * The keys of a form, wherever in it the focus is: Escape leaves it, Ctrl or ⌘ with Enter sends it, also from a field of several
 * lines, where Enter alone begins a new one. On what is chosen rather than typed Enter alone sends nothing.
 */
export function formKeys(onLeave: () => void): (event: KeyboardEvent<HTMLFormElement>) => void {
  return (event) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      onLeave();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.currentTarget.requestSubmit();
    } else if (event.key === 'Enter' && isChosen(event.target)) event.preventDefault();
  };
}

const isChosen = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement && (target.type === 'radio' || target.type === 'checkbox');
