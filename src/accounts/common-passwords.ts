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

/** Words that lists of leaked passwords are made of, longest first, and what stands on the screen of this product. */
export const COMMON_PASSWORD_PARTS: readonly string[] = (
  'password passwort passwd motdepasse contraseña contrasena wachtwoord haslo parola senha kennwort geheim secret ' +
  'admin administrator administrateur root user benutzer login signin welcome willkommen bienvenue letmein changeme default test temp ' +
  'guest master system server computer internet access iloveyou ichliebedich jetaime teamo love liebe schatz hello hallo ' +
  'dragon monkey shadow sunshine princess football fussball baseball basketball superman batman pokemon starwars trustno ' +
  'michael jordan jennifer jessica ashley daniel charlie thomas andrew matthew robert joshua hunter killer summer winter spring ' +
  'autumn sommer fruehling herbst januar februar march april june july august september october november december monday friday ' +
  'freedom whatever cheese cookie flower pepper ginger banana orange purple soccer hockey google facebook youtube apple samsung ' +
  'claimtrail newsroom redaktion redaction journalist editor reporter redakteur article zeitung newspaper'
)
  .split(' ')
  .map((word) => word.normalize('NFKD').replace(/\p{M}/gu, ''))
  .sort((a, b) => b.length - a.length);
