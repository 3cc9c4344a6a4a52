import { useTranslation } from 'react-i18next';

import type { Found } from '../api/records.js';
import { dotted } from '../format/dotted.js';
import { useLate } from '../shell/use-late.js';
import { useReader } from '../words/use-reader.js';
import styles from './reading.module.css';
import { LONGEST_TEXT } from './use-found.js';

interface ReadingStatusProps {
  readonly id: string;
  readonly text: string;
  /** What was found in exactly this text; null while it is not read yet. */
  readonly items: readonly Found[] | null;
  readonly isPending: boolean;
}

/** How many quantities there are, that there are none, or that the text is being read. */
export function ReadingStatus({ id, text, items, isPending }: ReadingStatusProps) {
  const { t } = useTranslation();
  const { locale } = useReader();
  const late = useLate(isPending && text.trim() !== '');
  const number = new Intl.NumberFormat(locale);
  const ambiguous = items?.filter((item) => item.ambiguous).length ?? 0;
  const said = () => {
    if (late) return t('reading.waiting');
    if (!text.trim() || !items) return '';
    if (items.length === 0) return t('reading.nothing');
    return dotted([
      t('reading.found', { count: items.length }),
      ambiguous > 0 && t('reading.ambiguous', { count: ambiguous }),
    ]);
  };
  return (
    <div className={styles.status}>
      <p id={id} role="status">
        {said()}
      </p>
      {text.length > LONGEST_TEXT && (
        <p className={styles.care} role="alert">
          {t('reading.tooLong', { length: number.format(text.length), limit: number.format(LONGEST_TEXT) })}
        </p>
      )}
    </div>
  );
}
