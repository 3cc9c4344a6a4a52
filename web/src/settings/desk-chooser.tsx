import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useDesksNamed } from '../api/desks.js';
import type { Named } from '../api/records.js';
import { Chooser } from './chooser.js';

interface DeskChooserProps {
  /** Ids of those that are chosen already. */
  readonly without: readonly string[];
  /** What has just happened. */
  readonly said: string;
  readonly onChoose: (desk: Named) => void;
}

/** Finds a desk by a part of its name; a few are offered before anything is typed. */
export function DeskChooser({ without, said, onChoose }: DeskChooserProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const request = useDesksNamed(words.trim());
  return (
    <Chooser
      label={t('users.addDesk')}
      placeholder={t('users.addDeskBy')}
      words={words}
      onType={setWords}
      request={request}
      found={request.data}
      isSettled={!request.isPlaceholderData}
      without={without}
      none={t(words.trim() ? 'users.noSuchDesk' : 'users.noOtherDesk')}
      said={said}
      onChoose={onChoose}
    />
  );
}
