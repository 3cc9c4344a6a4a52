import { useTranslation } from 'react-i18next';

import { instanceWord } from './instance-word.js';

/** Says a name or reason of the history in the reader's language where it is the instance's own; somebody's own stays as it is. */
export function useInstanceWords(): (words: string) => string {
  const { t } = useTranslation();
  return (words) => {
    const word = instanceWord(words);
    return word ? t(`history.${word}`) : words;
  };
}
