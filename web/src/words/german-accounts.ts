import type { Words } from './english.js';

/** What the page says in German about signing in and one's own account. */
export const germanAccounts: Pick<
  Words,
  | 'signIn'
  | 'providerProblem'
  | 'providerProblemNext'
  | 'signedOut'
  | 'password'
  | 'link'
  | 'noAccounts'
  | 'me'
  | 'account'
  | 'fields'
  | 'formFault'
> = {
  signIn: {
    title: 'Anmelden',
    email: 'E-Mail',
    password: 'Passwort',
    emailMissing: 'Bitte die E-Mail-Adresse eingeben.',
    passwordMissing: 'Bitte das Passwort eingeben.',
    now: 'Anmelden',
    working: 'Einen Moment …',
    done: 'Angemeldet: {{name}}.',
    or: 'oder',
    provider: 'Mit {{name}} anmelden',
    forgotten: 'Passwort vergessen? Die Administration dieser Instanz schickt einen Link, um ein neues zu wählen.',
    wrong: 'E-Mail und Passwort passen nicht zusammen.',
    wrongNext:
      'Beides auf Tippfehler prüfen, auch große Buchstaben, und erneut versuchen. Bleibt es dabei, die Administration fragen.',
    tooMany: 'Zu viele Versuche.',
    tooManyNext:
      'Damit niemand Passwörter errät, muss der nächste Versuch warten. Das Konto ist nicht gesperrt: Schon benutzte Browser kommen weiter hinein.',
    wait: 'Neuer Versuch in {{time}}.',
    waited: 'Jetzt ist ein neuer Versuch möglich.',
    offline: 'Die Instanz ist nicht erreichbar.',
    offlineNext: 'Verbindung prüfen und erneut versuchen.',
    broken: 'Die Instanz konnte nicht antworten.',
    brokenNext: 'Erneut versuchen; bleibt es dabei, der Betreuung dieser Instanz Bescheid geben.',
  },
  providerProblem: {
    'provider-unavailable': 'Der Anbieter antwortet nicht.',
    'provider-denied': 'Der Anbieter hat Sie nicht angemeldet.',
    'provider-expired': 'Die Anmeldung hat zu lange gedauert oder wurde in einem anderen Browser begonnen.',
    'provider-invalid': 'Der Antwort des Anbieters ist nicht zu trauen.',
    'no-role': 'Keine Ihrer Gruppen beim Anbieter hat hier eine Rolle.',
    'no-email': 'Der Anbieter hat keine E-Mail-Adresse für Sie mitgeteilt.',
    'email-unverified': 'Der Anbieter hat nicht geprüft, dass Ihre E-Mail-Adresse Ihnen gehört.',
    'email-taken': 'Ein anderes Konto hat hier Ihre E-Mail-Adresse.',
    'account-disabled': 'Ihr Konto ist gesperrt.',
    'not-set-up': 'Diese Instanz hat noch keine Administration.',
    other: 'Die Anmeldung beim Anbieter hat nicht geklappt.',
  },
  providerProblemNext: {
    'provider-unavailable': 'In einer Minute erneut versuchen oder mit einem Passwort anmelden.',
    'provider-denied': 'Erneut versuchen oder mit einem Passwort anmelden.',
    'provider-expired': 'Hier noch einmal beginnen und in wenigen Minuten abschließen.',
    'provider-invalid': 'Noch einmal beginnen; bleibt es dabei, der Betreuung dieser Instanz Bescheid geben.',
    'no-role': 'Die Administration um Zugang bitten.',
    'no-email': 'Die Betreuung des Anbieters bitten, sie weiterzugeben.',
    'email-unverified': 'Dort bestätigen oder hier die Administration um eine Einladung bitten.',
    'email-taken': 'Dort mit dem Passwort anmelden oder die Administration fragen.',
    'account-disabled': 'Die Administration bitten, es wieder zuzulassen.',
    'not-set-up': 'Das erste Konto legt der Link an, der in der Ausgabe beim Start der Instanz steht.',
    other: 'Gleich noch einmal versuchen; bleibt es dabei, der Betreuung dieser Instanz Bescheid geben.',
  },
  signedOut: {
    title: 'Die Sitzung ist beendet',
    next: 'Anmelden und hier weitermachen. Getipptes bleibt erhalten.',
    leaves: 'Das verlässt diese Seite; was noch nicht aufbewahrt ist, geht verloren.',
  },
  password: {
    new: 'Neues Passwort',
    rules:
      'Mindestens {{count}} Zeichen; ein paar Wörter hintereinander merkt man sich leicht. Ohne den eigenen Namen und die E-Mail-Adresse, und nichts, was alle zuerst probieren würden.',
    missing_one: 'noch {{count}} Zeichen',
    missing_other: 'noch {{count}} Zeichen',
    longEnough: 'Lang genug.',
    reveal: 'Passwort zeigen',
    hide: 'Passwort verbergen',
  },
  link: {
    setUp: 'Diese Instanz einrichten',
    welcome: 'Passwort wählen',
    form: 'Ihr Konto',
    setUpMeans: 'Sie legen das erste Konto an, mit allen Rechten. Alle anderen laden Sie ein.',
    welcomeMeans:
      'Damit melden Sie sich von nun an an. Wo Sie bisher angemeldet waren, sind Sie es dann nicht mehr, und Ihre Schlüssel gelten nicht mehr.',
    for: 'Für {{name}}.',
    emailWhy: 'Damit melden Sie sich an. Es wird nichts dorthin geschickt.',
    now: 'Speichern und anmelden',
    againTitle: 'Bitte den Link noch einmal öffnen',
    none: 'Den geheimen Teil des Links behält die Seite nicht. Bitte den Link noch einmal öffnen, aus dem Terminal oder der Nachricht, aus der Sie ihn haben: Verbraucht ist er nicht.',
    dead: 'Dieser Link gilt nicht oder nicht mehr.',
    deadTitle: 'Link ungültig',
    deadNext:
      'Ein Link gilt einmal und nur eine Zeit lang. Einen neuen gibt es bei der Administration; der Link für das erste Konto steht in der Ausgabe beim Start der Instanz.',
    toSignIn: 'Zur Anmeldung',
  },
  noAccounts: {
    says: 'Diese Instanz hat noch keine Konten: Wer an ihr sitzt, darf alles.',
    remote: 'Diese Instanz hat noch keine Konten.',
    next: 'Der Link, der das erste Konto anlegt, steht in der Ausgabe beim Start der Instanz.',
  },
  me: {
    menu: 'Konto',
    nobody: 'Noch keine Konten',
    actsFor: 'Sie handeln für',
    actsForMeans: 'Diesem Ressort gehört, was Sie erfassen. Lesen können Sie, was alle Ihre Ressorts lesen.',
    signOut: 'Abmelden',
  },
  account: {
    nameMeans: 'Steht bei allem, was Sie erfassen.',
    emailMeans: 'Damit melden Sie sich an. Die Administration kann sie ändern.',
    mayDo: 'Was Sie dürfen',
    password: 'Passwort',
    passwordMeans: 'Nach einer Änderung sind Sie in allen anderen Browsern abgemeldet.',
    current: 'Bisheriges Passwort',
    tokensToo: 'Auch meine Schlüssel widerrufen',
    tokensTooMeans: 'Falls jemand anders das Passwort gekannt haben kann: Damit ließen sich welche anlegen.',
    passwordNow: 'Passwort ändern',
    passwordChanged: 'Geändert. Andere Browser sind abgemeldet.',
    sessions: 'Wo Sie angemeldet sind',
  },
  fields: { name: 'Name', email: 'E-Mail', missing: 'Das wird gebraucht.' },
  formFault: {
    'too-short': 'Das ist zu kurz.',
    'too-long': 'Das ist zu lang.',
    'too-simple': 'Das wiederholt wenige Zeichen. Bitte mehr verschiedene verwenden.',
    common:
      'Das besteht aus dem, was alle zuerst probieren würden. Besser sind Wörter, die nichts miteinander zu tun haben.',
    'contains-name': 'Das enthält Ihren Namen. Bitte weglassen.',
    'contains-email': 'Das enthält einen Teil Ihrer E-Mail-Adresse. Bitte weglassen.',
    'email-taken': 'Ein anderes Konto hat diese E-Mail-Adresse.',
    'name-taken': 'Diesen Namen gibt es schon.',
    'not-an-email': 'Das ist keine E-Mail-Adresse. Sie sieht aus wie name@redaktion.de.',
    'wrong-password': 'Das ist nicht Ihr bisheriges Passwort.',
    'four-eyes':
      'Sie haben etwas von dem geschrieben, was Sie auswählen: Zu dessen Gunsten muss jemand anderes entscheiden.',
    'unknown-reference': 'Unter diesem Namen ist nichts erfasst, oder nicht für alle, die es lesen würden.',
    'audience-too-wide': 'Nicht alle, die das lesen, dürfen jenes lesen.',
    other: 'Die Instanz meldet, auf Englisch:',
  },
};
