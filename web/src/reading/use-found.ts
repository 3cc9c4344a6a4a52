import { useQueryClient } from '@tanstack/react-query';
import { startTransition, useCallback, useEffect, useState } from 'react';

import { foundIn } from '../api/reading.js';
import type { Found } from '../api/records.js';
import { chunksOf } from './chunks.js';

/** The longest text the instance reads, UTF-16 code units. */
export const LONGEST_TEXT = 1_000_000;

/** How many pieces are read at once. */
const AT_ONCE = 3;

/** Long enough not to ask at every letter; a long text changes more than is looked at. */
const pauseOf = (text: string): number => (text.length > 100_000 ? 800 : 300);

/** What was read: the quantities of a text in a language. */
export interface ReadText {
  readonly text: string;
  readonly language: string;
  readonly items: readonly Found[];
}

/** What is known about a text so far. */
export interface Reading {
  /** The last text that was read, which may be an earlier one. */
  readonly read: ReadText;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly again: () => void;
}

/** Reads a text once it rests, piece by piece; a text that changes meanwhile is read anew. */
export function useFound(text: string, language: string): Reading {
  const client = useQueryClient();
  const [read, setRead] = useState<ReadText>({ text: '', language, items: [] });
  const [error, setError] = useState<Error | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current = true;
    const start = async () => {
      try {
        const items = await readAll(
          text.slice(0, LONGEST_TEXT),
          (chunk) => foundIn(client, chunk, language),
          () => current,
        );
        if (!current) return;
        // Drawing the marks of a long text takes a moment: letters that are typed meanwhile come first.
        startTransition(() => setRead({ text, language, items }));
        setError(null);
      } catch (failure) {
        if (current) setError(failure instanceof Error ? failure : new Error(String(failure)));
      }
    };
    const timer = setTimeout(() => void start(), pauseOf(text));
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [client, text, language, attempt]);
  const isPending = (read.text !== text || read.language !== language) && !error;
  const again = useCallback(() => {
    setError(null);
    setAttempt((before) => before + 1);
  }, []);
  useEffect(() => {
    if (!error) return;
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [error, again]);
  return { read, isPending, error, again };
}

async function readAll(
  text: string,
  find: (chunk: string) => Promise<readonly Found[]>,
  goOn: () => boolean,
): Promise<Found[]> {
  if (!text.trim()) return [];
  const chunks = chunksOf(text);
  const found: (readonly Found[])[] = [];
  const work = async (next: Iterator<[number, { text: string; at: number }]>) => {
    for (let step = next.next(); !step.done && goOn(); step = next.next()) {
      const [index, { text: chunk, at }] = step.value;
      const items = await find(chunk);
      found[index] = items.map((item) => ({ ...item, start: item.start + at, end: item.end + at }));
    }
  };
  const queue = chunks.entries();
  await Promise.all(Array.from({ length: AT_ONCE }, () => work(queue)));
  return found.flat();
}
