import type { KeyboardEvent } from 'react';

/**
 * The keys of a form, wherever in it the focus is: Escape leaves it, Ctrl or ⌘ with Enter sends it, also from a field of several
 * lines, where Enter alone begins a new one.
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
    }
  };
}
