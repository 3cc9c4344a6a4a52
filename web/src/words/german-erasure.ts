import type { Words } from './english.js';

/** What the page says in German about erasing what the law demands, and about what must be kept. */
export const germanErasure: Pick<
  Words,
  | 'erasures'
  | 'erasureState'
  | 'erasureWhat'
  | 'foundKind'
  | 'heldKind'
  | 'heldKindMeans'
  | 'erasedKindMeans'
  | 'recordChooser'
  | 'holds'
  | 'holdState'
  | 'holdNone'
> = {
  erasures: {
    are: 'Nichts entfernt etwas aus dem Verlauf, mit einer Ausnahme: Das Recht kann verlangen, dass die Daten einer Person oder ein versehentlich getippter Name verschwinden. Das tun zwei aus der Administration, aus einem Grund, der festgehalten wird.',
    ask: 'Löschung beantragen',
    askMeans:
      'Wählen Sie, was als Ganzes gelöscht wird, oder geben Sie Wörter an, oder beides. Gelöscht wird erst, wenn jemand anders aus der Administration zustimmt. Was Sie hier tippen, behält dieser Browser nicht.',
    askNow: 'Beantragen',
    asked: 'Die Löschung ist beantragt. Jemand anders aus der Administration muss zustimmen.',
    none: 'Es ist noch keine Löschung beantragt.',
    noneFound: 'In diesem Stand ist keine Löschung.',
    count_one: '{{count}} Löschung',
    count_other: '{{count}} Löschungen',
    state: 'Stand',
    one: 'Löschung, beantragt am {{moment}}',
    records: 'Was als Ganzes gelöscht wird',
    recordsMean: 'Davon bleibt nur die Kennung und womit es verbunden ist.',
    words: 'Wörter, je Zeile eines',
    wordsMean:
      'Sie werden gelöscht, wo immer sie stehen, in jeder Fassung von allem. Bleibt das leer, sind es alle Namen, weiteren Namen, Kennungen und Adressen, die das oben Gewählte je hatte. Eigene Wörter braucht es, wo ein Name ein Alltagswort ist, und für andere Schreibweisen: Initialen, Nachname zuerst, Umschriften.',
    wordsMissing: 'Bitte Wörter angeben oder oben etwas auswählen.',
    ground: 'Rechtsgrund',
    groundMeans:
      'Welches Recht es verlangt, etwa DSGVO Art. 17 Abs. 1 Buchst. d. Er bleibt stehen: ohne das, was gelöscht wird.',
    reason: 'Begründung',
    reasonMeans: 'Auch sie bleibt stehen: ohne das, was gelöscht wird.',
    people: 'Wer und wann',
    askedBy: 'beantragt von {{name}}, {{moment}}',
    approvedBy: 'zugestimmt hat {{name}}, {{moment}}',
    withdrawnBy: 'zurückgezogen von {{name}}, {{moment}}',
    wholeRecords_one: '{{count}} Eintrag als Ganzes',
    wholeRecords_other: '{{count}} Einträge als Ganzes',
    someWords_one: '{{count}} Name oder Wort',
    someWords_other: '{{count}} Namen und Wörter',
    erased_one: '{{count}} Fassung gelöscht',
    erased_other: '{{count}} Fassungen gelöscht',
    asAWhole: 'Als Ganzes:',
    wherever: 'Wo immer sie stehen:',
    withheld_one:
      'Mit gelöscht wird {{count}} weiterer Name, den Sie nicht lesen dürfen: Er steht hinter einer geschützten Identität oder gehört einem anderen Ressort. Er wird niemandem gezeigt.',
    withheld_other:
      'Mit gelöscht werden {{count}} weitere Namen, die Sie nicht lesen dürfen: Sie stehen hinter einer geschützten Identität oder gehören einem anderen Ressort. Sie werden niemandem gezeigt.',
    wordsGone: 'Die Wörter sind nirgends aufbewahrt.',
    stands: 'Wo es steht',
    standsMeans:
      'Soweit Sie es lesen dürfen. Eine Fassung ist, was ein Eintrag zu einer Zeit war; gelöscht wird in allen.',
    stood: 'Wo es stand',
    nowhere: 'Nirgends.',
    nowhereYouRead: 'Nirgends, wo Sie lesen dürfen.',
    rows_one: '{{count}} Eintrag',
    rows_other: '{{count}} Einträge',
    versions_one: '{{count}} Fassung',
    versions_other: '{{count}} Fassungen',
    erasedMeans_one:
      '{{count}} Fassung wurde gelöscht. Das Hauptbuch behält, dass es sie gab, und sagt, dass sie gelöscht ist.',
    erasedMeans_other:
      '{{count}} Fassungen wurden gelöscht. Das Hauptbuch behält, dass es sie gab, und sagt, dass sie gelöscht sind.',
    next: 'Wie es weitergeht',
    ownNext:
      'Jemand anders aus der Administration muss zustimmen: Schicken Sie dorthin die Adresse dieser Seite. Sie haben es beantragt und können deshalb nicht zustimmen: Niemand löscht etwas allein.',
    otherNext:
      'Beantragt hat es {{name}}; Sie sind die zweite Person, die es braucht, wenn Sie schon beim Antrag zur Administration gehörten. Sehen Sie an, was gelöscht werden soll, und stimmen Sie zu oder ziehen Sie es zurück.',
    erasedNext:
      'Beantragt hat es {{name}}, und es geht um Ihr eigenes Konto: Zustimmen muss jemand anders aus der Administration.',
    approve: 'Zustimmen …',
    approveMeans:
      'Das lässt sich nicht rückgängig machen. Es wird sofort gelöscht, aus allem, was gezeigt wird, und aus dem ganzen Verlauf, vollständig oder gar nicht. Solange das läuft, kann niemand etwas erfassen.',
    approveNow: 'Endgültig löschen',
    approved: 'Es ist gelöscht.',
    withdraw: 'Zurückziehen …',
    withdrawMeans: 'Es wird nichts gelöscht. Es kann noch einmal beantragt werden.',
    withdrawNow: 'Jetzt zurückziehen',
    withdrawn: 'Es ist zurückgezogen. Gelöscht wurde nichts.',
    withdrawnNext: 'Gar nicht: Der Antrag wurde zurückgezogen, gelöscht wurde nichts.',
    doneNext:
      'Das Übrige muss die Betreuung dieser Instanz noch heute tun: PostgreSQL behält Gelöschtes in seinen Dateien, bis VACUUM FULL gelaufen ist, und Sicherungen und Exporte haben es, solange es sie gibt. Was zu tun ist, steht in docs/erasure.md.',
  },
  erasureState: { requested: 'wartet auf die zweite Person', done: 'gelöscht', withdrawn: 'zurückgezogen' },
  erasureWhat: { requested: 'Was gelöscht werden soll', done: 'Was gelöscht wurde', withdrawn: 'Was beantragt war' },
  foundKind: {
    claims: 'Aussagen',
    statements: 'Äußerungen',
    sources: 'Quellen',
    entities: 'Personen, Organisationen und Dinge',
    users: 'Konten',
    protectedNames: 'Geschützte Namen',
    derivations: 'Herleitungen',
    links: 'Verbindungen zwischen Aussagen',
    disputes: 'Streitfälle',
    reviews: 'Schritte von Prüfungen',
    usages: 'Geschichten, die eine Aussage verwenden',
    searches: 'Suchen nach Belegen',
    reasons: 'Gründe von Änderungen',
    lookUps: 'Nachschlagetabellen, die neu angelegt werden',
    signIns: 'Anmeldungen, Schlüssel und Links',
    jobs: 'Importe und aufbewahrte Antworten',
    others: 'Anderes',
  },
  heldKind: {
    claim: 'Aussage',
    statement: 'Äußerung',
    entity: 'Person, Organisation oder Ding',
    source: 'Quelle',
    user: 'Konto',
  },
  heldKindMeans: {
    claim:
      'Mit ihr bleibt alles, was dazu gesagt ist: Herleitungen und woraus sie hergeleitet sind, Prüfungen, Suchen, Geschichten, Verbindungen und Streitfälle, und wen und was diese nennen.',
    statement: 'Mit ihr bleibt ihre Aussage.',
    entity: 'Mit ihr bleibt, was damit zusammengeführt wurde.',
    source: 'Sie bleibt für sich; damit bleibt, was sie sagt, gehört das Gebot an die Aussage.',
    user: 'Es bleibt für sich; damit bleibt, was damit erfasst wurde, gehört das Gebot daran.',
  },
  erasedKindMeans: {
    entity: 'Was damit zusammengeführt wurde, geht mit.',
    source: 'Titel, Adresse, Verlag und Datum gehen.',
    user: 'Damit kann sich niemand mehr anmelden. Was damit erfasst wurde, bleibt, ohne den Namen.',
  },
  recordChooser: {
    kind: 'Art',
    find: 'Suchen und hinzufügen',
    by: {
      entity: 'Teil eines Namens oder Kennung',
      source: 'Teil eines Titels oder Kennung',
      user: 'Teil von Name oder E-Mail, oder Kennung',
    },
    none: 'Nichts, was Sie lesen dürfen, heißt so. Wer die Kennung kennt, kann sie hier einfügen.',
    notReadable: '(gibt es nicht, oder nicht für Sie)',
  },
  holds: {
    are: 'Ein Aufbewahrungsgebot hält etwas für ein Gericht oder eine Behörde fest: Solange es gilt, kann niemand etwas davon löschen, was immer das Recht sonst verlangt.',
    place: 'Etwas aufbewahren',
    placeNow: 'Gebot festhalten',
    placed: 'Das Aufbewahrungsgebot gilt.',
    claim: 'Die Aussage finden',
    ofClaim: 'Die Aussage finden, zu der sie gehört',
    id: 'Oder eine Kennung einfügen',
    claimId:
      'Für eine Aussage, die Sie nicht lesen dürfen: ihre Kennung oder die Adresse ihrer Seite. Es gilt, was hier steht, und nicht, was oben gewählt ist.',
    statementId:
      'Für eine Äußerung, die Sie nicht lesen dürfen: Äußerungen haben keine eigene Seite, die Kennung steht in einem Export oder kommt aus der Schnittstelle. Es gilt, was hier steht, und nicht, was oben gewählt ist.',
    groundMeans: 'Gericht, Behörde, Aktenzeichen.',
    state: 'Zeigen',
    count_one: '{{count}} Aufbewahrungsgebot',
    count_other: '{{count}} Aufbewahrungsgebote',
    placedBy: 'festgehalten von {{name}}, {{moment}}',
    releasedBy: 'aufgehoben von {{name}}, {{moment}}',
    released: 'aufgehoben',
    release: 'Aufheben',
    releaseMeans: 'Danach darf es wieder gelöscht werden. Das Gebot bleibt mit Ihrer Begründung in dieser Liste.',
    releaseNow: 'Jetzt aufheben',
    releasedNow: 'Das Aufbewahrungsgebot ist aufgehoben.',
    reason: 'Warum es nicht mehr aufbewahrt werden muss',
  },
  holdState: { inForce: 'was gilt', released: 'was aufgehoben ist', all: 'alles' },
  holdNone: {
    inForce: 'Es gilt kein Aufbewahrungsgebot.',
    released: 'Es ist noch keines aufgehoben.',
    all: 'Es gibt noch kein Aufbewahrungsgebot.',
  },
};
