import { emailKey } from '../../src/accounts/email.js';
import { linkForSetUp } from '../../src/accounts/one-time-links.service.js';
import { hashPassword } from '../../src/accounts/passwords.service.js';
import { SOFTWARE, SYSTEM_PRINCIPAL } from '../../src/platform/caller.js';
import { Clock } from '../../src/platform/clock.js';
import { Transactions } from '../../src/platform/transactions.js';
import { Browser } from './browser.js';
import type { Reply, World } from './world.js';

/** Somebody who can sign in, unless nothing is said of a password. */
export interface NewAccount {
  readonly email: string;
  readonly password?: string | null;
  readonly roles?: readonly string[];
  readonly disabled?: boolean;
}

/** Makes an account behind the application; its id. From then on the instance answers known callers only. */
export async function anAccount(
  world: World,
  { email, password = null, roles = ['editor'], disabled = false }: NewAccount,
): Promise<string> {
  const hash = password === null ? null : await hashPassword(password);
  const [made] = await world.sql<{ id: string }>(
    `WITH p AS (INSERT INTO principal (id, kind, name, roles, disabled, desk_id)
         SELECT uuidv7(), 'person', $1, $2, $3, d.id FROM desk d ORDER BY d.created_at LIMIT 1 RETURNING id, desk_id),
       m AS (INSERT INTO membership (id, principal_id, desk_id, origin) SELECT uuidv7(), id, desk_id, 'admin' FROM p),
       a AS (INSERT INTO account (principal_id, email, email_key, password_hash) SELECT id, $1, $4, $5 FROM p)
     SELECT id FROM p`,
    [email, roles, disabled, emailKey(email), hash],
    SYSTEM_PRINCIPAL,
  );
  return made?.id ?? '';
}

/** The link that a start prints as long as there is no account. */
export const setUpLink = async (world: World): Promise<string> => {
  const transactions = world.app.get(Transactions, { strict: false });
  return (await transactions.write({ caller: SOFTWARE }, (tx) => linkForSetUp(tx, world.url))).href;
};

/** Makes the first account, and signs in with it. */
export async function theFirstAccount(world: World, password: string): Promise<Browser> {
  const chief = new Browser(world);
  await chief.redeem(await setUpLink(world), { name: 'The chief editor', email: 'chief@newsroom.test', password });
  return chief;
}

/** What a refusal is: its status, its type, and where its first fault is. */
export const problem = ({ status, body }: Reply) => [
  status,
  body?.type?.replace('/problems/', ''),
  body?.errors?.[0]?.pointer,
];

/** A clock of a world that stands still until it is told how much time has passed; whoever waits waits for a moment of real time. */
export function simulatedClock(world: World) {
  const waits: number[] = [];
  let [now, passed, patience] = [Date.now(), 0, 5];
  Object.assign(world.app.get(Clock, { strict: false }), {
    now: () => now,
    elapsed: () => passed,
    until: async (moment: number) => {
      waits.push(moment - now);
      await new Promise((resolve) => setTimeout(resolve, patience));
    },
  });
  return {
    /** For how long somebody waited, in milliseconds. */
    waits,
    now: () => now,
    pass: (milliseconds: number) => {
      now += milliseconds;
      passed += milliseconds;
    },
    /** Puts the clock to another time, without letting time pass. */
    put: (milliseconds: number) => void (now += milliseconds),
    /** Lets work that has to be done before a moment be done, however busy the machine is. */
    patiently: async <Result>(work: () => Promise<Result>): Promise<Result> => {
      patience = 5000;
      return work().finally(() => void (patience = 5));
    },
  };
}

/** The cookies that an answer sets, as a browser would send them back. */
export const cookiesOf = (headers: Headers): string =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
