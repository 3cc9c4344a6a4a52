import { namingOf } from '../claims/naming.js';
import { OBJECTING } from '../claims/statement.js';
import type { Spoken } from '../derivations/speech.js';
import type { AttributionFacts } from './attribution-facts.js';
import { meantWords } from './attribution-sense.js';
import { valueWords } from './attribution-value.js';
import { type Named, teller, whoWords } from './attribution-who.js';
import { LINE_WORDS } from './attribution-words.js';
import { retractionsIn, type Told } from './origin-facts.js';
import { followRelays } from './origin-relays.js';

/** More alternatives than these would be a list. */
const MOST_ALTERNATIVES = 2;

interface Objection {
  readonly stance: 'denies' | 'disputes';
  readonly by: Named;
  /** Id of the claim that they say is right instead; null where they do not say. */
  readonly alternativeId: string | null;
}

/** Who disputes a claim and what they say instead, clause by clause; what was said off the record is left out, and said so. */
export function objectionWords(
  facts: AttributionFacts,
  language: Spoken,
): { readonly clauses: readonly string[]; readonly withheld: boolean } {
  const { objections, withheld } = objectionsIn(facts, language);
  const named = objections
    .filter(({ alternativeId }) => facts.claims.has(alternativeId ?? ''))
    .slice(0, MOST_ALTERNATIVES);
  const plain = objections.filter((one) => !named.some(({ by }) => by.key === one.by.key));
  const clauses = [
    ...named.map((one) => insteadWords(one, facts, language)),
    ...(['denies', 'disputes'] as const).flatMap((stance) => {
      const who = plain.filter((one) => one.stance === stance).map(({ by }) => by);
      return who.length === 0 ? [] : [LINE_WORDS[language].objects[stance](whoWords(who, language))];
    }),
  ];
  return { clauses, withheld: withheld || objections.some(({ by }) => by.withheld) };
}

function objectionsIn({ statements, claim, dismissed }: AttributionFacts, language: Spoken) {
  const isRetracted = retractionsIn(statements);
  // An objection to another claim is none to this one, whoever passes it on.
  const own = statements.filter(({ claimId }) => claimId === claim.id);
  const known = new Map(own.map((told) => [told.id, told]));
  const starts = own.filter(
    (told) => OBJECTING.includes(told.stance) && !isRetracted(told) && !dismissed.has(told.alternativeId ?? ''),
  );
  const found = new Map<string, Objection>();
  let withheld = false;
  for (const start of starts.toSorted(byId)) {
    const end = followRelays([start], known).ends[0] ?? start;
    const by = namingOf(start.attribution, start.speaker) === 'untold' ? null : teller(end, language);
    withheld ||= by === null;
    if (by === null || isRetracted(end)) continue;
    const alternativeId = start.alternativeId ?? end.alternativeId;
    const stance = end.stance === 'denies' ? 'denies' : 'disputes';
    if (!found.has(by.key) || (alternativeId !== null && found.get(by.key)?.alternativeId === null))
      found.set(by.key, { stance, by, alternativeId });
  }
  return { objections: [...found.values()], withheld };
}

const byId = (a: Told, b: Told): number => (a.id < b.id ? -1 : 1);

function insteadWords(
  { stance, by, alternativeId }: Objection,
  { claims, claim }: AttributionFacts,
  language: Spoken,
): string {
  const head = LINE_WORDS[language].objects[stance](whoWords([by], language));
  const instead = claims.get(alternativeId ?? '');
  if (!instead) return head;
  const value = (instead.basis === claim.basis ? valueWords : meantWords)(instead, language);
  const isFigure = instead.value.type === 'quantity';
  if (language === 'de')
    return `${head}, ${isFigure ? `stattdessen ist die Rede von ${value}` : `stattdessen genannt: ${value}`}`;
  return `${head}, ${by.isPerson ? 'who' : 'which'} says ${isFigure ? `it is ${value}` : `instead: ${value}`}`;
}
