// Works through an erasure on a running instance with two administrators, by keyboard only: a legal hold is placed on somebody, an erasure of
// them is asked for, cannot be approved by whoever asked, is refused to the second because of the hold, which is released, and then it is done.
// It erases what it has recorded itself. Says how many keys that took.
//
//   node scripts/walk-erasure.mjs http://127.0.0.1:3000 --token <access token of an admin> [--browser <path>] [--shots <folder>]
import { walking } from './walk-people.mjs';

const { instance, run, person, walks } = await walking();
const name = `Gerstner ${run}`;

/** Asked of the browser: what has the focus is called. */
const focused = `(() => {
  const at = document.activeElement;
  return at?.labels?.[0]?.innerText || at?.getAttribute('aria-label') || at?.innerText || '';
})()`;

await walks(walk);

async function walk() {
  const first = await person('first', ['admin', 'editor']);
  const second = await person('second', ['admin']);
  await first.api('/entities', { name, kind: 'person' });

  // The first keeps the record for a court.
  await first.page.goto(`${instance}/settings/legal-holds`);
  await first.sees('main h1');
  await tabTo(first, 'Place a hold');
  await first.press('Enter');
  await first.focusIn('main form select');
  // A list is chosen from by the letters that a choice begins with.
  await first.type('Person');
  await first.sees('main form input[type=search]');
  await find(first, name);
  await tabTo(first, 'Ground');
  await first.type('District court, file 12 O 34/26');
  await first.press('Enter');
  await first.gone('main form');
  await first.says(new RegExp(name));
  await first.shot('held');
  first.note('a hold placed');

  // They ask for an erasure of the same, and cannot approve it.
  await first.page.goto(`${instance}/settings/erasures/new`);
  await first.sees('main form');
  await find(first, name);
  await tabTo(first, 'Ground');
  await first.type('GDPR Art. 17(1)(d)');
  await first.press('Enter');
  await first.page.waitForURL(/\/settings\/erasures\/[0-9a-f-]{36}$/);
  await first.says(/you cannot approve it/);
  await first.shot('asked');
  if ((await first.page.getByRole('button', { name: /Approve/ }).count()) > 0) throw new Error('offered to the first');
  const address = first.page.url();
  first.note('an erasure asked for');

  // The second sees what it is about; the hold stands in the way.
  await second.page.goto(address);
  await second.says(/you are the second/);
  await tabTo(second, 'Approve…');
  await second.press('Enter');
  await second.says(/cannot be undone/);
  await second.shot('approving');
  await second.press('Enter');
  await second.focusIn('main [role=alert]');
  await second.says(/legal hold/);
  await second.shot('blocked');
  second.note('refused because of the hold');

  await first.page.goto(`${instance}/settings/legal-holds`);
  await first.sees('main [data-row]');
  await first.press('j');
  await first.press('Enter');
  await first.focusIn('main form textarea');
  await first.type('The case is closed.');
  await first.press('Control+Enter');
  await first.gone('main form');
  first.note('the hold released');

  await tabTo(second, 'Try again');
  await second.press('Enter');
  await second.says(/Whoever operates this instance/);
  await second.focusIn('#erasure-next');
  await second.shot('erased');
  second.note('approved');

  const faults = [...first.faults, ...second.faults];
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

/** Types a name into the field that searches, and takes the first that is offered. */
async function find(one, words) {
  await tabTo(one, 'Find and add');
  await one.type(words);
  await one.sees(`main form ul[aria-label] button`);
  await one.press('Enter');
  await one.says(`Added: ${words}.`);
}

/** Goes on by Tab until what is called so has the focus. */
async function tabTo(one, label) {
  for (let steps = 0; steps < 60; steps++) {
    const called = await one.page.evaluate(focused);
    if (called.startsWith(label)) return;
    await one.press('Tab');
  }
  throw new Error(`Tab does not lead to "${label}"`);
}
