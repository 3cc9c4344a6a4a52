import { useTranslation } from 'react-i18next';

import type { Term } from './term.js';

/**
 * Names an entry of a closed list: `term('basis', 'actual')`. A word this page does not know yet, from a newer server, is
 * shown as it is, with its underscores as spaces.
 */
export function useTerm(): Term {
  const { t } = useTranslation();
  return (list, word) => t(`${list}.${word}` as 'basis.actual', { defaultValue: word.replaceAll('_', ' ') });
}
