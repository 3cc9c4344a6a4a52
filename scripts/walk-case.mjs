// Works through a dispute on a running instance with two people, by keyboard only: opened from a contradiction, argued, previewed, refused
// to whoever wrote what is chosen, decided by somebody else, told to the first, who is shown what has changed, opened again by a new statement. Says how many keys
// that took and how long the machine.
//
//   node scripts/walk-case.mjs http://127.0.0.1:3000 --token <access token of an admin> [--browser <path>] [--shots <folder>]
import { walking } from './walk-people.mjs';

const { instance, run, person, walks } = await walking();
await walks(walk);

async function walk() {
  await person('chief', ['admin', 'editor']).catch((refused) => {
    if (!/409|422/.test(refused.message)) throw refused;
  });
  const writer = await person('writer', ['reviewer', 'editor']);
  const reviewer = await person('reviewer', ['reviewer']);
  const subject = `OpenAI (${run})`;
  const [low, high] = [
    await claim(writer, subject, '$11.5 billion'),
    await claim(writer, subject, 'more than $12 billion'),
  ];

  // The writer confirms the contradiction and goes to its case.
  await writer.page.goto(`${instance}/contradictions?subject=${low.subject.id}`);
  await writer.sees('[data-pair]');
  await writer.press('j');
  await writer.press('c');
  await writer.sees('form button[type=submit]');
  await writer.press('Enter');
  await writer.says(/Confirmed:/);
  await writer.press('d');
  await writer.page.waitForURL(/\/disputes\/[0-9a-f-]{36}$/);
  await writer.says(/which of these holds\?/);
  const address = writer.page.url();
  writer.note('from the contradiction to its case');

  // An argument, with what it rests on.
  await writer.press('a');
  await writer.focusIn('select');
  await writer.press('Tab');
  await writer.press('Tab');
  await writer.type('The quarterly filing gives this number.');
  await writer.press('Control+Enter');
  await writer.gone('form textarea');
  await writer.says(/The quarterly filing gives this number\./);
  writer.note('argued');

  // What the decision would change is said; it is refused to whoever wrote any of it.
  await writer.press('d');
  await writer.focusIn('input[name=outcome]');
  await writer.press('1');
  await writer.press('a');
  await writer.says(/you wrote some of it/);
  await writer.says(/whatever it comes to, somebody else decides/);
  await writer.says(/accepted/);
  await writer.shot('previewed');
  await writer.press('r');
  await writer.type('It is in the filing.');
  await writer.press('Control+Enter');
  await writer.focusIn('form [role=alert]');
  await writer.shot('four-eyes');
  writer.note('refused by four eyes');
  await writer.page.reload();
  await writer.sees('[data-candidate]');
  await writer.press('d');
  await writer.sees('input[name=outcome]:checked');
  await writer.equals('textarea', 'It is in the filing.');
  writer.note('what was typed is there after a reload');

  // The case has changed meanwhile: it is shown as it is now, and what was typed is still there.
  const third = await claim(writer, subject, '$13 billion');
  await writer.api(`${new URL(address).pathname}/candidates`, { claim: third.id });
  await writer.press('Control+Enter');
  await writer.says(/The case has changed since you opened it/);
  await writer.focusIn('[role=alert]');
  await writer.sees(`[data-candidate="${third.id}"]`);
  await writer.equals('textarea', 'It is in the filing.');
  writer.note('shown what has changed');

  // Somebody else decides, from the list.
  await reviewer.page.goto(`${instance}/disputes?subject=${low.subject.id}`);
  await reviewer.sees('[data-row]');
  reviewer.begin();
  await reviewer.press('j');
  await reviewer.press('Enter');
  await reviewer.sees('[data-candidate]');
  await reviewer.press('d');
  await reviewer.focusIn('input[name=outcome]');
  await reviewer.press('1');
  await reviewer.press('a');
  await reviewer.says(/rejected|contested/);
  await reviewer.press('r');
  await reviewer.type('It is in the filing.', false);
  await reviewer.press('Control+Enter');
  await reviewer.focusIn('h2#settling');
  await reviewer.says(/In force/);
  await reviewer.shot('decided');
  reviewer.note('decided, from the list, without the letters of the reason');

  // The first is told.
  await writer.press('Control+Enter');
  await writer.says(/Somebody has decided this meanwhile/);
  await writer.focusIn('h2#settling');
  await writer.shot('overtaken');
  writer.note('told what was decided');

  // Something new opens it again.
  await writer.api(`/claims/${low.id}/statements`, { speaker: 'Sam Altman', stance: 'denies', statedAt: '2025-10-31' });
  await writer.page.goto(address);
  await writer.says(/Opened again/);
  await writer.says(/new statement/);
  await writer.says(/Sam Altman denies/);
  await writer.shot('reopened');
  writer.note('opened again by a new statement');
  for (const faults of [writer.faults, reviewer.faults]) if (faults.length > 0) throw new Error(faults.join('\n'));
  return high;
}

/** A claim that contradicts others of this run. */
async function claim(by, subject, value) {
  const body = { subject: { name: subject, create: true }, metric: 'net-loss', value, language: 'en', basis: 'actual' };
  const answer = await by.api('/claims', { ...body, period: '2025-07-01/2025-10-01', statements: [] });
  return answer.claim;
}
