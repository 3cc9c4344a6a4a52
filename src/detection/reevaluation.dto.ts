/** What a request to compare again says: nothing. */
export class NewReevaluation {}
