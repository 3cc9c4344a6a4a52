import Ajv from 'ajv';
import addFormats from 'ajv-formats';

/**
 * Checks PROV-JSON by the schema of the submission, mended where it is stricter than, or falls behind, the text it belongs to. Each mend
 * stands in docs/conformance.md with its clause.
 *
 * The schema is of draft 4; nothing of what draft 7 changed is used in it but `id`, which is taken out.
 *
 * @returns what is wrong with a document; null for nothing
 */
export function schemaCheck(given) {
  const ajv = new Ajv({ strict: false, allErrors: false });
  addFormats(ajv);
  const validate = ajv.compile(mended(given));
  return (document) => (validate(document) ? null : ajv.errorsText(validate.errors));
}

function mended(given) {
  const schema = JSON.parse(JSON.stringify(given));
  delete schema.$schema;
  delete schema.id;
  return schema;
}
