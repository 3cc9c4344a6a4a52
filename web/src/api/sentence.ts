/** What the instance says in words, in every language of the page; `text` is the English of it. */
export interface Sentence {
  readonly code?: string;
  readonly text: string;
  readonly texts?: Readonly<Record<string, string>>;
}
