/** What stays in a browser whoever uses it: how the page looks, and for which desk somebody acted. */
const SETTING = /^(colours|language|single-keys|desk\..*)$/;

/** What was kept for somebody; of what was kept for nobody nothing else has a place there. */
const OF_SOMEBODY = /^[0-9a-f]{8}-[0-9a-f-]{27}\./;

/**
 * Under which keys of a browser's storage something is that has to go when a person has signed out: what was kept for them, and what was
 * kept for nobody. What others have typed stays theirs, and what other pages keep is none of ours.
 */
export function keysLeftBy(id: string, keys: readonly string[]): string[] {
  return keys.filter((full) => {
    const key = full.startsWith('claimtrail.') ? full.slice('claimtrail.'.length) : '';
    return key !== '' && !SETTING.test(key) && (key.startsWith(`${id}.`) || !OF_SOMEBODY.test(key));
  });
}
