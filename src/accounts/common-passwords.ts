const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'yxcvbnm',
  '1qaz2wsx3edc4rfv5tgb',
];

/** Rows of keys and the alphabet, in both directions: what fingers do by themselves. */
export const KEYBOARD_ROWS: readonly string[] = rows.flatMap((row) => [row, [...row].reverse().join('')]);

/**
 * Words that lists of leaked passwords are made of, above all English and German ones, longest first, and what stands on the screen of this
 * product; letters with dots are written in both ways.
 */
export const COMMON_PASSWORD_PARTS: readonly string[] = (
  'password passwort passwd motdepasse contraseña contrasena wachtwoord haslo parola senha kennwort geheim secret ' +
  'admin administrator administrateur root user benutzer login signin welcome willkommen bienvenue letmein changeme default test temp ' +
  'guest master system server computer internet access iloveyou ichliebedich jetaime teamo love liebe schatz hello hallo ' +
  'dragon monkey shadow sunshine princess football fussball baseball basketball superman batman pokemon starwars trustno ' +
  'michael jordan jennifer jessica ashley daniel charlie thomas andrew matthew robert joshua hunter killer summer winter spring ' +
  'autumn sommer fruehling herbst januar februar march april june july august september october november december monday friday ' +
  'freedom whatever cheese cookie flower pepper ginger banana orange purple soccer hockey google facebook youtube apple samsung ' +
  'claimtrail newsroom redaktion redaction journalist editor reporter redakteur article zeitung newspaper nachrichten ' +
  'januar märz april juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag frühling frühjahr ' +
  'weihnachten ostern silvester urlaub ferien sommerferien feierabend geburtstag deutschland österreich schweiz germany austria ' +
  'berlin hamburg münchen munich köln cologne frankfurt stuttgart düsseldorf leipzig dresden hannover bremen nürnberg essen ' +
  'duisburg bochum bonn mainz kassel rostock freiburg augsburg wien graz linz salzburg innsbruck zürich basel bern ' +
  'bundesliga schalke dortmund borussia bayern werder eintracht hertha leverkusen gladbach hoffenheim wolfsburg handball tennis ' +
  'mercedes porsche volkswagen opel arschloch scheiße scheiss ficken wichser hurensohn schlampe fuckyou bullshit asshole ' +
  'schatzi schätzchen liebling mausi hasi bärchen engel sonnenschein prinzessin knuddel küsschen familie mama papa ' +
  'andreas stefan christian alexander sebastian tobias florian markus martin peter wolfgang klaus jürgen ' +
  'sabine nicole julia sandra stefanie katharina claudia susanne monika petra anna lena laura sarah lisa marie maria ' +
  'correcthorsebatterystaple'
)
  .split(' ')
  .flatMap((word) => [word, word.replace(/[äöü]/g, (letter) => `${letter}e`)])
  .map((word) => word.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss'))
  .filter((word, at, all) => all.indexOf(word) === at)
  .sort((a, b) => b.length - a.length);
