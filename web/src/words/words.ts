import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

import type { Language } from '../format/reader.js';
import { isLanguage, languageFor } from '../format/reader.js';
import type { Words } from './english.js';
import { english } from './english.js';
import { german } from './german.js';

/** Also read by public/before-paint.js. */
const key = 'claimtrail.language';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Words };
  }
}

/** Starts the page in the language chosen here before, else the first one the browser asks for that the page speaks. */
export function startWords(): void {
  const chosen = stored();
  i18next.on('languageChanged', (language) => (document.documentElement.lang = language));
  void i18next.use(initReactI18next).init({
    lng: chosen ?? languageFor(navigator.languages),
    fallbackLng: 'en',
    resources: { en: { translation: english }, de: { translation: german } },
    // Names of permissions have a colon in them.
    nsSeparator: false,
    interpolation: { escapeValue: false },
    initAsync: false,
  });
}

/** Switches the language, and keeps the choice for the next visit. */
export function chooseLanguage(language: Language): void {
  try {
    localStorage.setItem(key, language);
  } catch {
    // A browser that keeps nothing still switches.
  }
  void i18next.changeLanguage(language);
}

function stored(): Language | undefined {
  try {
    const language = localStorage.getItem(key);
    return isLanguage(language) ? language : undefined;
  } catch {
    return undefined;
  }
}
