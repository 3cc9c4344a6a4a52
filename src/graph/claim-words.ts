import type { ClaimBrief } from '../claims/claim-brief.js';
import type { Figure } from '../quantities/figure.js';
import { formatFigure } from '../quantities/format-figure.js';

/** The languages that sentences for people are written in. */
export type Language = 'en' | 'de';

/** A claim as sentences name it. */
export interface NamedClaim {
  readonly brief: Pick<ClaimBrief, 'value' | 'metric' | 'subject'>;
  /** Of the words of its value; null where it is not known. */
  readonly language: string | null;
  /** Whether everybody who says it did so off the record: then no sentence says what it is. */
  readonly isUntold?: boolean;
}

/** Longer values are cut. */
const LONGEST = 120;

/** What a claim says, in a language: as it was written where that is in this language, else in words that say the same. */
export function valueWords(
  { brief: { value }, language }: { readonly brief: Pick<ClaimBrief, 'value'> } & Pick<NamedClaim, 'language'>,
  wanted: Language,
): string {
  switch (value.type) {
    case 'quantity': {
      const { figure } = value;
      if (figure.asWritten !== '' && language === wanted) return short(figure.asWritten);
      return short(figureIn(figure, wanted) ?? figure.asWritten);
    }
    case 'date':
      return short(value.asWritten || [value.from, value.to].filter((day) => day !== null).join(' – '));
    case 'truth':
      return { en: value.truth ? 'yes' : 'no', de: value.truth ? 'ja' : 'nein' }[wanted];
    case 'entity':
      return short(value.entity.name);
    case 'text':
      return wanted === 'de' ? `„${short(value.text)}“` : `“${short(value.text)}”`;
  }
}

/** A claim in a language, so that it can be told from others: `$3.1 billion (net loss, OpenAI)`. */
export function claimWords(claim: NamedClaim, wanted: Language): string {
  const { metric, subject } = claim.brief;
  const label = metric.labels[wanted] ?? metric.label;
  return `${valueWords(claim, wanted)} (${short(label)}, ${short(subject.name)})`;
}

/** Figures in words, kept because finding words that read back the same takes a millisecond; when they are too many, they are forgotten. */
const kept = new Map<string, string | null>();
const MOST_KEPT = 5000;

function figureIn(figure: Figure, language: Language): string | null {
  const key = `${language} ${JSON.stringify(figure)}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const words = formatFigure(figure, language);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, words);
  return words;
}

function short(text: string): string {
  const characters = [...text];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : text;
}
