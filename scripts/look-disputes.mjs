// What scripts/look.mjs does before it looks at a dispute: questions are open, answered as far as something is shown by that.

/** By view. */
export const casePreparations = {
  deciding: async (page) => {
    await page.keyboard.press('d');
    await page.keyboard.press('1');
    await page.keyboard.press('a');
    await page.waitForSelector('form [role=status] li');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('form [aria-invalid=true]');
  },
  arguing: async (page) => {
    await page.keyboard.press('a');
    await page.waitForSelector('form fieldset input');
    await page.locator('form fieldset input').first().check();
  },
};
