import type { Lexicon } from './lexicon.js';
import { phraseBook } from './lexicon.js';
import { currencyWords, signUnits } from './lexicon-shared.js';

/** The words with which German writes quantities. Scale words are of the long scale: a Billion is 10¹². */
export const german: Lexicon = {
  language: 'de',
  decimal: ',',
  numerals: phraseBook({
    'ein|eine|einer|einem|einen|eins': '1',
    zwei: '2',
    drei: '3',
    vier: '4',
    fünf: '5',
    sechs: '6',
    sieben: '7',
    acht: '8',
    neun: '9',
    zehn: '10',
    elf: '11',
    zwölf: '12',
  }),
  scales: phraseBook({
    hundert: 2,
    'tausend|tsd.|tsd': 3,
    'millionen|million|mio.|mio|mill.': 6,
    'milliarden|milliarde|mrd.|mrd|mia.|mia': 9,
    'billionen|billion|bio.': 12,
    'billiarden|billiarde': 15,
    'trillionen|trillion': 18,
  }),
  suffixes: { k: 3, mn: 6, bn: 9, tn: 12, mrd: 9, Mrd: 9, mio: 6, Mio: 6 },
  units: phraseBook({
    ...signUnits,
    ...currencyWords({
      USD: 'us-dollars|us-dollar|us dollar|us dollars|amerikanische dollar|amerikanischer dollar',
      EUR: 'euros|euro',
      GBP: 'britische pfund|pfund sterling',
      CHF: 'schweizer franken|franken',
      JPY: 'japanische yen|yen',
      CNY: 'chinesische yuan|yuan|renminbi',
      INR: 'indische rupien',
      KRW: 'südkoreanische won',
      CAD: 'kanadische dollar|kanadischen dollar',
      AUD: 'australische dollar|australischen dollar',
      NZD: 'neuseeländische dollar',
      HKD: 'hongkong-dollar',
      SGD: 'singapur-dollar',
      RUB: 'russische rubel|rubel',
      TRY: 'türkische lira',
      SEK: 'schwedische kronen',
      NOK: 'norwegische kronen',
      DKK: 'dänische kronen',
      PLN: 'zloty',
      ILS: 'schekel',
      BRL: 'brasilianische real',
      MXN: 'mexikanische pesos',
    }),
    'dollar|dollars': { sign: '$' },
    '%|prozent|v.h.': { unit: 'percent' },
    'prozentpunkte|prozentpunkten|prozentpunkt|%-punkte|prozent-punkte|pp': { unit: 'percentage_point' },
    'basispunkte|basispunkten|basispunkt': { unit: 'basis_point' },
    'menschen|personen': { unit: '1', of: 'people' },
    'mitarbeiter|mitarbeitern|mitarbeiterinnen|beschäftigte|beschäftigten|angestellte|angestellten': {
      unit: '1',
      of: 'employees',
    },
    'nutzer|nutzern|nutzerinnen': { unit: '1', of: 'users' },
    'wöchentliche nutzer|wöchentlichen nutzern|wöchentliche nutzerinnen': { unit: '1', of: 'weekly users' },
    'kunden|kundinnen': { unit: '1', of: 'customers' },
    abonnenten: { unit: '1', of: 'subscribers' },
    aktien: { unit: '1', of: 'shares' },
  }),
  hedges: phraseBook({
    'mehr als|über|oberhalb von|>': { kind: 'more_than' },
    'deutlich mehr als|deutlich über|weit mehr als|weit über|wesentlich mehr als|erheblich mehr als|viel mehr als|klar über|sehr viel mehr als':
      { kind: 'more_than', keep: 'emphatic' },
    'etwas mehr als|leicht über|knapp über|etwas über|ein wenig mehr als|gut': { kind: 'more_than', keep: 'slightly' },
    'mindestens|wenigstens|zumindest|nicht weniger als|minimal|>=|≥': { kind: 'at_least' },
    'bis zu|höchstens|maximal|nicht mehr als|allenfalls|<=|≤': { kind: 'at_most' },
    'weniger als|unter|unterhalb von|<': { kind: 'less_than' },
    'deutlich weniger als|deutlich unter|weit weniger als|weit unter|wesentlich weniger als|erheblich weniger als': {
      kind: 'less_than',
      keep: 'emphatic',
    },
    fast: { kind: 'just_under', keep: 'fast' },
    'knapp|knapp unter|etwas weniger als': { kind: 'just_under', keep: 'knapp' },
    'beinahe|nahezu|annähernd': { kind: 'just_under', keep: 'beinahe' },
    rund: { kind: 'approximate', keep: 'rund' },
    'etwa|in etwa': { kind: 'approximate', keep: 'etwa' },
    ungefähr: { kind: 'approximate', keep: 'ungefähr' },
    'circa|ca.|zirka|ca': { kind: 'approximate', keep: 'circa' },
    'an die|um die|gegen': { kind: 'approximate', keep: 'um die' },
    'geschätzt|geschätzte|geschätzten|schätzungsweise': { kind: 'approximate', keep: 'geschätzt' },
    '~|≈': { kind: 'approximate', keep: '~' },
    'genau|exakt': { kind: 'exact', keep: 'genau' },
  }),
  afterwards: phraseBook({
    'oder mehr|und mehr|+|-plus': { kind: 'at_least' },
    'oder weniger': { kind: 'at_most' },
    'oder so': { kind: 'approximate', keep: 'oder so' },
  }),
  ranges: phraseBook({ zwischen: 'und', von: 'bis' }),
  to: phraseBook({ 'bis|bis zu|-|–|—': true }),
  spoilers: phraseBook({
    'nicht|kein|keine|keinen|ohne|nie|als|wie|halbe|halben|hälfte von|hälfte der|komma|punkt|drittel von|drittel der|viertel von|viertel der': true,
    'doppelt|dreifach|mal|um|weitere|weiteren|zusätzliche|zusätzlich|plus|+|dutzend|hunderte|tausende|nr.|seite|kapitel|version|artikel': true,
  }),
  rates: phraseBook({
    '±|pro|je|/|im jahr|im monat|im quartal|jährlich|monatlich|mal|x|fach|-fach|jeweils|auf|von jeweils|einhalb': true,
  }),
  changes: new Set(
    `mehr weniger höher niedriger stieg steigt steigen gestiegen stiegen anstieg wuchs wächst wachsen gewachsen wachstum sank
    sinkt gesunken sanken fiel fielen gefallen fällt rückgang zuwachs zunahme abnahme zugenommen abgenommen gewinnt legte
    zugelegt plus minus erhöht erhöhte erhöhung gekürzt verringert schrumpfte geschrumpft größer kleiner teurer billiger
    schneller senkte senkung steigerung gesteigert`.split(/\s+/),
  ),
  levels: new Set(['auf', 'bei', 'erreicht', 'erreichte', 'beträgt', 'betrug']),
  times: new Set(
    `jahr jahre jahren jahres monat monate monaten quartal quartale quartalen quartals halbjahr woche wochen tag tage tagen
    stunde stunden minute minuten sekunden uhr januar februar märz april mai juni juli august september oktober november
    dezember jänner`.split(/\s+/),
  ),
  fillers: new Set(
    `in im für und aber oder an am bei mit nach vor seit während da weil dass sagte sagt so laut er sie es wir zu von aus als
    erzielt erzielen umsatz betragen wert hoch schwer ist war sind waren wird werden hat haben der die das`.split(
      /\s+/,
    ),
  ),
  unread:
    /^(halb|anderthalb|eineinhalb|hunderte|tausende|dutzende?)$|(hundert|tausend|zig|zehn|einhalb|millionen|milliarden|fach|stel|tel)$/,
};
