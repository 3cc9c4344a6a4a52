import { nameKey, slugOf } from '../kernel/names.js';
import type { MetricDefinition } from './metric.js';
import { starterMetrics } from './starter-metrics.js';

const byKey = new Map(starterMetrics.map((metric) => [metric.key, metric]));

/** The metrics of examples/openai-dossier.json; what it leaves out is written out. */
const dossierMetrics: readonly Omit<MetricDefinition, 'aliases' | 'xbrl'>[] = [
  {
    key: 'revenue',
    labels: {
      en: 'revenue',
      de: 'Umsatz',
    },
    valueType: 'quantity',
    dimension: 'money',
    nature: 'flow',
    nonNegative: true,
    singleValued: true,
    aggregation: 'sum',
    scope: {},
    inverseOf: null,
    notToBeConfusedWith: ['investment-commitment'],
    wikidata: 'P2139',
  },
  {
    key: 'net-loss',
    labels: {
      en: 'net loss',
      de: 'Nettoverlust',
    },
    valueType: 'quantity',
    dimension: 'money',
    nature: 'flow',
    nonNegative: false,
    singleValued: true,
    aggregation: 'sum',
    scope: {},
    inverseOf: 'net-income',
    notToBeConfusedWith: [],
    wikidata: null,
  },
  {
    key: 'net-income',
    labels: {
      en: 'net income',
      de: 'Nettogewinn',
    },
    valueType: 'quantity',
    dimension: 'money',
    nature: 'flow',
    nonNegative: false,
    singleValued: true,
    aggregation: 'sum',
    scope: {},
    inverseOf: 'net-loss',
    notToBeConfusedWith: [],
    wikidata: 'P2295',
  },
  {
    key: 'purchase-commitments',
    labels: {
      en: 'purchase commitments, total',
      de: 'Abnahmeverpflichtungen, gesamt',
    },
    valueType: 'quantity',
    dimension: 'money',
    nature: 'stock',
    nonNegative: true,
    singleValued: true,
    aggregation: 'none',
    scope: {},
    inverseOf: null,
    notToBeConfusedWith: [],
    wikidata: null,
  },
  {
    key: 'contract-value',
    labels: {
      en: 'contract value',
      de: 'Vertragswert',
    },
    valueType: 'quantity',
    dimension: 'money',
    nature: 'stock',
    nonNegative: true,
    singleValued: true,
    aggregation: 'none',
    scope: {
      counterparty: {
        type: 'entity',
      },
    },
    inverseOf: null,
    notToBeConfusedWith: [],
    wikidata: null,
  },
  {
    key: 'investment-commitment',
    labels: {
      en: 'investment commitment',
      de: 'Investitionszusage',
    },
    valueType: 'quantity',
    dimension: 'money',
    nature: 'stock',
    nonNegative: true,
    singleValued: true,
    aggregation: 'none',
    scope: {
      counterparty: {
        type: 'entity',
      },
    },
    inverseOf: null,
    notToBeConfusedWith: [],
    wikidata: null,
  },
  {
    key: 'equity-method-loss',
    labels: {
      en: 'loss from an equity-method investment',
      de: 'Verlust aus einer At-Equity-Beteiligung',
    },
    valueType: 'quantity',
    dimension: 'money',
    nature: 'flow',
    nonNegative: false,
    singleValued: true,
    aggregation: 'sum',
    scope: {
      investee: {
        type: 'entity',
      },
      tax: {
        type: 'word',
      },
    },
    inverseOf: null,
    notToBeConfusedWith: [],
    wikidata: null,
  },
  {
    key: 'ownership-stake',
    labels: {
      en: 'ownership stake',
      de: 'Beteiligung',
    },
    valueType: 'quantity',
    dimension: 'ratio',
    nature: 'stock',
    nonNegative: true,
    singleValued: true,
    aggregation: 'none',
    scope: {
      investee: {
        type: 'entity',
      },
    },
    inverseOf: null,
    notToBeConfusedWith: [],
    wikidata: null,
  },
  {
    key: 'revenue-share-paid',
    labels: {
      en: 'revenue share paid',
      de: 'gezahlte Umsatzbeteiligung',
    },
    valueType: 'quantity',
    dimension: 'money',
    nature: 'flow',
    nonNegative: true,
    singleValued: true,
    aggregation: 'sum',
    scope: {
      payee: {
        type: 'entity',
      },
    },
    inverseOf: null,
    notToBeConfusedWith: [],
    wikidata: null,
  },
  {
    key: 'revenue-share-rate',
    labels: {
      en: 'revenue share rate',
      de: 'Satz der Umsatzbeteiligung',
    },
    valueType: 'quantity',
    dimension: 'ratio',
    nature: 'stock',
    nonNegative: true,
    singleValued: true,
    aggregation: 'none',
    scope: {
      payee: {
        type: 'entity',
      },
    },
    inverseOf: null,
    notToBeConfusedWith: [],
    wikidata: null,
  },
  {
    key: 'full-capacity-date',
    labels: {
      en: 'date of full capacity',
      de: 'Datum des vollen Ausbaus',
    },
    valueType: 'date',
    dimension: null,
    nature: null,
    nonNegative: false,
    singleValued: true,
    aggregation: 'none',
    scope: {
      counterparty: {
        type: 'entity',
      },
    },
    inverseOf: null,
    notToBeConfusedWith: [],
    wikidata: null,
  },
  {
    key: 'chips-without-power',
    labels: {
      en: 'has chips it cannot power',
      de: 'hat Chips, die es nicht mit Strom versorgen kann',
    },
    valueType: 'truth',
    dimension: null,
    nature: null,
    nonNegative: false,
    singleValued: true,
    aggregation: 'none',
    scope: {},
    inverseOf: null,
    notToBeConfusedWith: [],
    wikidata: null,
  },
];

describe('the starter metrics', () => {
  it('are at least 45, each under a slug of its own', () => {
    expect(starterMetrics.length).toBeGreaterThanOrEqual(45);
    expect(byKey.size).toBe(starterMetrics.length);
    for (const { key } of starterMetrics) expect(slugOf(key)).toBe(key);
  });

  it('are labelled in English and German', () => {
    for (const { key, labels } of starterMetrics) {
      expect([key, Object.keys(labels)]).toEqual([key, ['en', 'de']]);
      expect([key, ...Object.values(labels)]).not.toContain('');
    }
  });

  it('share no name: a label or alias means one metric', () => {
    const owners = new Map<string, Set<string>>();
    for (const { key, labels, aliases } of starterMetrics) {
      for (const name of [key, key.replaceAll('-', ' '), ...Object.values(labels), ...(aliases ?? [])]) {
        owners.set(nameKey(name), (owners.get(nameKey(name)) ?? new Set()).add(key));
      }
    }
    expect([...owners].filter(([, keys]) => keys.size > 1).map(([name, keys]) => [name, ...keys])).toEqual([]);
  });

  it('name no alias twice', () => {
    for (const { key, labels, aliases = [] } of starterMetrics) {
      const names = [...new Set(Object.values(labels)), ...aliases].map(nameKey);
      expect([key, names]).toEqual([key, [...new Set(names)]]);
    }
  });

  it('have inverses that name each other and differ in nothing but the sign', () => {
    for (const { key, inverseOf, dimension, nature, aggregation, scope, nonNegative } of starterMetrics) {
      if (inverseOf === null) continue;
      expect(byKey.get(inverseOf)).toMatchObject({ inverseOf: key, dimension, nature, aggregation, scope });
      expect([key, nonNegative]).toEqual([key, false]);
    }
  });

  it('warn of metrics that exist', () => {
    for (const { key, notToBeConfusedWith } of starterMetrics) {
      for (const other of notToBeConfusedWith) expect([key, other, byKey.has(other)]).toEqual([key, other, true]);
      expect(notToBeConfusedWith).not.toContain(key);
    }
  });

  it('carry identifiers of the right form, each once', () => {
    const xbrl = starterMetrics.flatMap((metric) => metric.xbrl);
    const wikidata = starterMetrics.flatMap((metric) => metric.wikidata ?? []);
    for (const name of xbrl) expect(name).toMatch(/^(us-gaap|ifrs-full|dei):[A-Z][A-Za-z0-9]+$/);
    for (const id of wikidata) expect(id).toMatch(/^P[1-9][0-9]*$/);
    expect(new Set(xbrl).size).toBe(xbrl.length);
    expect(new Set(wikidata).size).toBe(wikidata.length);
  });

  it('have a dimension exactly where the value is a quantity, and sum up flows and votes only', () => {
    for (const { key, valueType, dimension, aggregation, nature } of starterMetrics) {
      expect([key, dimension !== null]).toEqual([key, valueType === 'quantity']);
      if (aggregation !== 'none') expect([key, nature]).not.toEqual([key, 'stock']);
      if (aggregation === 'sum') expect([key, dimension]).not.toEqual([key, 'ratio']);
    }
  });

  it.each(dossierMetrics.map((metric) => [metric.key, metric] as const))(
    'define %s as the dossier does',
    (key, metric) => {
      const { aliases: _aliases, xbrl: _xbrl, ...definition } = byKey.get(key) ?? { aliases: [], xbrl: [] };
      expect(definition).toEqual(metric);
    },
  );

  it('leave words out that mean several metrics', () => {
    const names = starterMetrics.flatMap(({ labels, aliases }) => [...Object.values(labels), ...(aliases ?? [])]);
    const known = new Set(names.map(nameKey));
    for (const vague of ['profit', 'Gewinn', 'loss', 'Verlust', 'debt', 'Schulden'])
      expect(known).not.toContain(nameKey(vague));
  });
});
