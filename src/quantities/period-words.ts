/** How a value stands to the days that are named. */
export type Relation = 'during' | 'as of' | 'since' | 'after' | 'by' | 'before' | 'until';

const RELATIONS: readonly (readonly [RegExp, Relation])[] = [
  [
    /^(?:as of|as at|at|on|stand vom|stand:|stand|zum stichtag|zum|per|am|stichtag:?|dated) (?:the |dem |den )?(.+)$/,
    'as of',
  ],
  [
    /^(?:since|from|starting(?: in| on| from)?|beginning(?: in| on)?|as from|seit|ab|vom|von|not before|not earlier than|nicht vor|frühestens(?: ab| im| am| in)?) (?:the |dem |den |der )?(.+)$/,
    'since',
  ],
  [/^(?:from|ab|von|seit) (.+) (?:on|onwards?|an)$/, 'since'],
  [/^(.+) (?:onwards?|at the earliest)$/, 'since'],
  [/^(?:after|nach) (?:the |dem |den |der )?(.+)$/, 'after'],
  [
    /^(?:by|no later than|not later than|at the latest by|bis spätestens(?: zum| am)?|spätestens(?: bis zum| bis| zum| am| im| in)?|through|up to and including|bis einschließlich|bis inklusive|deadline:?) (?:the |dem |den )?(.+)$/,
    'by',
  ],
  [/^(?:by |bis )?(.+) at the latest$/, 'by'],
  [/^(?:before|prior to|ahead of|vor) (?:the |dem |den |der )?(.+)$/, 'before'],
  [/^(?:until|till|up until|up to|bis zum|bis zur|bis in den|bis) (?:the |dem |den )?(.+)$/, 'until'],
];

/** What stands in which relation, as the words may be taken apart, the likeliest first. */
export function relationsIn(words: string): readonly { readonly relation: Relation; readonly rest: string }[] {
  const taken = RELATIONS.flatMap(([pattern, relation]) => {
    const rest = pattern.exec(words)?.[1];
    return rest === undefined ? [] : [{ relation, rest }];
  });
  return [{ relation: 'during', rest: words }, ...taken];
}
