import { AFFIRMING, OBJECTING } from '../claims/statement.js';
import type { Told } from './origin-facts.js';

/** Where following relays leads. */
export interface Relays {
  /** Statements at the end of the walks: they relay nothing, or nothing that says what they say. */
  readonly ends: readonly Told[];
  /** Of each statement that was passed the end; null where it leads round in a ring. */
  readonly endOf: ReadonlyMap<string, Told | null>;
  /** Rings of statements that relay each other, each in the order of its ids. */
  readonly circles: readonly (readonly string[])[];
  /** Of each statement that was passed the one that it passes on; absent where it is an end. */
  readonly nextOf: ReadonlyMap<string, Told>;
}

/**
 * Follows what statements relay, to the end. Each statement is passed once, however many lead to it; a ring ends the walk.
 *
 * Only what takes the same side is followed: nobody is the origin of what they did not say, so that who affirms by relaying a refusal to
 * comment, or denies by relaying an assertion, says it alone.
 */
export function followRelays(starts: readonly Told[], known: ReadonlyMap<string, Told>): Relays {
  const endOf = new Map<string, Told | null>();
  const nextOf = new Map<string, Told>();
  const ends: Told[] = [];
  const circles: string[][] = [];
  for (const start of starts) {
    const path = new Map<string, Told>();
    let at: Told | undefined = start;
    let end: Told | null = null;
    while (at && !path.has(at.id) && !endOf.has(at.id)) {
      path.set(at.id, at);
      const next: Told | undefined = at.relaysId === null ? undefined : known.get(at.relaysId);
      const passedOn: Told | undefined = next && isSameSide(at, next) ? next : undefined;
      if (passedOn) nextOf.set(at.id, passedOn);
      else ends.push((end = at));
      at = passedOn;
    }
    if (at && path.has(at.id)) circles.push(ringFrom(at.id, [...path.keys()]));
    else if (at) end = endOf.get(at.id) ?? null;
    for (const id of path.keys()) endOf.set(id, end);
  }
  return { ends, endOf, circles, nextOf };
}

const SIDES = [AFFIRMING, OBJECTING];

const isSameSide = (one: Told, other: Told): boolean =>
  one.stance === other.stance || SIDES.some((side) => side.includes(one.stance) && side.includes(other.stance));

const ringFrom = (first: string, path: readonly string[]): string[] => path.slice(path.indexOf(first)).sort();
