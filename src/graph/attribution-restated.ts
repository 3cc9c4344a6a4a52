import type { Spoken } from '../derivations/speech.js';
import type { TellableFacts } from './attribution-facts.js';
import { successorWords } from './attribution-sense.js';
import { tellersOf, whoWords } from './attribution-who.js';
import { LINE_WORDS } from './attribution-words.js';
import { originsOf } from './origins.js';

/**
 * That a figure seems to have been restated since, where nobody has said yet that it took its place.
 *
 * By whom is by the one who said it before: who said that without a name is not named for the new one either, however openly they gave it.
 */
export function restatedWords(
  facts: TellableFacts,
  language: Spoken,
): { readonly clauses: readonly string[]; readonly withheld: boolean } {
  const { restatedAs, supersededBy, claim } = facts;
  if (!restatedAs || supersededBy) return { clauses: [], withheld: false };
  const { named, citing, isUnspeakable, withheld } = tellersOf(originsOf(restatedAs.id, facts), language);
  if (isUnspeakable) return { clauses: [], withheld: true };
  const known = named.length > 0 ? named : citing;
  const open = known.filter(({ key }) => !facts.nameless.has(key));
  const who = whoWords(open, language);
  return {
    clauses: [LINE_WORDS[language].restatedAs(successorWords(restatedAs, claim, language), who)],
    withheld: withheld || open.length < known.length,
  };
}
