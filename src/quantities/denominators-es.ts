/** Spanish numbers up to nineteen as they stand inside a word, without accents: diecis(é)isavo. */
const SMALL =
  `un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciseis|diecisiete|dieciocho|diecinueve`.split(
    '|',
  );
const TENS = 'veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa'.split('|');
const HUNDREDS =
  'cien|doscientos|trescientos|cuatrocientos|quinientos|seiscientos|setecientos|ochocientos|novecientos'.split('|');

/** Denominators that are put together, to their value: veinticincoavo, treintaidosavo, cientocincoavo, dosmilésimo. */
export function spanishDenominators(): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  const add = (words: readonly string[], value: number) => {
    for (const word of words) for (const end of ['o', 'os', 'a', 'as']) found[word + end] = value;
  };
  for (let value = 4; value < 200; value++) {
    add(
      numbersInOneWord(value).flatMap((number) => [`${number}av`, `${number.replace(/[aeo]$/, '')}av`]),
      value,
    );
  }
  for (const [i, hundred] of HUNDREDS.entries())
    add([`${hundred.replace(/o?s$/, '')}av`, `${hundred}av`], 100 * (i + 1));
  for (const value of [2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30, 40, 50, 60, 70, 80, 90]) {
    add(thousandths(numbersInOneWord(value)), value * 1000);
  }
  for (const [i, hundred] of HUNDREDS.entries()) add(thousandths([hundred]), 100_000 * (i + 1));
  // In the singular it cannot be a hundred of them: "un cien milésimo".
  for (const [number, value] of [
    ['diez', 10_000],
    ['cien', 100_000],
  ] as const) {
    for (const one of ['milésimo', 'milesimo', 'milésima', 'milesima']) found[`${number} ${one}`] = value;
  }
  return found;
}

function thousandths(numbers: readonly string[]): readonly string[] {
  return numbers.flatMap((number) => [`${number}milésim`, `${number}milesim`]);
}

/** How a number below two hundred is written as one word. */
function numbersInOneWord(value: number): readonly string[] {
  if (value > 100) return numbersInOneWord(value - 100).map((rest) => `ciento${rest}`);
  if (value < 20) return [SMALL[value - 1] ?? ''];
  const [ten, unit] = [TENS[Math.floor(value / 10) - 2] ?? 'cien', SMALL[(value % 10) - 1]];
  if (unit === undefined) return [ten];
  return value < 30
    ? [`veinti${unit}`]
    : [`${ten}i${unit}`, `${ten}y${unit}`, `${ten.slice(0, -1)}i${unit}`, `${ten}${unit}`];
}
