import { readFileSync } from 'node:fs';

import type { Basis, Measure } from '../claims/claim.js';
import type { FiscalCalendar } from '../quantities/period.js';
import { readFigure } from '../quantities/read-figure.js';
import { readPeriod } from '../quantities/read-period.js';
import type { MetricDefinition } from '../vocabulary/metric.js';
import type { Derivable, Known, KnownInput } from './computation.js';
import type { Method } from './derivation.js';
import { disagreementOf } from './disagreement.js';
import { evaluate } from './evaluate.js';
import { lintsOf } from './lint.js';

interface Given {
  readonly claim?: string;
  readonly constant?: string;
  readonly source?: string;
}

interface Dossier {
  readonly entities: readonly {
    readonly ref: string;
    readonly names: Readonly<Record<string, string>>;
    readonly fiscalCalendar?: FiscalCalendar;
  }[];
  readonly metrics: readonly (MetricDefinition & { readonly ref: string })[];
  readonly claims: readonly {
    readonly ref: string;
    readonly subject: string;
    readonly metric: string;
    readonly value: string;
    readonly language: string;
    readonly basis: Basis;
    readonly measure?: Measure;
    readonly scope?: Readonly<Record<string, string>>;
    readonly period?: string;
    readonly derivations?: readonly {
      readonly method: Method;
      readonly formula?: string;
      readonly inputs: Readonly<Record<string, Given>>;
    }[];
  }[];
}

const dossier = JSON.parse(readFileSync('examples/openai-dossier.json', 'utf8')) as Dossier;

function found<Item>(items: readonly Item[], is: (item: Item) => boolean): Item {
  const item = items.find(is);
  if (item === undefined) throw new Error('The dossier does not have it.');
  return item;
}

function knownClaim(ref: string, name: string | null): Known {
  const claim = found(dossier.claims, (one) => one.ref === ref);
  const metric = found(dossier.metrics, ({ key }) => key === claim.metric);
  const subject = found(dossier.entities, (one) => one.ref === claim.subject);
  const { scope = {}, inverseOf = null, ...more } = metric;
  const [figure] = readFigure(claim.value, { language: claim.language, nonNegative: metric.nonNegative }).readings;
  const [period] = readPeriod(claim.period ?? 'unspecified', {
    fiscalCalendar: subject.fiscalCalendar ?? null,
  }).readings;
  const labelled = (language: string, of: string) => {
    const said = `${metric.labels[language] ?? ''} ${of} ${subject.names[language] ?? subject.names['en'] ?? ''}`;
    return name === null ? said : `${name} (${said})`;
  };
  return {
    figure: figure ?? null,
    label: { en: labelled('en', 'of'), de: labelled('de', 'von') },
    subjectId: claim.subject,
    metric: { ...more, id: metric.key, scope, inverseOf },
    basis: claim.basis,
    measure: claim.measure ?? 'as_is',
    period: period ?? null,
    scope: new Map(Object.entries(claim.scope ?? {})),
  };
}

function inputOf(name: string, { claim, constant, source }: Given): KnownInput {
  const unchallenged = { name, contested: null } as const;
  if (claim !== undefined) return { ...knownClaim(claim, name), ...unchallenged, claimId: claim, sourced: true };
  const [figure] = constant === undefined ? [] : readFigure(constant, { language: 'en' }).readings;
  const nothing = { subjectId: null, metric: null, basis: null, measure: null, period: null, scope: new Map() };
  const label = { en: name, de: name };
  return { ...nothing, ...unchallenged, label, figure: figure ?? null, claimId: null, sourced: source !== undefined };
}

function derivationOf(ref: string): Derivable {
  const { derivations = [] } = found(dossier.claims, (one) => one.ref === ref);
  const { method, formula = null, inputs } = found(derivations, () => true);
  return {
    method,
    formula,
    inputs: Object.entries(inputs).map(([name, given]) => inputOf(name, given)),
    claim: { ...knownClaim(ref, null), claimId: ref },
  };
}

const lintsFor = (ref: string) => lintsOf(derivationOf(ref), evaluate(derivationOf(ref)));

describe('the derivations of the OpenAI dossier', () => {
  it.each([
    ['loss115', ['input_valid_time', 'false_precision']],
    ['loss12', []],
    ['rev9m', []],
    ['rev24low', []],
    ['rev24', []],
    ['rev13', []],
  ])('have their lints: %s', (ref, codes) => expect(lintsFor(ref).map(({ code }) => code)).toEqual(codes));

  it.each(['loss115', 'loss12', 'rev9m', 'rev24low', 'rev24'])('agree with what is stated: %s', (ref) =>
    expect(disagreementOf(derivationOf(ref), evaluate(derivationOf(ref)))).toBeNull(),
  );

  it('say which stake did not hold yet, and what to do', () => {
    const [stake] = lintsFor('loss115');
    expect(stake).toEqual({
      code: 'input_valid_time',
      text: '“stake (ownership stake of Microsoft)” holds from 28 October 2025 on, but “net loss of OpenAI” is about July to September 2025: the two have no day in common. Use the value for that time, or explain why this one may stand for it.',
      texts: {
        en: stake?.text,
        de: '„stake (Beteiligung von Microsoft)“ gilt ab dem 28. Oktober 2025, „Nettoverlust von OpenAI“ betrifft aber Juli bis September 2025: Beide haben keinen Tag gemeinsam. Nehmen Sie den Wert für diese Zeit, oder begründen Sie, warum dieser dafür stehen darf.',
      },
      inputs: ['stake'],
      claims: ['loss115', 'stake27'],
    });
  });

  it('say that three digits are more than the inputs allow', () => {
    const [, precision] = lintsFor('loss115');
    expect(precision?.texts).toEqual({
      en: '“net loss of OpenAI” is stated as 11.5 billion US dollars, which is more precise than the inputs allow: they give 11.09 to 11.89 billion US dollars, so that 11.1 billion US dollars and 11.8 billion US dollars would be just as right. State fewer digits, or say “about”.',
      de: '„Nettoverlust von OpenAI“ ist mit 11,5 Milliarden US-Dollar genauer angegeben, als die Eingaben erlauben: Sie ergeben 11,09 bis 11,89 Milliarden US-Dollar, so dass 11,1 Milliarden US-Dollar und 11,8 Milliarden US-Dollar ebenso richtig wären. Geben Sie weniger Stellen an, oder schreiben Sie „rund“.',
    });
  });

  it('say how far the two losses are from each other’s derivation', () => {
    const swapped: Derivable = { ...derivationOf('loss12'), claim: derivationOf('loss115').claim };
    expect(disagreementOf(swapped, evaluate(swapped))).toEqual({
      text: '“net loss of OpenAI” is stated as 11.5 billion US dollars, but its derivation gives 12.44 to 12.79 billion US dollars: they are 892 million US dollars or more apart. Check the inputs (“share (loss from an equity-method investment of Microsoft)” and “stake (ownership stake of Microsoft)”) and the stated value; at least one of them cannot be right.',
      texts: {
        en: expect.stringContaining('12.44'),
        de: '„Nettoverlust von OpenAI“ ist mit 11,5 Milliarden US-Dollar angegeben, die Herleitung ergibt aber 12,44 bis 12,79 Milliarden US-Dollar: Dazwischen liegen mindestens 892 Millionen US-Dollar. Prüfen Sie die Eingaben („share (Verlust aus einer At-Equity-Beteiligung von Microsoft)“ und „stake (Beteiligung von Microsoft)“) und den angegebenen Wert; mindestens eines davon kann nicht stimmen.',
      },
      claims: ['loss115', 'hit41', 'stake325'],
    });
  });
});
