/** What is wrong with one field of what was sent. */
export interface FieldError {
  readonly pointer: string;
  readonly code?: string;
  readonly detail: string;
}
