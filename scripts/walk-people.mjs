// People who walk through a running instance in a browser of their own, and use nothing but keys: for scripts/walk-case.mjs and scripts/walk-erasure.mjs.
import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { chromium } from 'playwright-core';

const PASSWORD = 'gravel teacup monsoon';

/**
 * Reads the arguments of a walk, and starts its browser.
 *
 * `person` makes people with accounts; `run` makes their names, and others of this run, its own, so that it can be repeated; `walks` does the walk, says how
 * long it took, and closes the browser.
 */
export async function walking() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { token: { type: 'string' }, browser: { type: 'string' }, shots: { type: 'string' } },
  });
  const [instance = 'http://127.0.0.1:3000'] = positionals;
  const began = Date.now();
  const run = `${began}`.slice(-7);
  const browser = await chromium.launch({
    executablePath: values.browser ?? process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  const place = { browser, instance, run, token: values.token, shots: values.shots };
  if (values.shots) mkdirSync(values.shots, { recursive: true });
  const walks = async (walk) => {
    try {
      await walk();
      console.log(`Walked in ${seconds(began)} s.`);
    } finally {
      await browser.close();
    }
  };
  return { instance, run, person: (name, roles) => person(place, name, roles), walks };
}

async function person({ browser, instance, run, token, shots }, name, roles) {
  const email = `${name}.${run}@newsroom.test`;
  const made = await asAdmin(instance, token, '/users', { kind: 'person', name: `The ${name}`, email, roles });
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
  const secret = new URL(made.link.href).hash.slice(1);
  const came = await context.request.post(`${instance}/api/v1/one-time-links/redeem`, {
    data: { secret, password: PASSWORD },
    headers: { origin: instance },
  });
  if (!came.ok()) throw new Error(`redeem: ${came.status()} ${await came.text()}`);
  const { csrfToken } = await came.json();
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  let [keys, since] = [0, Date.now()];
  return {
    page,
    faults,
    press: async (key) => {
      keys++;
      await page.keyboard.press(key);
    },
    type: async (text, counts = true) => {
      if (counts) keys += text.length;
      await page.keyboard.type(text);
    },
    sees: (what) => page.waitForSelector(what, { timeout: 8000 }),
    gone: (what) => page.waitForSelector(what, { state: 'detached', timeout: 8000 }),
    says: (words) => page.getByText(words).first().waitFor({ timeout: 8000 }),
    focusIn: (what) => page.waitForSelector(`${what}:focus`, { timeout: 8000 }),
    equals: async (field, text) => {
      const value = await page.inputValue(field);
      if (value !== text) throw new Error(`${field} holds "${value}"`);
    },
    shot: (what) => shots && page.screenshot({ path: `${shots}/${what}.png`, fullPage: true }),
    begin: () => ([keys, since] = [0, Date.now()]),
    note(what) {
      console.log(`${name}: ${what} (${keys} keys, ${seconds(since)} s)`);
      this.begin();
    },
    api: async (path, data) => {
      const headers = { origin: instance, 'x-csrf-token': csrfToken };
      const answer = await context.request.post(`${instance}/api/v1${path}`, { data, headers });
      if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
      return answer.json();
    },
  };
}

async function asAdmin(instance, token, path, body) {
  const answer = await fetch(`${instance}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** How many seconds have passed since a moment. */
function seconds(from) {
  return ((Date.now() - from) / 1000).toFixed(1);
}
