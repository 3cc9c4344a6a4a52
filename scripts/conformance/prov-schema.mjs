import Ajv from 'ajv';

/**
 * Checks PROV-JSON by the schema of the submission, mended where it is stricter than, or falls behind, the text it belongs to and PROV-DM. Each mend
 * has a number, under which docs/conformance.md says its clause.
 *
 * The schema is of draft 4; nothing of what draft 7 changed is used in it but `id`, which is taken out.
 *
 * @param isDateTime whether a text is an xsd:dateTime
 * @returns a function that says what is wrong with a document; null for nothing
 */
export function schemaCheck(given, isDateTime) {
  // An activity of it has keywords that no draft knows: mend 6.
  const ajv = new Ajv({ strict: false });
  ajv.addFormat('xsd-date-time', isDateTime);
  ajv.addFormat('absolute-iri', /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|^`\\]*$/);
  ajv.addFormat('qualified-name', /^(?:[^\s:]*:)?\S*$/);
  const validate = ajv.compile(mended(given));
  return (document) => (validate(document) ? null : ajv.errorsText(validate.errors));
}

function mended(given) {
  const schema = JSON.parse(JSON.stringify(given));
  delete schema.$schema;
  delete schema.id;
  const { definitions } = schema;
  for (const level of [schema, definitions.bundle]) {
    const { properties } = level;
    // 1. wasEndedBy is misspelt, so that no document with an end is valid.
    properties.wasEndedBy = properties.wasEndedby;
    delete properties.wasEndedby;
    // 2. mentionOf came later.
    properties.mentionOf = { type: 'object', additionalProperties: { $ref: '#/definitions/mention' } };
    // 3. Several records may have one identifier.
    for (const [kind, { additionalProperties: record }] of Object.entries(properties)) {
      if (kind !== 'prefix' && kind !== 'bundle') properties[kind].additionalProperties = orSeveral(record);
    }
    // 4. Namespaces are IRIs.
    properties.prefix = { type: 'object', additionalProperties: { type: 'string', format: 'absolute-iri' } };
    // 7. A bundle has no members but those.
    level.additionalProperties = false;
  }
  definitions.mention = relation('specificEntity', 'generalEntity', 'bundle');
  // 5. A use has to name its activity, and need not name an entity.
  definitions.usage = JSON.parse(JSON.stringify(definitions.generation));
  definitions.usage.required = ['prov:activity'];
  // 6. The times of an activity stand where they mean nothing.
  const { 'prov:startTime': startTime, 'prov:endTime': endTime, ...activity } = definitions.activity;
  definitions.activity = { ...activity, properties: { 'prov:startTime': startTime, 'prov:endTime': endTime } };
  definitions.start.properties['prov:starter'] = { type: 'string', format: 'uri' };
  definitions.end = JSON.parse(JSON.stringify(definitions.start).replace('prov:starter', 'prov:ender'));
  return withFormats(schema);
}

const orSeveral = (record) => ({ anyOf: [record, { type: 'array', minItems: 1, items: record }] });

function relation(...places) {
  const keys = places.map((place) => `prov:${place}`);
  return {
    type: 'object',
    properties: Object.fromEntries(keys.map((key) => [key, { type: 'string', format: 'uri' }])),
    required: keys,
    additionalProperties: { $ref: '#/definitions/attributeValues' },
  };
}

/** 4. and 8. Names are qualified names, not URIs; times are those of XML Schema, not of RFC 3339. */
function withFormats(schema) {
  const formats = { uri: 'qualified-name', 'date-time': 'xsd-date-time' };
  return JSON.parse(JSON.stringify(schema), (key, value) => (key === 'format' ? (formats[value] ?? value) : value));
}
