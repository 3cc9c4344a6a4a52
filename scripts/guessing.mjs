// How many passwords an attacker can try in an hour, measured through HTTP with a clock that is put on; and whether honest people still get in.
// Needs `npm run build:test`. Writes a table; docs/sign-in.md has the numbers.
import { load } from './bench-app.mjs';
import { makeDatabase, startServer } from './bench-store.mjs';

const { AppModule } = await load('app/app.module.js');
const { configFrom } = await load('platform/config.js');
const { createApp } = await load('platform/http.js');
const { Clock } = await load('platform/clock.js');
const { Attempts } = await load('sign-in/attempts.service.js');
const { QuietLooks } = await load('sign-in/quiet-looks.service.js');
const { mostInAnHour } = await load('sign-in/sign-in-budget.js');
const { hashPassword } = await load('accounts/passwords.service.js');
await import('reflect-metadata');

const HOUR = 3_600_000;
const PASSWORD = 'gravel teacup monsoon';
const OFFICE = '198.51.100.1';
const HOME = '198.51.100.2';
const SYSTEM = '00000000-0000-7000-8000-000000000001';

/** So many accounts are known to the attacker, and have signed in from the office before. */
const STAFF = 40;

/** Requests of the attacker in an hour; more than any budget lets through. */
const REQUESTS = Number(process.argv[2] ?? 2400);

/** Only shapes with this in their name. */
const ONLY = process.argv[3] ?? '';

const server = await startServer();
const { appUrl, owner } = await makeDatabase(server, 'guessing');
const config = configFrom({
  CLAIMTRAIL_EXAMPLE: 'off',
  LOG_LEVEL: 'fatal',
  PORT: '0',
  CLAIMTRAIL_TRUSTED_PROXIES: '127.0.0.1',
});
const app = await createApp(AppModule.with({ config, appUrl }), config);
await app.listen(0, '127.0.0.1');
const url = `http://127.0.0.1:${app.getHttpServer().address().port}/api/v1/sessions`;

let now = Date.now();
let patience = 0;
Object.assign(app.get(Clock, { strict: false }), {
  now: () => now,
  elapsed: () => now,
  until: () => new Promise((resolve) => setTimeout(resolve, patience)),
});

/** Every attempt whose password is looked at, openly or in secret, as the attacker's or not. */
let [looked, guesses, honest] = [0, 0, false];
const attempts = app.get(Attempts, { strict: false });
const quietLooks = app.get(QuietLooks, { strict: false });
function note(attempt, verdict) {
  if (honest || verdict === 'refused') return;
  looked++;
  if (attempt.account) guesses++;
}
const begin = attempts.begin.bind(attempts);
attempts.begin = async (...given) => {
  const attempted = await begin(...given);
  if (attempted.verdict === 'open') note(attempted, 'open');
  return attempted;
};
const countQuietly = attempts.countQuietly.bind(attempts);
attempts.countQuietly = async (attempt, ...rest) => {
  const counted = await countQuietly(attempt, ...rest);
  if (attempt) note(attempt, counted.verdict);
  return counted;
};

/** As many as are asked for, however fast the hours go by; what is done for nobody would only take time. */
quietLooks.pace = 0;
const lookAt = quietLooks.lookAt.bind(quietLooks);
quietLooks.lookAt = async (pending) => pending && lookAt(pending);
const quiet = async () => {
  while (quietLooks.busy) await new Promise((resolve) => setTimeout(resolve, 1));
};

await owner.query(`SET search_path = claimtrail; SET claimtrail.actor = '${SYSTEM}'`);
const hash = await hashPassword(PASSWORD);
async function account(email) {
  await owner.query(
    `WITH p AS (INSERT INTO principal (id, kind, name, roles, desk_id)
         SELECT uuidv7(), 'person', $1, '{reader}', d.id FROM desk d ORDER BY d.created_at LIMIT 1 RETURNING id)
     INSERT INTO account (principal_id, email, email_key, password_hash) SELECT id, $1, $1, $2 FROM p`,
    [email, hash],
  );
  return email;
}

async function signIn(email, password, address, cookie) {
  const headers = { 'content-type': 'application/json', 'x-forwarded-for': address, ...(cookie && { cookie }) };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ email, password }) });
  await answer.arrayBuffer();
  return answer;
}

/** Whether somebody with the right password gets in. */
async function getsIn(email, address, cookie) {
  [honest, patience] = [true, 20_000];
  const answer = await signIn(email, PASSWORD, address, cookie);
  [honest, patience] = [false, 0];
  // Whoever signs in is sent another cookie, and the old one is worth nothing.
  if (cookie && answer.status === 201) devices.set(email, deviceOf(answer));
  return answer.status === 201;
}

const deviceOf = (answer) =>
  answer.headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith('claimtrail_device='))
    ?.split(';', 1)[0];

const staff = [];
for (let nr = 0; nr < STAFF; nr++) staff.push(await account(`staff-${nr}@newsroom.test`));
const devices = new Map();
[honest, patience] = [true, 20_000];
for (const email of staff) devices.set(email, deviceOf(await signIn(email, PASSWORD, HOME)));
[honest, patience] = [false, 0];

let serial = 0;
const addressNr = (nr) => `203.${Math.floor(nr / 65536) % 256}.${Math.floor(nr / 256) % 256}.${nr % 256}`;
const elsewhere = () => addressNr(100_000 + serial++);
const most = (...buckets) => buckets.reduce((sum, bucket) => sum + mostInAnHour(bucket), 0);
const [victim] = staff;

/** What an attacker does, request by request; `bound` is what may be looked at in any one hour. */
const shapes = {
  'one address, one account': { attack: () => [victim, OFFICE], bound: most('pair', 'gracePair') },
  'one address the account signed in from, one account': {
    attack: () => [victim, HOME],
    bound: most('pair', 'familiar', 'gracePair'),
  },
  'one address, many accounts': {
    attack: (nr) => [staff[nr % STAFF], OFFICE],
    bound: most('address') + STAFF * most('gracePair'),
  },
  'one address, accounts that do not exist': {
    attack: (nr) => [`made-up-${nr}@newsroom.test`, OFFICE],
    bound: most('address'),
  },
  'many addresses, one account': { attack: (nr) => [victim, addressNr(nr)], bound: most('account', 'graceAccount') },
  'many addresses, one account, with a stolen browser cookie': {
    attack: (nr) => [victim, addressNr(nr), devices.get(victim)],
    bound: most('account', 'graceAccount', 'device'),
  },
  'many addresses, many accounts': {
    attack: (nr) => [staff[nr % STAFF], addressNr(nr)],
    bound: most('instance', 'graceInstance'),
  },
  'many addresses, accounts that do not exist': {
    attack: (nr) => [`made-up-${nr}@newsroom.test`, addressNr(nr)],
    bound: most('instance'),
  },
  'the network everybody signed in from, many accounts': {
    attack: (nr) => [staff[nr % STAFF], HOME],
    bound: most('address') + STAFF * most('familiar', 'gracePair'),
  },
};

async function hourOf(attack, from) {
  [looked, guesses] = [0, 0];
  const start = now;
  const people = {};
  for (let nr = 0; nr < REQUESTS; nr += 4) {
    now = start + Math.floor((nr / REQUESTS) * HOUR);
    await Promise.all([0, 1, 2, 3].map((more) => signIn(...withWrong(attack(from + nr + more)))));
    await quiet();
    if (nr === REQUESTS / 2) Object.assign(people, await honestPeople(attack(from + nr)));
  }
  now = start + HOUR;
  return { looked, guesses, ...people };
}

const withWrong = ([email, address, cookie]) => [email, `wrong ${serial++}`, address, cookie];

/** Those who come while it goes on: with an account that is attacked, and from where the attack comes. */
async function honestPeople([email, address]) {
  const owned = devices.has(email) ? email : victim;
  return {
    colleague: await getsIn(await account(`colleague-${serial++}@newsroom.test`), address),
    device: await getsIn(owned, elsewhere(), devices.get(owned)),
    network: address === HOME ? null : await getsIn(owned, HOME),
    new: await getsIn(owned, elsewhere()),
  };
}

const word = (is) => (is === null ? '–' : is ? 'yes' : 'no');
console.log(
  `${REQUESTS} attempts an hour, ${STAFF} accounts that the attacker knows. Passwords looked at, those of accounts that exist in brackets.\n`,
);
console.log(
  '| attack | first hour | second hour | bound | colleague behind the address | known browser | new browser, known network | new browser, new network |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
let broken = 0;
for (const [name, { attack, bound }] of Object.entries(shapes).filter(([shape]) => shape.includes(ONLY))) {
  now += 48 * HOUR;
  const hours = [await hourOf(attack, 0), await hourOf(attack, REQUESTS)];
  const [first, second] = hours;
  if (hours.some((hour) => hour.looked > bound)) broken++;
  const who = ['colleague', 'device', 'network', 'new'].map((one) =>
    word(first[one] === null ? null : first[one] && second[one]),
  );
  console.log(
    `| ${name} | ${first.looked} (${first.guesses}) | ${second.looked} (${second.guesses}) | ${bound} | ${who.join(' | ')} |`,
  );
}
await app.close();
await owner.end();
await server.stop();
if (broken > 0) {
  console.error(`${broken} attacks got more than their bound.`);
  process.exit(1);
}
