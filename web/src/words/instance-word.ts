/** Who acts where nobody signs in, and why the software itself recorded something: words of the instance, not of a person. */
const known = {
  'User of this computer': 'ownUser',
  example: 'example',
  'sign-in': 'signIn',
  'sign-in by the provider': 'signInByProvider',
  'no longer signs in by the provider': 'providerTaken',
  'one-time link': 'oneTimeLink',
  'set-up': 'setUp',
  'password changed': 'passwordChanged',
  import: 'import',
  rates: 'rates',
  'computed again': 'computedAgain',
  'new rules of computing': 'computingRules',
  'compared again': 'comparedAgain',
  'new rules of comparison': 'comparisonRules',
  'rebuild of look-ups': 'lookUps',
} as const;

/** Under which of the page's own words a name or reason of the history is said; null where it is somebody's own. */
export function instanceWord(words: string): (typeof known)[keyof typeof known] | null {
  return Object.hasOwn(known, words) ? known[words as keyof typeof known] : null;
}
