import type { Texts } from './computation.js';
import type { ComputedWith } from './known-derivation.js';
import { type Speech, speechOf } from './speech.js';

const speeches = { en: speechOf('en'), de: speechOf('de') };

/** How sentences call a claim, so that it can be told from others: `revenue of OpenAI for 2024`. */
export const labelOf = (
  claim: Pick<ComputedWith, 'metric' | 'metricLabels' | 'subjectNames' | 'period' | 'scope'>,
): Texts => ({
  en: labelIn(claim, speeches.en, 'of'),
  de: labelIn(claim, speeches.de, 'von'),
});

function labelIn(
  { metric, metricLabels, subjectNames, period, scope }: Parameters<typeof labelOf>[0],
  { language, forTime }: Speech,
  of: string,
): string {
  const named = (names: Readonly<Record<string, string>>): string =>
    names[language] ?? names['en'] ?? Object.values(names)[0] ?? '';
  const time = period === null ? '' : forTime(period);
  const plain = `${named(metricLabels) || metric.key} ${of} ${named(subjectNames)}`;
  const words = [...scope]
    .flatMap(([dimension, filler]) => ('word' in filler ? [`${dimension}: ${filler.word}`] : []))
    .sort();
  return [time === '' ? plain : `${plain} ${time}`, ...words].join(', ');
}
