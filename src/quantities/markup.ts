const TAGS =
  'a|abbr|b|big|br|cite|code|data|del|dfn|div|em|font|h[1-6]|i|ins|kbd|li|mark|p|q|s|small|span|strong|sub|sup|td|th|tr|time|tt|u|var|wbr';

/** Entities to what they stand for; a space of every width is one that may part groups of digits. */
const ENTITIES: Readonly<Record<string, string>> = {
  ...{ nbsp: '\u202f', ensp: ' ', emsp: ' ', thinsp: '\u202f', numsp: '\u202f', puncsp: '\u202f', hairsp: ' ' },
  ...{ minus: '-', ndash: '–', mdash: '—', euro: '€', pound: '£', yen: '¥', cent: '¢', dollar: '$', percnt: '%' },
  ...{ shy: '', zwj: '', zwnj: '', quot: '"', apos: "'", lsquo: '‘', rsquo: "'", ldquo: '“', rdquo: '”' },
  ...{
    '#160': '\u202f',
    '#xa0': '\u202f',
    '#8239': '\u202f',
    '#x202f': '\u202f',
    '#8201': '\u202f',
    '#x2009': '\u202f',
  },
  ...{ '#32': ' ', '#36': '$', '#163': '£', '#8364': '€', '#x20ac': '€', '#8722': '-', '#x2212': '-' },
  ...{ '#8211': '–', '#x2013': '–', '#8212': '—', '#x2014': '—' },
};

/** Source of a pattern for tags and entities of HTML that stand in texts, without regard to case. */
export const MARKUP = `(?:</?(?:${TAGS})(?:\\s[^<>]{0,200})?/?>)+|&(?:${Object.keys(ENTITIES).join('|')});`;

/** Whether a match of a pattern with {@link MARKUP} is some. */
export function isMarkup(match: string): boolean {
  return match.length > 2 && (match.startsWith('&') || /^<\/?[a-z]/i.test(match)) && /[;>]$/.test(match);
}

/**
 * What stands for markup in a text: a space, so that `<b>$13</b> billion` is `$13 billion`. Where tags part two digits, or
 * raise and lower what is beside them, nobody knows the number: then a sign that no reader knows.
 */
export function plainMarkup(markup: string, text: string, index: number): string {
  if (markup.startsWith('&')) return ENTITIES[markup.slice(1, -1).toLowerCase()] ?? ' ';
  const torn = /\d/.test(text.charAt(index - 1)) && /\d/.test(text.charAt(index + markup.length));
  return torn || /<\/?su[bp]\b/i.test(markup) ? '\ufffd' : ' ';
}
