// What became of the mutants, as docs/rights-mutations.md.
import survivors from './survivors.mjs';

const HEAD = `# What notices that a right is missing

Made by \`npm run mutations\`; the reasons stand in \`scripts/mutations/survivors.mjs\`. Each mutant takes away one thing that keeps rights: a policy, a
condition about readers in a view or function, a view that reads as its reader, a trigger that keeps who reads a row, or a place in TypeScript where
what is stored counts only what all its readers see ("lens"). *World n* is the first of the random worlds of \`test/worlds\` whose answers differ; where
none does, it is the first test written by hand that fails.
`;

/** @param all of each mutant its name, by what it was noticed (null: by nothing) and after how many worlds */
export function reported(all) {
  const noticed = all.filter(({ by }) => by !== null);
  const left = all.filter(({ by }) => by === null);
  const inWorlds = noticed.filter(isWorld).length;
  return [
    HEAD,
    `${all.length} mutants: ${inWorlds} noticed in random worlds, ${noticed.length - inWorlds} by a test written by hand, ${left.length} by nothing.\n`,
    '## Noticed by nothing\n',
    '| mutant | why it stays |\n| --- | --- |',
    ...left.map(({ name }) => `| ${named(name)} | ${survivors.find(([part]) => name.includes(part))?.[1] ?? '**Open**: not noticed by what it was tried on so far'} |`),
    '\n## Noticed\n',
    '| by | mutants |\n| --- | --- |',
    ...grouped(noticed).map(([by, names]) => `| ${cell(by)} | ${names.map(named).join(' · ')} |`),
    '',
  ].join('\n'); // prettier-ignore
}

const isWorld = ({ tested }) => !tested;

const groupOf = (one) => (isWorld(one) ? `world ${one.worlds}` : one.by);

function grouped(noticed) {
  const groups = new Map();
  for (const one of noticed) groups.set(groupOf(one), [...(groups.get(groupOf(one)) ?? []), one.name]);
  return [...groups].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
}

/** The readership is asked for in several ways, and is the same. */
const named = (name) =>
  cell(name.replace(/(= ANY|<> ALL) \(.*?readership.*?\)+/, '$1 (readership)').replace(/\((SELECT|INSERT|UPDATE|DELETE|ALL)\)/, (_, of) => of.toLowerCase())); // prettier-ignore

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
