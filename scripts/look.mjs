// Looks at a running instance: every view, in two languages, light and dark, on a desk and in a hand.
// Writes a screenshot of each and asks axe about each; fails where axe finds a violation, the page reports an error, is wider
// than the screen or cuts a button. In the dark all names of people, desks and tokens are long.
//
//   node scripts/look.mjs http://127.0.0.1:3000 /tmp/look [--claim <id>] [--view <names>] [--browser <path>]
//     [--token <access token>] [--email <of an admin> --password <theirs>] [--setup <link that makes the first account>]
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { chromium } from 'playwright-core';

import { openViews, preparations, refusedViews, settingsViews, signedIn } from './look-accounts.mjs';
import { casePreparations } from './look-disputes.mjs';
import { cutOf, lengthenNames } from './look-names.mjs';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    claim: { type: 'string' },
    view: { type: 'string' },
    token: { type: 'string' },
    email: { type: 'string' },
    password: { type: 'string' },
    setup: { type: 'string' },
    browser: { type: 'string' },
  },
});
const [instance = 'http://127.0.0.1:3000', folder = 'look'] = positionals;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const locales = { en: 'en-GB', de: 'de-DE' };
const sizes = { desk: { width: 1280, height: 800 }, hand: { width: 390, height: 844 } };

const browser = await chromium.launch({
  executablePath: values.browser ?? process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
mkdirSync(folder, { recursive: true });
// Whoever asks beside the pages: by cookie where somebody signs in.
const cookies = values.email ? await signedIn(browser, instance, values) : [];
const views = {
  list: '/claims',
  claim: `/claims/${values.claim ?? (await firstClaim())}`,
  contradictions: '/contradictions',
  reviews: '/reviews',
  decided: '/contradictions?state=all',
  read: '/read',
};
Object.assign(views, await caseViews());
const derived = await derivedClaim();
if (derived) Object.assign(views, { derived: `/claims/${derived}`, graph: `/graph?claims=${derived}&depth=3` });
// What a view is not ready without.
const shown = {
  ...{ read: 'mark', derived: 'article h3', graph: 'tbody' },
  ...{ case: '[data-candidate]', deciding: '[data-candidate]', arguing: '[data-candidate]', newCase: 'main form' },
};
// Where everything that can be opened is looked at open.
const opened = ['derived', 'protection', 'reopened'];
// Figures of the example, and what is none: a year, a version.
const texts = {
  en: `OpenAI is said to have made about $13bn in 2025; well more than that, says its head.
It lost more than $12 billion in one quarter, or $11.5 billion by another count: up 16%.

Microsoft holds 27%, down from 32.5 percent, and committed $13 billion by 30 September 2025. GPT-5 counts 1.234 ways.`,
  de: `OpenAI soll 2025 rund 13 Mrd. Dollar umgesetzt haben; deutlich mehr als 13 Milliarden, sagt sein Chef.
In einem Quartal verlor es mehr als 12 Milliarden Dollar, nach anderer Rechnung 11,5 Milliarden: plus 16 %.

Microsoft hält 27 Prozent nach 32,5 % und hat bis 30. September 2025 13 Mrd. US-Dollar zugesagt; insgesamt geht es um 1,4 Billionen US-Dollar.`,
};
// Of people whom the instance does not know, and where somebody has signed in, of their settings.
const unknown = openViews(values.setup);
if (values.email) Object.assign(views, { protection: views.claim }, settingsViews);
// Where the page keeps what this person types.
const { id: me } = await ask('/me');
const textKey = `claimtrail.${me.endsWith('000000000002') ? '' : `${me}.`}text`;
let faults = 0;
for (const [language, locale] of Object.entries(locales)) {
  for (const colorScheme of ['light', 'dark']) {
    for (const [size, viewport] of Object.entries(sizes)) {
      const context = await browser.newContext({ locale, colorScheme, viewport, reducedMotion: 'reduce' });
      await context.addCookies(cookies);
      // By day as they are, at night as long as they come.
      if (colorScheme === 'dark') await lengthenNames(context);
      if (values.token) await context.addInitScript(`sessionStorage.setItem('claimtrail.token', '${values.token}')`);
      await context.addInitScript(`localStorage.setItem('${textKey}', ${JSON.stringify(texts[language])})`);
      for (const [view, path] of Object.entries(views)) {
        if (values.view && !values.view.split(',').includes(view)) continue;
        faults += await lookAt(context, path, `${view}-${language}-${colorScheme}-${size}`, view);
      }
      await context.close();
      const stranger = await browser.newContext({ locale, colorScheme, viewport, reducedMotion: 'reduce' });
      for (const [view, path] of Object.entries(unknown)) {
        if (values.view && !values.view.split(',').includes(view)) continue;
        faults += await lookAt(stranger, path, `${view}-${language}-${colorScheme}-${size}`, view);
      }
      await stranger.close();
    }
  }
}
await browser.close();
console.log(faults === 0 ? 'No faults.' : `${faults} faults.`);
process.exit(faults === 0 ? 0 : 1);

/** One view: above the fold and in full. Answers how many faults it has. */
async function lookAt(context, path, name, view) {
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    const isRefusal = refusedViews.includes(view) && /status of 4\d\d/.test(message.text());
    if (message.type() === 'error' && !isRefusal) errors.push(message.text());
  });
  await page.goto(instance + path, { waitUntil: 'networkidle' });
  await page.waitForSelector(shown[view] ?? 'h1');
  if (opened.includes(view)) {
    await page.evaluate('document.querySelectorAll("details").forEach((one) => (one.open = true))');
    await page.waitForLoadState('networkidle');
  }
  if (view === 'graph') {
    // On a small screen the table comes first, and the drawing when it is asked for.
    const drawing = page.locator('main button[aria-expanded=false]');
    if ((await drawing.count()) > 0) await drawing.click();
    await page.waitForSelector('canvas');
  }
  await (preparations[view] ?? casePreparations[view])?.(page);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.screenshot({ path: join(folder, `${name}-full.png`), fullPage: true });
  await page.evaluate(axe);
  const { violations } = await page.evaluate(`axe.run({ runOnly: ${JSON.stringify(standards)} })`);
  errors.push(...(await cutOf(page)));
  for (const { id, help, nodes } of violations)
    errors.push(`${id}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`);
  console.log(`${errors.length === 0 ? 'ok   ' : 'FAULT'} ${name}`);
  for (const error of errors) console.log(`      ${error}`);
  await page.close();
  return errors.length;
}

/** Disputes: the list, a new one, and of what there is one to be decided, with the question open and without, one decided, one opened again. */
async function caseViews() {
  const { items } = await ask('/disputes?limit=50');
  const fullest = (some) =>
    some.sort((a, b) => b.candidates.length - a.candidates.length || (a.id < b.id ? -1 : 1))[0]?.id;
  const open = fullest(items.filter(({ state, decision }) => state === 'open' && !decision));
  const settled = fullest(items.filter(({ state }) => state === 'resolved'));
  const reopened = fullest(items.filter(({ state, decision }) => state === 'open' && decision));
  return {
    ...{ cases: '/disputes?state=all', noCases: '/disputes?state=resolved&subject=nobody' },
    newCase: `/disputes/new?claims=${values.claim ?? (await firstClaim())}`,
    ...(open && { case: `/disputes/${open}`, deciding: `/disputes/${open}`, arguing: `/disputes/${open}` }),
    ...(settled && { settled: `/disputes/${settled}` }),
    ...(reopened && { reopened: `/disputes/${reopened}` }),
  };
}

/** A claim among the first ones that a formula gives a number for; null where there is none. */
async function derivedClaim() {
  for (const { id, value } of await firstClaims()) {
    if (value.type !== 'quantity') continue;
    const { items } = await ask(`/claims/${id}/derivations`);
    if (items.some(({ formula, result }) => formula && result)) return id;
  }
  return null;
}

/** The claim with the most statements among the first ones: the page that has most to show. */
async function firstClaim() {
  const [most] = (await firstClaims()).sort((a, b) => (b.counts?.statements ?? 0) - (a.counts?.statements ?? 0));
  if (!most) throw new Error('There is no claim to look at.');
  return most.id;
}

async function firstClaims() {
  return (await ask('/claims?limit=50')).items;
}

async function ask(path) {
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const headers = values.token ? { authorization: `Bearer ${values.token}` } : { ...(cookie && { cookie }) };
  const response = await fetch(`${instance}/api/v1${path}`, { headers });
  if (!response.ok)
    throw new Error(`${instance} answered ${response.status}: is it running, does it want --token or --email?`);
  return response.json();
}
