// The facts of the SEC's companyfacts through the HTTP API of a running instance.
import { byPeriod, nestedPairsOf, pairsOf } from './companyfacts-facts.mjs';
import { expectedOf } from './companyfacts-oracle.mjs';

/** What the sample holds of pairs that are apart or touch, before pairs that agree fill it up. */
const RARE = 0.7;

/**
 * Compares a sample of the pairs: as many that are apart or touch as there are, pairs that agree, and parts with their wholes.
 * Nothing is recorded but the definitions of the metrics.
 */
export async function compareOverHttp(instance, companies, wanted) {
  const result = { counts: {}, wrong: [] };
  const call = callerOf(instance);
  const share = Math.ceil(wanted / companies.length);
  for (const company of companies) {
    const all = [...pairsOf(company)].map(([a, b]) => ({ a, b, expected: expectedOf(a.digits, b.digits) }));
    const rare = spread(
      all.filter(({ expected }) => /tension|contradictory/.test(expected)),
      Math.ceil(share * RARE),
    );
    const agree = spread(
      all.filter(({ expected }) => !/tension|contradictory/.test(expected)),
      Math.ceil(share * 0.8) - rare.length,
    );
    const nested = spread([...nestedPairsOf(company, 1_000_000)], share - rare.length - agree.length).map(([a, b]) => ({
      a,
      b,
      expected: null,
    }));
    const sample = [...rare, ...agree, ...nested];
    await declare(
      call,
      sample.flatMap(({ a }) => a.metric),
    );
    await eachOf(sample, async ({ a, b, expected }) => {
      const { status, body } = await call('POST', '/comparisons', { a: claimOf(company, a), b: claimOf(company, b) });
      const kind = expected ?? `part and whole: ${body.verdict}`;
      result.counts[kind] = (result.counts[kind] ?? 0) + 1;
      const codes = body.reasons?.map(({ code }) => code) ?? [];
      const right = expected === null ? isFineForNested(body, codes, a) : body.verdict === expected;
      if (status !== 200 || !right) {
        result.wrong.push(
          `${a.metric.key}: ${a.words} and ${b.words}: ${status} ${body.verdict} ${codes}, not ${expected}`,
        );
      }
    });
  }
  return result;
}

function isFineForNested({ verdict }, codes, { metric }) {
  if (metric.aggregation !== 'sum') return verdict === 'not_comparable' && codes.includes('aggregation');
  return metric.nonNegative ? codes[0]?.startsWith('part_') || verdict === 'tension' : verdict === 'not_comparable';
}

/**
 * Records facts that were restated, every value with the filings that state it. Between two values of one fact there has to be
 * a link `supersedes` with the reason `restated` from the later filing's, and no conflict that alarms anybody.
 */
export async function recordOverHttp(instance, companies, wanted) {
  const result = { counts: {}, wrong: [] };
  const call = callerOf(instance);
  const tally = (kind) => (result.counts[kind] = (result.counts[kind] ?? 0) + 1);
  for (const company of companies) {
    const restated = spread(restatedIn(company), wanted);
    await declare(
      call,
      restated.map(([first]) => first.metric),
    );
    await call('POST', '/entities', { name: company.name, kind: 'organisation', identifiers: { cik: company.cik } });
    for (const facts of restated) {
      const values = new Map();
      for (const fact of [...facts].sort((x, y) => (x.filed < y.filed ? -1 : 1))) {
        const { status, body } = await call('POST', '/claims', {
          ...claimOf(company, fact),
          statements: [statementOf(company, fact)],
        });
        if (status !== 200 && status !== 201) {
          result.wrong.push(`${fact.metric.key}: ${fact.words} was answered with ${status} ${body.detail}`);
          continue;
        }
        tally(status === 201 ? 'values' : 'statements of known values');
        values.set(fact.digits, {
          id: body.claim.id,
          digits: fact.digits,
          last: fact.filed,
          first: values.get(fact.digits)?.first ?? fact.filed,
        });
      }
      const claims = [...values.values()];
      for (const claim of claims) {
        const { body } = await call('GET', `/claims/${claim.id}/links`);
        for (const other of claims.filter(({ id }) => id < claim.id)) {
          const fault = faultBetween(claim, other, body.items ?? []);
          tally(fault?.kind ?? 'pairs as they should be');
          if (fault !== null)
            result.wrong.push(
              `${facts[0].metric.key}: ${claim.digits} (${claim.last}) and ${other.digits} (${other.last}): ${fault.text}`,
            );
        }
      }
    }
  }
  return result;
}

function faultBetween(claim, other, links) {
  const between = links.filter(({ a, b }) => [a.id, b.id].includes(other.id));
  const alarms = between.filter(({ kind, state }) => /contradicts|tension/.test(kind) && state !== 'resolved');
  const supersedes = between.filter(
    ({ kind, reason, state }) => kind === 'supersedes' && reason === 'restated' && state !== 'resolved',
  );
  const shown = between.map(({ kind, state, reason }) => `${kind} ${state} ${reason}`).join('; ') || 'no link';
  const expected = expectedOf(claim.digits, other.digits);
  if (!/tension|contradictory/.test(expected)) {
    return alarms.length + supersedes.length === 0 ? null : { kind: 'agree, and alarm', text: shown };
  }
  const order =
    claim.last === other.last ? claim.first.localeCompare(other.first) : claim.last.localeCompare(other.last);
  if (order === 0) return null;
  const later = order > 0 ? claim.id : other.id;
  const fine = alarms.length === 0 && supersedes.length === 1 && supersedes[0].a.id === later;
  return fine ? null : { kind: 'not superseded', text: shown };
}

/** Facts that were filed with values that do not agree, each with all its filings. */
function restatedIn({ concepts }) {
  return concepts.flatMap((facts) =>
    [...byPeriod(facts).values()].filter((same) =>
      same.some((fact) => /tension|contradictory/.test(expectedOf(fact.digits, same[0].digits))),
    ),
  );
}

function claimOf({ name }, { metric, words, start, end }) {
  const day = new Date(Date.parse(end) + 86_400_000).toISOString().slice(0, 10);
  const period = { kind: start ? 'duration' : 'instant', start: start ?? end, end: day };
  return { subject: { name, create: true }, metric: metric.key, value: words, language: 'en', basis: 'actual', period };
}

function statementOf({ name }, { accn, form, filed }) {
  const source = { kind: 'filing', title: `Form ${form}, ${accn}`, publisher: name, publishedAt: filed };
  return { speaker: name, stance: 'asserts', evidence: 'reported', attribution: 'document', statedAt: filed, source };
}

async function declare(call, metrics) {
  for (const { id, ...metric } of new Map(metrics.map((one) => [one.key, one])).values()) {
    const labels = { en: id };
    const { status, body } = await call('POST', '/metrics', { ...metric, labels, valueType: 'quantity', create: true });
    if (![200, 201].includes(status)) throw new Error(`The metric ${id} was answered with ${status}: ${body.detail}`);
  }
}

function callerOf({ url, token }) {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  return async (method, path, body) => {
    const answer = await fetch(`${url}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) });
    return { status: answer.status, body: await answer.json() };
  };
}

/** Eight at a time. */
async function eachOf(list, work) {
  const rest = list.values();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (const one of rest) await work(one);
    }),
  );
}

/** So many of a list, from its beginning to its end; the same ones every time. */
function spread(list, wanted) {
  if (wanted <= 0) return [];
  return list.length <= wanted
    ? list
    : Array.from({ length: wanted }, (_, at) => list[Math.floor((at * list.length) / wanted)]);
}
