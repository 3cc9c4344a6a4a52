import type { RefObject } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Found } from '../api/records.js';
import { MarkedLines } from './marked-lines.js';
import styles from './reading.module.css';
import { useFittingGlosses } from './use-fitting-glosses.js';

interface TextFieldProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly language: string;
  readonly onChange: (text: string) => void;
  /** The text under the field, which may lag behind while somebody types, and its quantities. */
  readonly marked: string;
  readonly items: readonly Found[];
  /** Of the quantity the reader is at, if they are at one. */
  readonly active: Found['readings'] | null;
  /** Called with where the cursor is. */
  readonly onMove: (at: number) => void;
  readonly describedBy: string;
}

/** A field to paste into, over the same text with its quantities marked. The two break their lines alike. */
export function TextField(props: TextFieldProps) {
  const { field, text, language, onChange, marked, items, active, onMove, describedBy } = props;
  const { t } = useTranslation();
  const id = useId();
  const sheet = useRef<HTMLDivElement>(null);
  useFittingGlosses(sheet, styles.gloss ?? '', items);
  const [spelling, setSpelling] = useState(false);
  useEffect(() => {
    // A spelling checker goes over the whole text at every change: not over a long one.
    setSpelling(text.length < 20_000);
  }, [text.length]);
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t('reading.text')}</label>
      <div ref={sheet} className={styles.sheet}>
        <div className={styles.stack}>
          <div className={styles.under} aria-hidden lang={language} data-lines>
            <MarkedLines text={marked} items={items} active={active} />
          </div>
          <textarea
            ref={field}
            id={id}
            className={styles.over}
            lang={language}
            value={text}
            placeholder={t('reading.placeholder')}
            spellCheck={spelling}
            aria-describedby={describedBy}
            onChange={(event) => onChange(event.currentTarget.value)}
            onSelect={(event) => onMove(event.currentTarget.selectionStart)}
          />
        </div>
      </div>
    </div>
  );
}
