/** A form's fields: words, or sets of words. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** What was changed, and only that: what somebody else changes in other fields stays theirs. */
export function changesOf<Form extends Fields>(before: Form, typed: Form): Partial<Form> {
  return Object.fromEntries(
    Object.entries(typed).filter(([field]) => !same(before[field], typed[field])),
  ) as Partial<Form>;
}

/**
 * What is typed, carried over to what is stored by now: what the reader has changed stays, all else is as it is stored.
 *
 * @param before what was stored when the reader began
 */
export function carriedOver<Form extends Fields>(before: Form, typed: Form, now: Form): Form {
  return { ...now, ...changesOf(before, typed) };
}

/** The fields that both the reader and somebody else have changed, each to something else. */
export function collisions<Form extends Fields>(before: Form, typed: Form, now: Form): (keyof Form & string)[] {
  const fields = Object.keys(typed) as (keyof Form & string)[];
  return fields.filter((field) => {
    const [old, mine, theirs] = [before[field], typed[field], now[field]];
    return !same(old, mine) && !same(old, theirs) && !same(mine, theirs);
  });
}

function same(a: Fields[string] | undefined, b: Fields[string] | undefined): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  return a.length === b.length && a.every((word) => b.includes(word));
}
