import type { Action, Claimed } from './action.js';
import { personCalled } from './cast.js';
import { type Request, requestOf } from './requests.js';
import type { Answer, Stage } from './stage.js';

/** Does an action, waits for everything it sets off, and finds what it made. @returns null where something it names is not there */
export async function enact(stage: Stage, step: number, action: Action): Promise<Answer | null> {
  const request = requestOf(action);
  if (!(await stage.knows(request))) return null;
  await stage.begin(step);
  const { by, desk, tag } = action;
  const answer = await stage.ask(personCalled(by), desk, keyed(request, tag));
  await stage.settle();
  if (answer.status >= 300) return answer;
  await findWhatWasMade(stage, action, JSON.parse(answer.text) as Made);
  if (action.deed.kind !== 'import') return answer;
  // An import is all or nothing, and says so later; of one that failed nothing is left.
  const { rowCount } = await stage.owner.query(
    `WITH failed AS (DELETE FROM claimtrail.job WHERE state <> 'done' AND id = $1 RETURNING owner_id)
     DELETE FROM claimtrail.idempotent_request q USING failed f WHERE q.principal_id = f.owner_id AND q.key = $2`,
    [stage.ids.get(`${tag}.job`), tag],
  );
  return rowCount ? { ...answer, status: 422 } : answer;
}

/** What was recorded already, and is now said more of, may be meant for others than the action says. */
export async function asRecorded(stage: Stage, action: Action, { status, text }: Answer): Promise<Action> {
  const { kind } = action.deed;
  if (status !== 200 || (kind !== 'entity' && kind !== 'source')) return action;
  const { rows } = await stage.owner.query<NonNullable<Action['known']>>(
    `SELECT r.audience, lower(d.name) AS desk, p.name AS owner FROM claimtrail.${kind} r
     JOIN claimtrail.desk d ON d.id = r.desk_id JOIN claimtrail.principal p ON p.id = r.owner_id WHERE r.id = $1`,
    [(JSON.parse(text) as Made).id],
  );
  return { ...action, known: rows[0] };
}

/** Everything is done with a key that others use too. */
export const keyed = (request: Request, tag: string): Request =>
  request.method === 'POST' ? { ...request, headers: { ...request.headers, 'idempotency-key': tag } } : request;

interface Made {
  readonly id?: string;
  readonly claim?: { readonly id: string };
}

async function findWhatWasMade(stage: Stage, { tag, deed }: Action, made: Made): Promise<void> {
  const is = (of: string, id: string | undefined): void => void (id !== undefined && stage.ids.set(of, id));
  switch (deed.kind) {
    case 'claim':
    case 'supersede':
      is(tag, made.claim?.id);
      return deed.kind === 'claim' ? findParts(stage, deed) : undefined;
    case 'statement':
      return is(deed.said.tag, made.id);
    case 'derivation':
      return is(deed.worked.tag, made.id);
    case 'import':
      is(`${tag}.job`, made.id);
      for (const claim of deed.claims) {
        is(
          claim.tag,
          await found(stage, `SELECT id FROM claimtrail.claim WHERE text = $1`, `imported as ${claim.tag}`),
        );
        await findParts(stage, claim);
      }
      return;
    case 'case':
    case 'entity':
    case 'source':
      return is(tag, made.id);
    default:
  }
}

/** Statements have days of their own (who names an alternative has stated that too, after it), derivations say their tag. */
async function findParts(stage: Stage, { statements, derivations }: Claimed): Promise<void> {
  for (const { tag, day } of statements) {
    const id = await found(stage, 'SELECT id FROM claimtrail.statement WHERE stated_on = $1::date', day);
    if (id) stage.ids.set(tag, id);
  }
  for (const { tag } of derivations) {
    const id = await found(stage, 'SELECT id FROM claimtrail.derivation WHERE note = $1', `worked out in ${tag}`);
    if (id) stage.ids.set(tag, id);
  }
}

async function found(stage: Stage, query: string, parameter: string): Promise<string | undefined> {
  return (await stage.owner.query<{ id: string }>(`${query} ORDER BY id LIMIT 1`, [parameter])).rows[0]?.id;
}
