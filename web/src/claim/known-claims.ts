import type { Input } from '../api/derived.js';

/** As many claims as one request takes. */
export const MOST_ASKED = 50;

type KnownClaim = Extract<Input, { readonly claim: unknown }>['claim'];

/** Which of some claims are inputs and known by that, and which have to be asked for; each once. */
export function unknownClaims(
  ids: readonly string[],
  inputs: Readonly<Record<string, Input>>,
): { readonly known: ReadonlyMap<string, KnownClaim>; readonly unknown: readonly string[] } {
  const known = new Map(
    Object.values(inputs).flatMap((input) => ('claim' in input ? [[input.claim.id, input.claim] as const] : [])),
  );
  return { known, unknown: [...new Set(ids)].filter((id) => !known.has(id)) };
}
