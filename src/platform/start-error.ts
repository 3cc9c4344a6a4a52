/**
 * Something that keeps the process from starting, or from going on, and that whoever starts it can mend.
 *
 * The message is written for that person: it is printed alone, without a stack.
 */
export class StartError extends Error {
  override readonly name: string = 'StartError';
}
