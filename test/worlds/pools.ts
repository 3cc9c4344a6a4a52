/** Names that worlds have in common, so that they collide: some look like others. */
export const ENTITY_NAMES = ['OpenAI', 'Microsoft', 'Sam Altman', 'Sarah Friar', 'The Register', 'TechCrunch'] as const;

/** Names that look like those. */
export const LOOK_ALIKES = ['OpenAl', 'Microsoft Corp.', 'Sam Altmann', 'TechCrunch'] as const;

/** Titles of sources. */
export const TITLES = [
  "OpenAI's first-half 2025 results",
  'BG2 podcast with Sam Altman',
  "Altman on OpenAI's loss",
] as const;

/** Where sources are. */
export const URLS = [
  'https://heise.de/-10975365',
  'https://techcrunch.com/openai',
  'https://www.theregister.com/openai',
] as const;

/** What others read of who is protected. */
export const DESCRIPTIONS = ['a person familiar with the matter', 'internal documents', 'a second person'] as const;

/** Few metrics with few values, so that claims meet, agree and contradict. */
export const METRICS: Readonly<Record<string, readonly string[]>> = {
  revenue: ['$13 billion', '$12 billion', 'more than $13 billion', '$4.3 billion'],
  'net-loss': ['$11.5 billion', 'more than $12 billion', '$3.1 billion'],
  'ownership-stake': ['27%', '32.5%'],
};

/** Senses in which a value is meant; null: not said. */
export const BASES = ['actual', 'actual', 'actual', 'forecast', null] as const;

/** Times that values are about; null: not said. */
export const PERIODS = ['2025', '2025', 'H1 2025', 'as of 2025-10-31', null] as const;

/** Stances, the usual ones more often. */
export const STANCES = [
  'asserts',
  'asserts',
  'asserts',
  'confirms',
  'disputes',
  'denies',
  'retracts',
  'hedges',
] as const;

/** How somebody may be named; null: not said. */
export const ATTRIBUTIONS = ['on_record', 'background', 'off_record', 'document', null] as const;
