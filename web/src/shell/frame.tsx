import { NativeSelect, useMantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';

import { isLanguage, languages } from '../format/reader.js';
import { chooseLanguage } from '../words/words.js';
import styles from './frame.module.css';
import { KeysDialog } from './keys-dialog.js';
import { useKeys } from './use-keys.js';

const languageNames = { en: 'English', de: 'Deutsch' } as const;
const schemes = ['auto', 'light', 'dark'] as const;

const views = [
  { path: '/claims', title: 'list.title' },
  { path: '/contradictions', title: 'queue.title' },
  { path: '/read', title: 'reading.title' },
] as const;

interface FrameProps {
  readonly children: ReactNode;
}

/** What surrounds every view: the way home and to the other views, language, appearance, the list of keys. */
export function Frame({ children }: FrameProps) {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [location] = useLocation();
  const [keysOpen, setKeysOpen] = useState(false);
  useKeys({ '?': () => setKeysOpen(true) });
  return (
    <>
      <a className={styles.skip} href="#content">
        {t('app.skip')}
      </a>
      <header className={styles.header}>
        <Link className={styles.brand} href="/claims" aria-label={t('app.home')}>
          Claimtrail
        </Link>
        <nav className={styles.views} aria-label={t('app.views')}>
          {views.map(({ path, title }) => (
            <Link key={path} href={path} aria-current={location === path ? 'page' : undefined}>
              {t(title)}
            </Link>
          ))}
        </nav>
        <div className={styles.choices}>
          <button type="button" className={styles.keysButton} onClick={() => setKeysOpen(true)}>
            <span>{t('keys.button')}</span> <kbd aria-hidden>?</kbd>
          </button>
          <NativeSelect
            size="xs"
            aria-label={t('app.language')}
            value={i18n.language}
            data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
            onChange={({ currentTarget: { value } }) => isLanguage(value) && chooseLanguage(value)}
          />
          <NativeSelect
            size="xs"
            aria-label={t('app.colours')}
            value={colorScheme}
            data={schemes.map((scheme) => ({ value: scheme, label: t(`colours.${scheme}`) }))}
            onChange={({ currentTarget: { value } }) =>
              setColorScheme(schemes.find((scheme) => scheme === value) ?? 'auto')
            }
          />
        </div>
      </header>
      <main id="content" className={styles.content} tabIndex={-1}>
        {children}
      </main>
      <KeysDialog open={keysOpen} onClose={() => setKeysOpen(false)} />
    </>
  );
}
