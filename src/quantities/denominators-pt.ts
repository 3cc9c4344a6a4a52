const SMALL =
  'um|dois|três|quatro|cinco|seis|sete|oito|nove|dez|onze|doze|treze|catorze|quinze|dezesseis|dezessete|dezoito|dezenove'.split(
    '|',
  );
const TENS = 'vinte|trinta|quarenta|cinquenta|sessenta|setenta|oitenta|noventa|cem'.split('|');
/** Words that are written in more than one way, to the other ones. */
const VARIANTS: Readonly<Record<string, readonly string[]>> = {
  três: ['tres'],
  catorze: ['quatorze'],
  dezesseis: ['dezasseis'],
  dezessete: ['dezassete'],
  dezenove: ['dezanove'],
  cinquenta: ['cinqüenta'],
};

/** Denominators that are put together, to their value: "vinte e cinco avos", "dois milésimos" (2000). */
export function portugueseDenominators(): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (let value = 4; value <= 100; value++) {
    for (const number of spelled(value)) for (const end of ['avo', 'avos']) found[`${number} ${end}`] = value;
  }
  for (let value = 101; value < 200; value++) {
    for (const number of spelled(value - 100))
      for (const end of ['avo', 'avos']) found[`cento e ${number} ${end}`] = value;
  }
  for (const [i, ten] of ['dez', ...TENS].entries()) {
    for (const end of ['milésimo', 'milésimos', 'milesimo', 'milesimos']) found[`${ten} ${end}`] = 10_000 * (i + 1);
  }
  return found;
}

function spelled(value: number): readonly string[] {
  if (value < 20) return variants(SMALL[value - 1] ?? '');
  const [ten, unit] = [TENS[Math.floor(value / 10) - 2] ?? '', SMALL[(value % 10) - 1]];
  if (unit === undefined) return variants(ten);
  return variants(ten).flatMap((front) => variants(unit).map((back) => `${front} e ${back}`));
}

function variants(word: string): readonly string[] {
  return [word, ...(VARIANTS[word] ?? [])];
}
