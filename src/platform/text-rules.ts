import { pointerTo } from '../kernel/pointer.js';
import type { Fault } from '../kernel/refusal.js';

/** Deeper than any request of this API, and shallow enough for every recursive reader behind it. */
export const DEEPEST_NESTING = 32;

/**
 * Finds what parsed JSON must not hold anywhere: texts PostgreSQL cannot store (U+0000, half a surrogate pair) and
 * nesting beyond {@link DEEPEST_NESTING}. `anyText` lets every text pass, where nothing is stored. Without recursion, so that no body can exhaust the stack.
 *
 * @returns at most one fault for each place, in the order of the document
 */
export function faultsInJson(body: unknown, anyText = false): Fault[] {
  const faults: Fault[] = [];
  const waiting: { value: unknown; pointer: string; depth: number }[] = [{ value: body, pointer: '', depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, pointer, depth } = next;
    if (typeof value === 'string') {
      const detail = anyText ? null : faultInText(value);
      if (detail) faults.push({ pointer, code: 'invalid-request', detail });
    } else if (typeof value === 'object' && value !== null) {
      if (depth >= DEEPEST_NESTING) {
        const detail = `The body is nested deeper than ${DEEPEST_NESTING} levels.`;
        return [{ pointer, code: 'invalid-request', detail }];
      }
      const inside = Object.entries(value);
      for (const [key, part] of inside.reverse()) {
        const detail = faultInText(key);
        if (detail)
          faults.push({ pointer, code: 'invalid-request', detail: detail.replace('text', 'name of a field') });
        if (key === 'constructor' || key === 'prototype') {
          // Validation would drop it without a word.
          const at = pointerTo(pointer, key);
          faults.push({ pointer: at, code: 'invalid-request', detail: `Nothing may be called ${key}.` });
        }
        waiting.push({ value: part, pointer: pointerTo(pointer, key), depth: depth + 1 });
      }
    }
  }
  return faults;
}

/** With the flag `u` a pair counts as the character it stands for, so only halves match. */
const loneSurrogate = /\p{Surrogate}/u;

/** What is wrong with a text, as a sentence; null if nothing is. */
export function faultInText(text: string): string | null {
  if (text.includes('\0')) return 'The text has the character U+0000, which cannot be stored; remove it.';
  if (loneSurrogate.test(text)) return 'The text has half a surrogate pair, which is not a character; remove it.';
  return null;
}

/**
 * What is wrong with the path and query of an address, as a sentence; null if nothing is.
 *
 * Percent-encoding that is well-formed decodes to well-formed text, so only U+0000 is left to look for.
 */
export function faultInTarget(target: string): string | null {
  try {
    if (!decodeURIComponent(target).includes('\0')) return null;
    return 'The address has the character U+0000 (%00), which nothing here is named with; remove it.';
  } catch {
    return 'The address has a broken percent-encoding; encode it as UTF-8, and a percent sign itself as %25.';
  }
}
