/** How a claim was computed. */
export const METHODS = [
  'formula',
  'back_calculation',
  'sum',
  'currency_conversion',
  'annualisation',
  'interpolation',
  'quotation',
  'translation',
  'manual',
] as const;
export type Method = (typeof METHODS)[number];
