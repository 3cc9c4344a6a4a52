/** More characters than any name of a person, desk or token has. */
export const LONGEST_NAME = 200;

/** Nobody belongs to more. */
export const MOST_DESKS = 100;
