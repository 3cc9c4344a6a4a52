import type { CaseEvidence } from '../api/cases.js';

/** Evidence as it is kept in this browser: `statement:… source:…`. */
export const evidenceWords = (chosen: readonly CaseEvidence[]): string =>
  chosen.map(({ kind, id }) => `${kind}:${id}`).join(' ');

/** The same, read again; what is no evidence is left out. */
export const evidenceIn = (words: string): CaseEvidence[] =>
  words.split(' ').flatMap((word) => {
    const [kind, id, ...rest] = word.split(':');
    return kind && id && rest.length === 0 ? [{ kind, id }] : [];
  });
