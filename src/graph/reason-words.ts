import type { StandingReason } from '../claims/standing.js';

/** How a sentence names the claim that it explains: a pronoun at first, then in words. */
export interface Noun {
  readonly en: { readonly subject: string; readonly object: string };
  readonly de: { readonly subject: string; readonly object: string; readonly dative: string };
}

/** A sentence may begin with this. */
export const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** One step of why a claim has its standing. */
export function reason(
  code: string,
  texts: StandingReason['texts'],
  ids: Pick<StandingReason, 'claim' | 'link' | 'statement' | 'derivation' | 'dispute'> = {},
): StandingReason {
  return { code, text: texts.en, texts, ...ids };
}
