export type { Figure, FigureKind } from '../../../src/quantities/figure.js';
export type { Period } from '../../../src/quantities/period.js';
