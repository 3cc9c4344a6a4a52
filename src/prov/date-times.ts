/** The lexical form of xsd:dateTime (https://www.w3.org/TR/xmlschema11-2/#dateTime), but for the number of days in a month. */
const form =
  /^-?(?:[1-9][0-9]{3,}|0[0-9]{3})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?|24:00:00(?:\.0+)?)(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))?$/;

const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Longer than any moment that was ever measured; what is longer is an attack. */
const LONGEST = 1000;

/**
 * Whether a text is an xsd:dateTime, of at most 1000 characters.
 *
 * There is a year 0000, and a leap year is counted on from it backwards, as XML Schema 1.1 has it; `24:00:00` is the end of a day; seconds
 * go to 59, a zone to 14:00; without one it is a time of some unknown place. No white space around it.
 */
export function isDateTime(text: string): boolean {
  if (text.length > LONGEST) return false;
  const match = form.exec(text);
  if (!match) return false;
  const [month, day] = [Number(match[1]), Number(match[2])];
  if (day > (days[month - 1] ?? 0)) return false;
  return month !== 2 || day < 29 || isLeap(text);
}

/** Four hundred years have a whole number of ten thousands only in their last four digits. */
function isLeap(text: string): boolean {
  const year = Number(text.slice(0, text.indexOf('-', 1)).slice(-4).replace('-', ''));
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
