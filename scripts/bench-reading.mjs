// Reads English phrases with our reader and with @microsoft/recognizers-text-suite, and says how many a second.
//
//   npm run bench:reading [-- <phrases> <rounds>]
//
// The phrases are made here with Intl and a few sentences; the numbers come from a fixed seed. Rounds are interleaved in one run and
// medians compared, so that what else the machine does falls on both. Recognizers-Text has one model for each kind of quantity:
// it is timed with the one that fits each phrase, which a caller would have to know, and with all three. Then texts of 10 kB,
// 100 kB and 1 MB show that finding takes time in proportion to length, also where a text is made to be slow.
import { createRequire } from 'node:module';

const [PHRASES, ROUNDS] = [Number(process.argv[2] ?? 3000), Number(process.argv[3] ?? 5)];
const built = (path) => import(new URL(`../dist-test/src/${path}`, import.meta.url));
const { readFirstFigure } = await built('quantities/read-figure.js');
const { findFigures } = await built('quantities/find-figures.js');
// The models themselves: the functions of the suite look them up anew with each call.
const suite = createRequire(createRequire(import.meta.url).resolve('@microsoft/recognizers-text-suite'));
const { NumberRecognizer } = suite('@microsoft/recognizers-text-number');
const { NumberWithUnitRecognizer } = suite('@microsoft/recognizers-text-number-with-unit');
const models = {
  currency: new NumberWithUnitRecognizer('en-us').getCurrencyModel(),
  percent: new NumberRecognizer('en-us').getPercentageModel(),
  number: new NumberRecognizer('en-us').getNumberModel(),
};

const phrases = phrasesOf(PHRASES);
const readers = {
  readFirstFigure: ({ text }) => readFirstFigure(text, { language: 'en' }).readings[0]?.point,
  findFigures: ({ text }) => findFigures(text, { language: 'en' }).items[0]?.readings[0]?.point,
  'Recognizers-Text, the model that fits': ({ text, kind }) => valueIn(models[kind].parse(text)),
  'Recognizers-Text, all three models': ({ text }) =>
    Object.values(models)
      .map((model) => valueIn(model.parse(text)))
      .find((value) => value !== undefined),
};

console.log(`${phrases.length} phrases, ${ROUNDS} rounds after one to warm up; Node ${process.version}`);
console.log(
  `for example: ${phrases
    .slice(0, 5)
    .map(({ text }) => JSON.stringify(text))
    .join(', ')}`,
);
const seconds = Object.fromEntries(Object.keys(readers).map((name) => [name, []]));
const right = {};
for (let round = 0; round <= ROUNDS; round++) {
  for (const [name, read] of Object.entries(readers)) {
    const before = process.cpuUsage();
    const values = phrases.map(read);
    const { user, system } = process.cpuUsage(before);
    const took = (user + system) / 1e6;
    if (round > 0) seconds[name].push(took);
    right[name] = values.filter((value, i) => Number(value) === phrases[i].value).length;
  }
}
const rates = Object.fromEntries(Object.entries(seconds).map(([name, all]) => [name, phrases.length / median(all)]));
for (const [name, rate] of Object.entries(rates)) {
  const share = ((100 * right[name]) / phrases.length).toFixed(1);
  console.log(
    `${name.padEnd(40)} ${rate.toFixed(0).padStart(8)} phrases a second of processor time, value right in ${share} %`,
  );
}
for (const ours of ['readFirstFigure', 'findFigures']) {
  for (const theirs of Object.keys(readers).slice(2)) {
    console.log(`${ours} / ${theirs}: ${(rates[ours] / rates[theirs]).toFixed(1)} times`);
  }
}

console.log(
  '\nfindFigures on longer texts, milliseconds of processor time (best of 3), and how many times longer 1 MB takes than 100 kB:',
);
console.log(['', '10 kB', '100 kB', '1 MB', 'ratio', 'found'].map((head, i) => head.padStart(i ? 9 : 34)).join(''));
for (const [name, piece] of Object.entries(textsToFindIn())) {
  const [small, medium, large] = [10_000, 100_000, 1_000_000].map((length) => timeToFind(piece, length));
  const cells = [
    small.ms.toFixed(1),
    medium.ms.toFixed(1),
    large.ms.toFixed(1),
    (large.ms / medium.ms).toFixed(1),
    large.found,
  ];
  console.log(name.padEnd(34) + cells.map((cell) => String(cell).padStart(9)).join(''));
}

/** Phrases with the value that they were made of. */
function phrasesOf(count) {
  const random = seeded(20251103);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const number = (digits, scale) => Number((Math.floor(random() * 10 ** digits + 1) / 10 ** scale).toFixed(scale));
  const format = (options) => {
    const formatter = new Intl.NumberFormat('en-US', options);
    return (value) => formatter.format(value);
  };
  const money = { style: 'currency', currency: 'USD' };
  const short = format({ ...money, notation: 'compact', maximumFractionDigits: 2 });
  const whole = format({ ...money, maximumFractionDigits: 0 });
  const named = format({ ...money, currencyDisplay: 'name', notation: 'compact', compactDisplay: 'long' });
  const euros = format({ style: 'currency', currency: 'EUR', maximumFractionDigits: 0 });
  const long = format({ notation: 'compact', compactDisplay: 'long', maximumFractionDigits: 1 });
  const plain = format({});
  const kinds = [
    () => made('currency', short, Math.round(number(3, 1) * 10) * pick([1e5, 1e8, 1e11])),
    () => made('currency', whole, number(9, 0)),
    () => made('currency', named, Math.round(number(2, 0)) * pick([1e6, 1e9])),
    () => made('currency', euros, number(7, 0)),
    () => made('percent', (value) => `${value}%`, number(3, 1)),
    () => made('percent', (value) => `${value} percent`, number(2, 0)),
    () => made('number', long, Math.round(number(2, 0)) * pick([1e6, 1e9])),
    () => made('number', plain, number(8, 0)),
  ];
  const sentences = [
    (phrase) => phrase,
    (phrase) => `The company reported ${phrase} for the quarter`,
    (phrase) => `Analysts had expected about ${phrase}, according to the filing`,
    (phrase) => `It said that the total was ${phrase} and would not change`,
  ];
  return Array.from({ length: count }, () => {
    const phrase = pick(kinds)();
    return { ...phrase, text: pick(sentences)(phrase.text) };
  });

  function made(kind, write, value) {
    return { kind, value, text: write(value) };
  }
}

/** Pieces of which texts are made: what people write, and what slows readers down. */
function textsToFindIn() {
  return {
    'news, five figures a sentence':
      'Revenue rose to $13 billion in 2025, up from about $3.7 billion in 2024; the company employs 4,500 people and holds a 27% stake. ',
    'news, a figure a paragraph': `${'The board met on Tuesday and did not say what it had decided, or when it would. '.repeat(8)}It lost $11.5 billion. `,
    'words alone': 'It was the best of times, it was the worst of times. ',
    'one number without end': '9',
    'separators without end': '1,',
    'points without end': '1.',
    signs: '$',
    hyphens: 'a-',
    'open brackets': '(',
    'range words': 'between 1 and ',
    'number words': 'nine hundred ninety-nine ',
    hedges: 'about ',
    'scale words': 'million ',
    'half surrogate pairs': '\ud800',
    'combining marks': '\u0301',
    spaces: '\u00a0',
  };
}

function timeToFind(piece, length) {
  const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
  let found = 0;
  const times = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    found = findFigures(text, { language: 'en' }).items.length;
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return { ms: Math.min(...times), found };
}

function valueIn(results) {
  return results[0]?.resolution?.value?.replace('%', '');
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** Mulberry32: the same phrases in each run. */
function seeded(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
