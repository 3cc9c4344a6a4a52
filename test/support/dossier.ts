/** Facts of the example dossier in the shape of `POST /claims`, for tests that need something real to log. */
export const GERSTNER = {
  ref: 'pod',
  speaker: 'Brad Gerstner',
  stance: 'asserts',
  evidence: 'estimate',
  mode: 'indirect',
  attribution: 'on_record',
  statedAt: '2025-10-31',
  wording: '$13 billion',
  language: 'en',
  source: { kind: 'podcast', title: 'BG2 podcast with Sam Altman and Satya Nadella', publishedAt: '2025-10-31' },
  locator: { kind: 'media_time', start: 1873 },
};

export const HARDWARELUXX = {
  speaker: 'Hardwareluxx',
  stance: 'asserts',
  relays: '#pod',
  statedAt: '2025-11-03',
  source: {
    kind: 'article',
    url: 'https://www.hardwareluxx.de/index.php/news/allgemein/wirtschaft/67407.html',
    title: 'OpenAI bestellt Rechenkapazitäten bei AWS',
    publisher: 'Hardwareluxx',
  },
};

export const ALTMAN = {
  speaker: 'Sam Altman',
  stance: 'disputes',
  attribution: 'on_record',
  statedAt: '2025-10-31',
  source: { kind: 'podcast', title: 'BG2 podcast with Sam Altman and Satya Nadella', publishedAt: '2025-10-31' },
  alternative: { value: 'well more than $13 billion', language: 'en' },
};

/** OpenAI's revenue for 2025, with who says so, who passes it on and who disputes it. */
export const REVENUE_13 = {
  subject: 'OpenAI',
  metric: 'revenue',
  value: '13 Milliarden US-Dollar',
  language: 'de',
  basis: 'actual',
  measure: 'as_is',
  period: '2025',
  periodCertainty: 'inferred',
  scope: {},
  statements: [GERSTNER, HARDWARELUXX, ALTMAN],
};

/** What Microsoft's filing says about OpenAI's quarter. */
export const HIT_31 = {
  subject: { name: 'Microsoft', kind: 'organisation' },
  metric: 'equity-method-loss',
  value: '$3.1 billion',
  language: 'en',
  basis: 'actual',
  scope: { investee: 'OpenAI', tax: 'after' },
  period: '2025-07-01/2025-10-01',
};

export const STAKE_27 = {
  subject: 'Microsoft',
  metric: 'ownership-stake',
  value: '27%',
  language: 'en',
  basis: 'actual',
  scope: { investee: 'OpenAI' },
  period: 'from 2025-10-28',
};

export const LOSS_115 = {
  subject: 'OpenAI',
  metric: 'net-loss',
  value: '$11.5 billion',
  language: 'en',
  basis: 'actual',
  period: '2025-07-01/2025-10-01',
};
