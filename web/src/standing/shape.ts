/** How loud a standing is. */
export type Tone = 'against' | 'care' | 'good' | 'plain';

const tones: Readonly<Record<string, Tone>> = {
  rejected: 'against',
  contested: 'care',
  'rests on contested input': 'care',
  accepted: 'good',
};

/** In which tone a standing is said; one that this page does not know is said plainly. */
export function toneOf(label: string): Tone {
  return tones[label] ?? 'plain';
}
