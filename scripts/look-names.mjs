// Names that are longer than anybody would like, and what must not become of a page that shows them.

/** What a desk is called somewhere; and words without a space or a hyphen, which have to break where nobody would break them. */
const long = {
  desk: 'Wirtschaft und Verbraucherschutzangelegenheiten',
  name: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  email: `${'redaktion.'.repeat(6)}wirtschaft@${'verbraucherschutz.'.repeat(5)}example`,
};

/** What the API answers of accounts. */
const accounts = /\/api\/v1\/(me|users|desks|tokens|sessions|colleagues|erasures|legal-holds)\b/;

/** Lets all desks, people, programs and tokens have long names, in what this browser is told: the instance is left as it is. */
export async function lengthenNames(context) {
  await context.route(accounts, async (route) => {
    if (route.request().method() !== 'GET') return route.continue();
    // Whoever asked may be gone before they are answered.
    const response = await route.fetch().catch(() => null);
    if (!response) return;
    const body = await response.text().catch(() => '');
    const isOfDesks = /\/desks\b/.test(route.request().url());
    const told = response.ok() && body ? JSON.stringify(lengthened(JSON.parse(body), isOfDesks)) : body;
    return route.fulfill({ response, body: told }).catch(() => {});
  });
}

function lengthened(told, isDesk) {
  if (Array.isArray(told)) return told.map((one) => lengthened(one, isDesk));
  if (told === null || typeof told !== 'object') return told;
  return Object.fromEntries(
    Object.entries(told).map(([key, value]) => {
      if (typeof value !== 'string') return [key, lengthened(value, isDesk || key === 'desk' || key === 'desks')];
      if (key === 'email') return [key, long.email];
      if (key === 'name') return [key, `${value} ${isDesk ? long.desk : long.name}`];
      return [key, value];
    }),
  );
}

/** By how much the page is wider than the screen, and which buttons do not show all of what they say. */
export async function cutOf(page) {
  const faults = [];
  const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  if (wider > 0) faults.push(`wider than the screen by ${wider} px`);
  for (const words of await page.evaluate(cutButtons)) faults.push(`cut: the button "${words}"`);
  return faults;
}

/** Asked of the browser: buttons that are in part outside of the page, or whose words are cut. */
const cutButtons = `[...document.querySelectorAll('main button, main a[class*=Button], header div button, dialog button')]
  .filter((button) => button.checkVisibility())
  .filter((button) => {
    const { left, right, height } = button.getBoundingClientRect();
    const words = button.querySelector('[class*=Button-label]');
    const beyond = left < 0 || right > document.documentElement.clientWidth;
    return beyond || (words && (words.scrollWidth > words.clientWidth + 1 || words.scrollHeight > height + 1));
  })
  .map((button) => button.innerText)`;
