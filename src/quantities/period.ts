/** Closed–open calendar dates (domain.md §4): `start` belongs to the period, `end` does not. */
export interface Period {
  readonly kind: 'instant' | 'duration' | 'rolling' | 'open' | 'unspecified';
  /** First day, `YYYY-MM-DD`; null where open to the past, or unspecified. */
  readonly start: string | null;
  /** The day after the last, `YYYY-MM-DD`; null where open to the future, or unspecified. */
  readonly end: string | null;
  /** As the caller wrote it, tidied: `2025`, `H1 2025`, `FY2026 Q1`; null for unspecified. */
  readonly label: string | null;
  readonly certainty: 'stated' | 'inferred';
  /** `calendar`, or `fiscal` where the subject's fiscal calendar decided the dates. */
  readonly calendar: 'calendar' | 'fiscal';
}

/** The fiscal calendar of an organisation. */
export interface FiscalCalendar {
  /** Last day of the fiscal year, `MM-DD`. With `rule: '52/53'` the nominal end, near which the year ends on a weekday. */
  readonly end: string;
  /** Whether "fiscal 2026" is named after the calendar year it starts in or ends in. */
  readonly namedAfter: 'start' | 'end';
  readonly rule?: '52/53';
  /** For the 52/53-week rule: the weekday on which the year ends, 1 Monday to 7 Sunday. */
  readonly weekday?: number;
  /** For the 52/53-week rule: the last such weekday of the month of `end`, or the one nearest to `end`. */
  readonly weekdayRule?: 'last' | 'nearest';
}
