import { existsSync } from 'node:fs';
import { join } from 'node:path';

const { dirname } = import.meta;

/** The verifier of exports, beside the sources: this was built into a folder that is deeper. */
export const verifierFile = [join(dirname, '..', '..'), join(dirname, '..', '..', '..')]
  .map((place) => join(place, 'verify.mjs'))
  .find((file) => existsSync(file)) as string;

/** What the verifier found. */
export interface Verified {
  readonly problems: readonly string[];
  readonly notes: readonly string[];
  readonly problemCount: number;
  readonly passes: number;
  readonly counts: Readonly<Record<string, number | string>>;
  readonly keys: readonly { readonly key: string; readonly why: string; readonly revoked: string | null }[];
}

interface Verifier {
  readonly verify: (
    path: string,
    given: {
      readonly checkpoints?: readonly { readonly where: string; readonly text: string }[];
      readonly given?: readonly { readonly key: unknown; readonly revoked: number }[];
      readonly atOnce?: number;
      readonly erasedAtMost?: number;
    },
  ) => Verified;
  /** The program: what it ends with. */
  readonly main: (args: readonly string[]) => number;
  readonly keyOf: (vkey: string) => unknown;
  readonly Unreadable: new (sentence: string) => Error;
}

const { main, verify, keyOf, Unreadable } = (await import(verifierFile)) as Verifier;
export { keyOf, main, Unreadable, verify };

/** Its problems, or the sentence that says why it cannot read the file; any other error is one. */
export function verifyText(work: () => Verified): string[] {
  try {
    return [...work().problems];
  } catch (thrown) {
    if (thrown instanceof Unreadable) return [thrown.message];
    throw thrown;
  }
}
