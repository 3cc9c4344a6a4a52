/** Which one is meant, counted from the one in which the statement was made: −1 the one before, 0 that one, 1 the next. */
export const which: Readonly<Record<string, -1 | 0 | 1>> = {
  'last|latest|previous|prior|preceding|letzte[smnr]?|vergangene[smnr]?|vorige[smnr]?|abgelaufene[smnr]?|vor(?=jahr|quartal|monat|woche|halb)':
    -1,
  'this|current|the|diese[smnr]?|laufende[smnr]?|aktuelle[smnr]?|jetzige[smnr]?|des|der': 0,
  'next|coming|upcoming|following|nächste[smnr]?|kommende[smnr]?': 1,
};

/** Words for stretches of time, singular and plural. */
export const units = {
  day: 'days?|tage[ns]?|tag|kalendertagen?',
  week: 'weeks?|wochen?',
  month: 'months?|monate?[ns]?|kalendermonate?[ns]?',
  quarter: 'quarters?|quartale?[ns]?',
  half: 'half-years?|half|halbjahre?[ns]?',
  year: 'years?|jahre?[ns]?',
  decade: 'decades?|jahrzehnte?[ns]?',
} as const;

/** A stretch of time that can be counted. */
export type Unit = keyof typeof units;

/** Words for one day, counted from that of the statement. */
export const days: Readonly<Record<string, number>> = {
  'today|heute|now|right now|at present|currently|jetzt|derzeit|aktuell|zurzeit|momentan': 0,
  'yesterday|gestern': -1,
  'tomorrow|morgen': 1,
  'the day before yesterday|day before yesterday|vorgestern': -2,
  'the day after tomorrow|day after tomorrow|übermorgen': 2,
};

const sofar = 'bisher|bislang|so far|thus far|to date';
const piece = '(?<piece>year|quarter|month|jahre?s?|quartals?|monats?)';
const calendar = '(?:(?<fiscal>fiscal |geschäfts|fiskal)|calendar |kalender)?';

/** Forms of "year to date". */
export const toDateForms: readonly string[] = [
  `(?:the )?${calendar}${piece}[ -]to[ -]date`,
  '(?<fiscal>f)?(?<piece>[yqm])td',
  `(?:so far|thus far|to date) (?:in )?(?:this|the current) ${calendar}${piece}`,
  `(?:this|the current|current|the) ${calendar}${piece},? (?:so far|thus far|to date)`,
  `(?:bisher|bislang) (?:in diesem|im laufenden|in dem laufenden|im aktuellen) ${calendar}${piece}`,
  `(?:diesem|laufenden|aktuellen) ${calendar}${piece} (?:${sofar})`,
  `(?:since|from) (?:the )?(?:beginning|start) of (?:the|this|the current) ${calendar}${piece}`,
  'seit (?<fiscal>geschäfts)?(?<piece>jahr|quartal|monat)e?s(?:beginn|anfang)',
  `seit (?:dem )?(?:beginn|anfang) (?:des|dieses|des laufenden) ${calendar}${piece}`,
  `bisherigen ${calendar}${piece}(?:verlaufs?)?`,
];

/** Forms of "last twelve months" as a term of its own, which may be followed by when they end. */
export const trailingYear =
  '(?:the )?(?:ltm|ttm|(?:last|trailing|past|rolling) (?:twelve|12)[ -]months?|(?:letzten?|vergangenen?) (?:zwölf|12) monaten?|12-monats-zeitraum|zwölfmonatszeitraum)';
