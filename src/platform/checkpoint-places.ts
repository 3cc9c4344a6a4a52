import { isLoopback } from '../kernel/loopback.js';

/** More than anybody keeps copies in. */
const MOST_PLACES = 10;

/**
 * Where checkpoints are taken to: folders, and addresses that they are posted to. An address has no password in it, since it is told to admins,
 * and is http only on this machine.
 *
 * @returns undefined for what is neither
 */
export function checkpointPlacesFrom(text: string): readonly string[] | undefined {
  const places = text.split(',').map((place) => place.trim());
  return places.length <= MOST_PLACES && places.every(isPlace) && new Set(places).size === places.length
    ? places
    : undefined;
}

/** Whether a place is an address, and no folder. */
export const isAddress = (place: string): boolean => /^[a-z][a-z0-9+.-]+:\/\//i.test(place);

function isPlace(place: string): boolean {
  if (place === '') return false;
  if (!isAddress(place)) return true;
  if (!URL.canParse(place)) return false;
  const { protocol, hostname, username, password } = new URL(place);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
  return isSafe && username === '' && password === '';
}
