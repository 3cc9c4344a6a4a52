/** Which claims are to be compared again. */
export type Reach =
  | { readonly of: 'everything' }
  /** Claims about entities, and those that name them in scope, value or as originator: after a merge, or with another calendar. */
  | { readonly of: 'entities'; readonly ids: readonly string[] }
  /** Claims about subjects, whatever was merged into them: those with money of several currencies after new rates. */
  | { readonly of: 'subjects'; readonly ids: readonly string[] };

/** The last claim that was compared again, in the order of subject, metric and claim. */
export type Cursor = readonly [subjectId: string, metricId: string, claimId: string];

/** What a job of comparing again has to remember, so that another process can go on where one ended. */
export interface Progress {
  readonly reach: Reach;
  /** Version of the rules for which it is done. */
  readonly rule: string;
  /** null before the first. */
  readonly after: Cursor | null;
  /** Of those that everybody may read. */
  readonly done: number;
}
