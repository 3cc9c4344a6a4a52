import type { KeyboardEvent } from 'react';

import { singleKeysOn } from '../shell/use-keys.js';

/**
 * The single key that was pressed where nothing is typed: on a radio button, a box or a button. Null anywhere else, with a modifier, and
 * where the reader has turned single keys off.
 */
export function pressed({ target, key, ctrlKey, metaKey, altKey }: KeyboardEvent): string | null {
  if (ctrlKey || metaKey || altKey || key.length !== 1 || !singleKeysOn()) return null;
  const types = target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
  return types || key === ' ' ? null : key.toLowerCase();
}
