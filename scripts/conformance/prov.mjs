// PROV documents of others: read from PROV-JSON and PROV-N, written as both, read back, and equal in model each time; and the two
// forms of one folder equal to each other. Documents of the extension PROV-DICTIONARY are those with a kind of record of it: they
// must be refused with its name. What is written as PROV-JSON is held against the schema of the submission, mended as
// docs/conformance.md says. Documents that no reader should take must be refused with a sentence.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { schemaCheck } from './prov-schema.mjs';

const DICTIONARY = ['derivedByInsertionFrom', 'derivedByRemovalFrom', 'hadDictionaryMember'];
const FORMS = ['prov-json', 'provn'];

export const set = {
  name: 'PROV',
  folder: 'prov-suite',
  async run(folder, product) {
    const prov = {
      'prov-json': {
        read: (await product('prov/read-prov-json.js')).readProvJson,
        write: (await product('prov/write-prov-json.js')).provJson,
      },
      provn: {
        read: (await product('prov/read-prov-n.js')).readProvN,
        write: (await product('prov/write-prov-n.js')).provN,
      },
      difference: (await product('prov/equal-documents.js')).firstDifference,
      isDateTime: (await product('prov/date-times.js')).isDateTime,
      places: (await product('prov/model.js')).FORMAL,
    };
    const all = readdirSync(folder)
      .sort()
      .map((name) => documentsIn(join(folder, name)));
    const core = all.filter((one) => !ofDictionary(one));
    const ends = join(folder, '..');
    return [
      ...FORMS.map((form) => roundTrips(core, form, prov)),
      eachOther(core, prov),
      dictionaries(all.filter(ofDictionary), prov),
      schema(core, prov, join(ends, 'prov-schemas', 'prov-json.schema.json')),
      malformed(join(ends, 'prov-malformed'), prov),
    ];
  },
};

function documentsIn(folder) {
  const name = basename(folder);
  const file = (ending) => readdirSync(folder).find((one) => one.endsWith(ending));
  return {
    name,
    'prov-json': readFileSync(join(folder, file('.json')), 'utf8'),
    provn: readFileSync(join(folder, file('.provn')), 'utf8'),
  };
}

const ofDictionary = (one) => DICTIONARY.some((kind) => Object.hasOwn(JSON.parse(one['prov-json']), kind));

const text = (pieces) => [...pieces].join('');

/** A document in one form, as both forms and back. */
function roundTrips(documents, form, prov) {
  const failures = documents.flatMap((one) =>
    failing(one.name, () => {
      const read = prov[form].read(one[form]);
      for (const other of FORMS) {
        const difference = prov.difference(read, prov[other].read(text(prov[other].write(read))));
        if (difference) return `as ${other}: ${difference}`;
      }
      return null;
    }),
  );
  return resultOf(`${form}, read and written as both`, documents, failures);
}

function eachOther(documents, prov) {
  const alike = documents.filter(({ name }) => !APART.has(name));
  const failures = alike.flatMap((one) =>
    failing(one.name, () => prov.difference(...FORMS.map((form) => prov[form].read(one[form])))),
  );
  const swapped = documents.filter(({ name }) => APART.has(name)).map(({ name }) => name);
  const notes = `left out: ${swapped.join(', ')}, where one form has the arguments of alternateOf the other way round`;
  return { ...resultOf('both forms of one folder say the same', alike, failures), notes };
}

function dictionaries(documents, prov) {
  const failures = documents.flatMap((one) =>
    FORMS.flatMap((form) =>
      failing(`${one.name}.${form}`, () => unlessRefused(prov[form], one[form], /PROV-DICTIONARY/)),
    ),
  );
  return resultOf('of the dictionary extension, refused by name in both forms', documents, failures);
}

/** Those whose two forms do not say the same: what is alternate1 in PROV-JSON comes second in PROV-N. The relation is symmetric. */
const APART = new Set(['test-alternate1', 'test-primer']);

/** Those that leave a place empty that PROV-DM wants filled can only be written as they are. */
function schema(documents, prov, path) {
  if (!existsSync(path)) return { label: 'schema', cases: 0 };
  const check = schemaCheck(JSON.parse(readFileSync(path, 'utf8')), prov.isDateTime);
  const read = documents.map((one) => ({ name: one.name, document: prov['prov-json'].read(one['prov-json']) }));
  const isEach = ({ records }) => records.every((record) => isWhole(record, prov.places));
  const whole = read.filter(({ document }) => [document, ...document.bundles].every(isEach));
  const failures = whole.flatMap(({ name, document }) =>
    failing(name, () => check(JSON.parse(text(prov['prov-json'].write(document))))),
  );
  const left = documents.length - whole.length;
  const result = resultOf('written as PROV-JSON, by the mended schema', whole, failures);
  return { ...result, notes: `${left} left out: places are empty in them that PROV-DM wants filled` };
}

const isWhole = ({ kind, formal }, places) =>
  places[kind].every(({ name, optional }) => optional || formal[name] !== undefined);

function malformed(folder, prov) {
  if (!existsSync(folder)) return { label: 'malformed', cases: 0 };
  const files = readdirSync(folder);
  const failures = files.flatMap((file) =>
    failing(file, () => {
      const given = readFileSync(join(folder, file), 'utf8');
      const forms = file.endsWith('.json') ? ['prov-json'] : FORMS;
      return forms.map((form) => unlessRefused(prov[form], given, /\w+.*\.$/)).find((fault) => fault !== null) ?? null;
    }),
  );
  return { ...resultOf('malformed, refused', files, failures), notes: 'other formats than JSON as either form' };
}

function unlessRefused({ read }, given, sentence) {
  try {
    read(given);
  } catch (thrown) {
    return thrown.name === 'Refusal' && sentence.test(thrown.message) ? null : `refused otherwise: ${thrown.stack}`;
  }
  return 'was read';
}

function failing(name, run) {
  let fault;
  try {
    fault = run();
  } catch (thrown) {
    fault = thrown.name === 'Refusal' ? thrown.message : thrown.stack;
  }
  if (!fault) return [];
  console.log(`  ${name}: ${fault}`);
  return [name];
}

function resultOf(label, documents, failures) {
  return { label, cases: documents.length, passed: documents.length - new Set(failures).size, threshold: 100 };
}
