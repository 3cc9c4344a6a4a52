import type { Entry } from '../logbook/entry.js';
import type { GivenRef } from './dossier.js';

const bare = (name: string): string => name.replace(/^#/, '');

/** Local names of statements that an entry gives. */
export const statementsGiven = ({ statements = [] }: Entry): string[] => statements.flatMap(({ ref }) => ref ?? []);

/** Names of statements that an entry needs beside its own. */
export function statementsNeeded(entry: Entry): string[] {
  const own = new Set(statementsGiven(entry));
  return (entry.statements ?? []).flatMap(({ relays }) =>
    relays === undefined || own.has(bare(relays)) ? [] : [bare(relays)],
  );
}

/** Names of claims that what is said about an entry needs. */
export function claimsNeeded({ statements = [], derivations = [] }: Entry): string[] {
  const alternatives = statements.map(({ alternative }) => alternative?.ref);
  const inputs = derivations.flatMap((one) => [...(one.inputs?.values() ?? [])].map(({ claim }) => claim));
  return [...alternatives, ...inputs].flatMap((name) => (name === undefined ? [] : [bare(name)]));
}

/** A name in an entry, and what it has to be the name of where it is a local one. */
interface Naming {
  readonly pointer: string;
  readonly name: string | undefined;
  readonly kind: GivenRef['kind'];
}

/** Everything that an entry names by word, but words of a scope, which may be like a local name by chance. */
export function misnamed({ subject, metric, statements = [], derivations = [] }: Entry): Naming[] {
  return [
    { pointer: '/subject', name: subject.name, kind: 'entity' },
    { pointer: '/metric', name: metric.name, kind: 'metric' },
    ...statements.flatMap(({ speaker, source, relays, alternative }, i): Naming[] => [
      { pointer: `/statements/${i}/speaker`, name: speaker?.name, kind: 'entity' },
      { pointer: `/statements/${i}/source`, name: source?.name, kind: 'source' },
      { pointer: `/statements/${i}/relays`, name: relays && bare(relays), kind: 'statement' },
      { pointer: `/statements/${i}/alternative`, name: alternative?.ref && bare(alternative.ref), kind: 'claim' },
    ]),
    ...derivations.flatMap(({ attributedTo, inputs }, i): Naming[] => [
      { pointer: `/derivations/${i}/attributedTo`, name: attributedTo?.name, kind: 'entity' },
      ...[...(inputs ?? [])].flatMap(([key, { claim, source }]): Naming[] => [
        { pointer: `/derivations/${i}/inputs/${key}/claim`, name: claim && bare(claim), kind: 'claim' },
        { pointer: `/derivations/${i}/inputs/${key}/source`, name: source?.name, kind: 'source' },
      ]),
    ]),
  ];
}

/** The entry with its own local names made different from those of all other lines: they hold within one line. */
export function withOwnRefs(entry: Entry, line: string): Entry {
  const own = new Set([...(entry.ref ? [entry.ref] : []), ...statementsGiven(entry)]);
  if (own.size === 0) return entry;
  const renamed = <Name extends string | undefined>(name: Name): Name =>
    name !== undefined && own.has(bare(name)) ? (`${line} ${bare(name)}` as Name) : name;
  return {
    ...entry,
    ref: renamed(entry.ref),
    statements: entry.statements?.map((statement) => ({
      ...statement,
      ref: renamed(statement.ref),
      relays: renamed(statement.relays),
      ...(statement.alternative && {
        alternative: { ...statement.alternative, ref: renamed(statement.alternative.ref) },
      }),
    })),
    derivations: entry.derivations?.map((derivation) => ({
      ...derivation,
      inputs: new Map(
        [...(derivation.inputs ?? [])].map(([name, input]) => [name, { ...input, claim: renamed(input.claim) }]),
      ),
    })),
  };
}
