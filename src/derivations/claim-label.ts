import type { Comparand } from '../comparison/comparand.js';
import type { Texts } from './computation.js';
import { type Speech, speechOf } from './speech.js';

/** What a claim is called by. */
export interface Called extends Pick<Comparand, 'metric' | 'period' | 'scope'> {
  readonly metricLabels: Readonly<Record<string, string>>;
  readonly subjectNames: Readonly<Record<string, string>>;
}

const speeches = { en: speechOf('en'), de: speechOf('de') };

/** How sentences call a claim, so that it can be told from others: `revenue of OpenAI for 2024`. */
export const labelOf = (claim: Called): Texts => ({
  en: labelIn(claim, speeches.en, 'of'),
  de: labelIn(claim, speeches.de, 'von'),
});

function labelIn(
  { metric, metricLabels, subjectNames, period, scope }: Called,
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
