import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useKeys } from '../shell/use-keys.js';

/** Long enough not to ask at every letter, short enough to feel immediate. */
const PAUSE_MS = 200;

interface SearchFieldProps {
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (words: string) => void;
}

/** Search as you type, over a list: `/` leads to it, Escape out of it. */
export function SearchField({ placeholder, value, onChange }: SearchFieldProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState(value);
  const sent = useRef(value);
  const field = useRef<HTMLInputElement>(null);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    if (words === sent.current) return;
    const timer = setTimeout(() => latest.current((sent.current = words)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words]);
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setWords(value);
  }, [value]);
  useKeys({ '/': () => field.current?.select() });
  return (
    <TextInput
      ref={field}
      type="search"
      label={t('list.search')}
      placeholder={placeholder}
      value={words}
      maxLength={200}
      onChange={(event) => setWords(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
    />
  );
}
