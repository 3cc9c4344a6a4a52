import type { Words } from './english.js';

/** What the page says in German about who may read what. */
export const germanProtection: Pick<Words, 'protection' | 'readBy'> = {
  protection: {
    entitiesProtected: 'Geschützt: wer den Namen lesen darf',
    sourcesProtected: 'Geschützt: wer lesen darf, welche Quelle das ist',
    protect: 'Schützen …',
    entities: 'Wer das sagt: {{name}}',
    sources: 'Quelle: {{name}}',
    yours:
      'Von Ihnen erfasst. Den Namen lesen Sie und wen Sie auswählen; alle anderen lesen die Umschreibung, jetzt und in aller Vergangenheit.',
    ofOwner:
      'Von {{owner}} erfasst: Nur dort wird entschieden, wer den Namen lesen darf. Alle anderen lesen die Umschreibung.',
    notYours: 'Schützen kann es nur, wer es erfasst hat ({{owner}}), oder jemand aus der Leitung.',
    protectMeans:
      'Dann lesen nur Sie den Namen und wen Sie auswählen; alle anderen lesen die Umschreibung, jetzt und in aller Vergangenheit.',
    protectForOther:
      'Dann liest den Namen nur {{owner}}, von dort wurde es erfasst, und wer dort ausgewählt wird. Auch Sie lesen ihn nicht mehr.',
    protectTakesOver:
      'Von {{owner}} erfasst: Das ist ein Programm, oder jemand, der sich nicht mehr anmelden kann. Dann gehört es Ihnen: Nur Sie lesen den Namen und wen Sie auswählen; alle anderen lesen die Umschreibung, jetzt und in aller Vergangenheit.',
    description: 'Was andere anstelle des Namens lesen',
    descriptionMeans: 'Es darf nicht verraten, wer es ist.',
    protectNow: 'Jetzt schützen',
    save: 'Speichern',
    readers: 'Den Namen lesen dürfen auch',
    nobodyElse: 'Sonst hat noch niemand ein Konto.',
  },
  readBy: {
    desk: 'nur das Ressort {{desk}}',
    someDesk: 'nur ein Ressort',
    newsroom: 'die Redaktion',
    public: 'alle, auch außerhalb',
  },
};
