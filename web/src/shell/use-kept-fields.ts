import { useState } from 'react';

import { keepText, keptText } from './kept-text.js';

type Fields = Readonly<Record<string, string>>;

/**
 * What was typed into several fields, kept in this browser until it is cleared.
 *
 * @param key where it is kept
 * @param given what some fields are to hold whatever was kept
 * @returns what is in the fields, how to type into one, and how to clear all
 */
export function useKeptFields(
  key: string,
  given: Fields = {},
): [Fields, (name: string, text: string) => void, () => void] {
  const [typed, setTyped] = useState<Fields>(() => ({ ...read(key), ...given }));
  const keep = (next: Fields) => {
    setTyped(next);
    keepText(key, Object.values(next).some(Boolean) ? JSON.stringify(next) : '');
  };
  return [typed, (name, text) => keep({ ...typed, [name]: text }), () => keep({})];
}

function read(key: string): Fields {
  try {
    const kept: unknown = JSON.parse(keptText(key) || '{}');
    const entries = typeof kept === 'object' && kept !== null ? Object.entries(kept) : [];
    return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return {};
  }
}
