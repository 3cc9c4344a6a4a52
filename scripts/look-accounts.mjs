// What scripts/look.mjs looks at of signing in and of accounts, and how it gets there.

/** What anybody may look at: of people whom the instance does not know. */
export const openViews = (setUp) => ({
  signIn: '/sign-in?problem=provider-expired',
  deadLink: '/welcome#nothing',
  ...(setUp && { setUp: new URL(setUp).pathname + new URL(setUp).hash }),
});

/** What an administrator looks at who has signed in, the end of the session last. */
export const settingsViews = {
  menu: '/claims',
  account: '/settings/account',
  tokens: '/settings/tokens',
  users: '/settings/users',
  found: '/settings/users?q=e&state=invited&order=newest',
  invite: '/settings/users/new',
  user: '/settings/users',
  services: '/settings/services',
  desks: '/settings/desks',
  sessions: '/settings/sessions',
  erasures: '/settings/erasures',
  newErasure: '/settings/erasures/new',
  erasure: '/settings/erasures?state=requested',
  erased: '/settings/erasures?state=done',
  holds: '/settings/legal-holds?state=all',
  holdStatement: '/settings/legal-holds',
  signedOut: '/settings/account',
};

/** What is opened before a view is looked at: forms and questions, all of them at once. */
export const preparations = {
  signIn: async (page) => page.locator('form button[type=submit]').first().click(),
  protection: async (page) => page.waitForSelector('fieldset input'),
  setUp: async (page) => page.fill('[name=new-password]', 'short'),
  menu: async (page) => page.click('[aria-controls=user-menu]'),
  tokens: async (page) => page.locator('main section button').first().click(),
  invite: async (page) => page.click('main form button[type=submit]'),
  desks: async (page) => page.locator('main button').first().click(),
  newErasure: async (page) => {
    await page.click('main form button[type=submit]');
    await page.fill('main input[type=search]', 'e');
    await page.waitForSelector('main fieldset ul[aria-label] button');
  },
  erasure: async (page) => {
    await openFirst(page);
    for (const button of await page.locator('section[aria-labelledby=erasure-next] > div > button').all())
      await button.click();
  },
  erased: openFirst,
  holds: async (page) => {
    await page.locator('main button').first().click();
    for (const button of await page.locator('main [data-row]').all()) await button.click();
    await page.click('main form button[type=submit]');
  },
  holdStatement: async (page) => {
    await page.locator('main button').first().click();
    await page.selectOption('main form select', 'statement');
    await page.fill('main form input', 'OpenAI');
    await page.locator('main form [type=radio]').first().check();
  },
  user: async (page) => {
    await page.locator('main [data-row]').last().click();
    await page.waitForSelector('#user-access');
    for (const button of await page.locator('section[aria-labelledby=user-access] > div > button').all())
      await button.click();
    await page.locator('section[aria-labelledby=user-sessions] button').last().click();
  },
  signedOut: async (page) => {
    await page.context().clearCookies();
    await page.locator('main form input').first().fill('Somebody else');
    await page.locator('main form button[type=submit]').first().click();
    await page.waitForSelector('dialog[open]');
  },
};

/** Of a list, what its first row leads to. */
async function openFirst(page) {
  await page.locator('main [data-row]').first().click();
  await page.waitForSelector('#erasure-next');
}

/** Views where the instance is expected to refuse: a browser reports that as an error. */
export const refusedViews = ['signIn', 'deadLink', 'setUp', 'signedOut'];

/** Cookies of somebody who signs in by email and password. */
export async function signedIn(browser, instance, { email, password }) {
  const context = await browser.newContext();
  const answer = await context.request.post(`${instance}/api/v1/sessions`, {
    data: { email, password },
    headers: { origin: instance },
  });
  if (!answer.ok()) throw new Error(`${instance} answered ${answer.status()}: are email and password right?`);
  const { cookies } = await context.storageState();
  await context.close();
  return cookies;
}
