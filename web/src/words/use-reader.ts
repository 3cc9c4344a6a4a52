import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import type { Reader } from '../format/reader.js';
import { isLanguage, readerOf } from '../format/reader.js';

/** In which words and which locale the page is read now. */
export function useReader(): Reader {
  const { i18n } = useTranslation();
  const language = isLanguage(i18n.language) ? i18n.language : 'en';
  return useMemo(() => readerOf(language, navigator.languages), [language]);
}
