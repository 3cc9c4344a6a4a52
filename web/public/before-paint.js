/* global document, window */
// Sets colours and language before the first paint, so that neither flashes. A file of its own: the page's policy allows no
// script in the markup. The keys are those of src/shell/colours.ts and src/words/words.ts.
(function () {
  const page = document.documentElement;
  const stored = function (key) {
    try {
      return window.localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const scheme = stored('claimtrail.colours');
  const dark = scheme === 'dark' || (scheme !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  page.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  const language = stored('claimtrail.language');
  if (language) page.lang = language;
})();
