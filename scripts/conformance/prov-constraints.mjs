// PROV documents of others, by the constraints of PROV: both forms must be judged alike; those that are called scruffy or FAIL must be
// invalid, and all others valid that leave no place empty which PROV-DM wants filled. Those of PROV-DICTIONARY are passed over.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const set = {
  name: 'PROV-CONSTRAINTS',
  folder: 'prov-suite',
  async run(folder, product) {
    const { validate } = await product('prov/constraints/validate.js');
    const { readProvJson } = await product('prov/read-prov-json.js');
    const { readProvN } = await product('prov/read-prov-n.js');
    const failures = [];
    let cases = 0;
    for (const name of readdirSync(folder).sort()) {
      const files = readdirSync(join(folder, name));
      const read = (ending, reader) =>
        reader(
          readFileSync(
            join(
              folder,
              name,
              files.find((file) => file.endsWith(ending)),
            ),
            'utf8',
          ),
        );
      let judged;
      try {
        judged = [read('.json', readProvJson), read('.provn', readProvN)].map(validate);
      } catch {
        continue;
      }
      cases++;
      const expected = /scruffy|FAIL/.test(name) ? 'invalid' : 'valid';
      for (const { valid, problems } of judged) {
        const isIncomplete =
          problems.length > 0 && problems.every(({ constraint }) => constraint === 'required-argument');
        const found = valid || (isIncomplete && expected === 'valid') ? 'valid' : 'invalid';
        if (found !== expected || judged[0].valid !== judged[1].valid) failures.push(`${name}: ${found}`);
      }
    }
    return [
      {
        label: 'judged as their names say',
        cases,
        passed: cases - new Set(failures).size,
        threshold: 100,
        notes: '',
        failures,
      },
    ];
  },
};
