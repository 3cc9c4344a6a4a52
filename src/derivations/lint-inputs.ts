import type { KnownInput, Lint } from './computation.js';
import type { SentenceKey } from './lint-sentences.js';
import type { Seen } from './seen.js';
import { lintOf } from './seen.js';

/** Inputs that are the derived claim itself: as they stand, by way of a correction, or as another record of the same. */
export function circularInputs({ inputs, claim }: Seen): readonly Lint[] {
  if (claim === null || claim.claimId === null) return [];
  const itself = new Set<string | null>([claim.claimId, ...(claim.sameAs ?? [])]);
  return [...inputs.values()]
    .filter(({ claimId }) => claimId !== null && itself.has(claimId))
    .map((input) => {
      const key = input.contested?.startsWith('superseded') === true ? 'circular_by_correction' : 'circular';
      return lintOf('circular_input', key, [input], ({ quoted }) => ({ input: quoted(input.label) }));
    });
}

const CONTESTED: Readonly<Record<NonNullable<KnownInput['contested']>, SentenceKey>> = {
  contested: 'contested',
  superseded: 'superseded',
  rejected: 'rejected',
  'rests-on-contested': 'rests_on_contested',
  'superseded-contested': 'superseded_contested',
  'superseded-rejected': 'superseded_rejected',
  'superseded-rests-on-contested': 'superseded_rests_on_contested',
};

/** Inputs that are disputed, superseded or rejected, or rest on what is. */
export function contestedInputs({ inputs }: Seen): readonly Lint[] {
  return [...inputs.values()].flatMap((input) =>
    input.contested === null
      ? []
      : [
          lintOf('contested_input', CONTESTED[input.contested], [input], ({ quoted }) => ({
            input: quoted(input.label),
          })),
        ],
  );
}

/** Numbers that the calendar and the decimal system fix: nobody has to look them up. */
const FIXED = ['1', '2', '3', '4', '6', '7', '9', '12', '24', '30', '52', '60', '100', '360', '365', '366', '1000'];
/** Names that say that such a number is one. */
const COUNTS_TIME =
  /quarter|month|week|day|year|hour|minute|half|halves|quartal|monat|woche|(?<![a-z])tage?(?![a-z])|jahr|stunde|percent|hundred|thousand|million|billion|prozent|tausend/i;

/** Constants that name no source; 12 months in a year need none. */
export function unsourcedAssumptions({ inputs }: Seen): readonly Lint[] {
  return [...inputs.values()]
    .filter((input) => input.claimId === null && !input.sourced && input.figure !== null && !isFixed(input))
    .map((input) =>
      lintOf(
        'unsourced_assumption',
        saysItself(input) ? 'unsourced_said' : 'unsourced',
        [input],
        ({ quoted, range }) => ({
          input: quoted(input.label),
          value: valueOf(input, range),
        }),
      ),
    );
}

/** Whether what it is called says its value already: `stake (27%)`. */
const saysItself = ({ label, figure }: KnownInput): boolean => {
  const written = figure?.asWritten.trim() ?? '';
  return written !== '' && label.en.endsWith(`(${written})`);
};

function isFixed({ name, figure }: KnownInput): boolean {
  if (figure === null || figure.unit !== '1' || figure.of !== undefined || figure.point === null) return false;
  const round = /^10*$/.test(figure.point);
  return (round || FIXED.includes(figure.point)) && COUNTS_TIME.test(name);
}

/** What was written, or what it admits where nothing was. */
function valueOf({ figure }: KnownInput, range: (ends: NonNullable<KnownInput['figure']>, unit: string) => string) {
  if (figure === null) return '';
  const written = figure.asWritten.trim();
  return written !== '' && written.length <= 60 ? written : range(figure, figure.unit);
}
