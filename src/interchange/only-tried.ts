/** Thrown where everything was tried and nothing is to be recorded. */
export class OnlyTried<Result extends object = object> extends Error {
  constructor(readonly result: Result) {
    super();
  }
}
