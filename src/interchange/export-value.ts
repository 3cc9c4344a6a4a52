import type { GivenPeriod, GivenValue } from '../logbook/entry.js';
import { periodOf } from '../logbook/given-period.js';
import { valueOf, wordingOf } from '../logbook/given-value.js';
import type { Figure } from '../quantities/figure.js';
import { FIGURE_FIELDS } from '../quantities/figure.js';
import type { FiscalCalendar, Period } from '../quantities/period.js';
import type { Value } from '../quantities/value.js';
import type { MetricDefinition } from '../vocabulary/metric.js';
import { canonicalJson, inOrder } from './canonical.js';

/** A value that was recorded, with the words in which it was logged. */
export interface StoredValue {
  readonly value: Value;
  readonly asWritten: string | null;
  readonly language: string | null;
}

/** Whether something is read as what is stored; what cannot be read is not. */
function reads(read: () => unknown, stored: unknown): boolean {
  try {
    return canonicalJson(read()) === canonicalJson(stored);
  } catch {
    return false;
  }
}

/** A value as it is exported: its words where reading them again gives the value, else an object that does. */
export function exportedValue(
  { value, asWritten, language }: StoredValue,
  metric: MetricDefinition,
  entity: GivenValue,
): GivenValue {
  if (value.type === 'entity') return entity;
  const given = { subject: {}, metric: {}, ...(language !== null && { language }) };
  const same = (as: GivenValue): boolean => reads(() => valueOf('', { ...given, value: as }, metric, null), value);
  if (asWritten !== null && same(asWritten)) return asWritten;
  switch (value.type) {
    case 'truth':
      return value.truth;
    case 'text':
      return { type: 'text', text: value.text };
    case 'date':
      return { type: 'date', ...inOrder(value, ['from', 'to', 'asWritten']) };
    case 'quantity':
      return exportedFigure(value.figure);
  }
}

/** A figure as it is exported; bounds that are null are left out, which is how they are read. */
const exportedFigure = (figure: Figure): Record<string, unknown> => {
  const { stated, uncapped } = figure;
  const ends = ['lower', 'upper'];
  const whole = { ...figure, stated: inOrder(stated, ends), uncapped: uncapped && inOrder(uncapped, ends) };
  return inOrder(whole, FIGURE_FIELDS);
};

/** A period as it is exported. */
export interface ExportedPeriod {
  readonly period?: GivenPeriod;
  readonly periodCertainty?: Period['certainty'];
}

/** A period as it is exported: its label where reading it again gives the same period, else an object. */
export function exportedPeriod(
  stored: Period,
  language: string | null,
  fiscalCalendar: FiscalCalendar | null,
): ExportedPeriod {
  const { label, certainty } = stored;
  const candidates: ExportedPeriod[] = [
    {},
    { periodCertainty: certainty },
    ...(label === null ? [] : [{ period: label }, { period: label, periodCertainty: certainty }]),
  ];
  const spoken = { ...(language !== null && { language }) };
  const found = candidates.find((given) =>
    reads(() => periodOf('', { ...given, ...spoken }, { fiscalCalendar }), stored),
  );
  return found ?? { period: periodObject(stored) };
}

function periodObject({ kind, start, end, label, certainty, calendar }: Period): Record<string, unknown> {
  const usual = {
    certainty: certainty === 'stated' ? null : certainty,
    calendar: calendar === 'calendar' ? null : calendar,
  };
  return inOrder({ kind, start, end, label, ...usual }, ['kind', 'start', 'end', 'label', 'certainty', 'calendar']);
}

/** What a statement says, as it is stored. */
export interface StoredWording {
  readonly wording: string | null;
  readonly language: string | null;
  readonly figure: Figure | null;
}

/** A wording as it is exported: left out where the claim's value gives it, its words where they do, else a figure. */
export function exportedWording(
  said: StoredWording,
  claim: StoredValue,
  affirms: boolean,
  nonNegative: boolean,
): { readonly wording?: string | Record<string, unknown>; readonly language?: string } {
  if (said.wording === null) return {};
  const claimed = claim.value.type === 'quantity' ? claim.value.figure : null;
  const language = said.language ?? claim.language;
  const inherited = {
    wording: claim.asWritten ?? claimed?.asWritten ?? null,
    language: claim.language,
    figure: claimed,
  };
  if (affirms && canonicalJson({ ...said, language }) === canonicalJson(inherited)) return {};
  const spoken = language !== null && language !== claim.language ? { language } : {};
  const { figure, wording } = said;
  if (figure && claimed && !reads(() => wordingOf('', wording, language, nonNegative), figure)) {
    const whole = exportedFigure({ ...figure, asWritten: wording.slice(0, 500) });
    return { wording: whole, ...spoken };
  }
  return { wording, ...spoken };
}
