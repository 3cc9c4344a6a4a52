/** Where somebody wants to go who signs in. */
export class ReturnQuery {
  /** A path of the page; anything else counts as `/`. */
  return?: string;
}
