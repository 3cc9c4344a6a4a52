import { NativeSelect, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { isLanguage, languages } from '../format/reader.js';
import { chooseLanguage } from '../words/words.js';

const languageNames = { en: 'English', de: 'Deutsch' } as const;
const schemes = ['auto', 'light', 'dark'] as const;

interface ChoicesProps {
  /** Whether there is room to say in words what is chosen. */
  readonly labelled?: boolean;
}

/** In which language and which colours the page is shown. */
export function Choices({ labelled = false }: ChoicesProps) {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const named = (name: string) => (labelled ? { label: name } : { 'aria-label': name });
  return (
    <>
      <NativeSelect
        size="xs"
        {...named(t('app.language'))}
        value={i18n.language}
        data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
        onChange={({ currentTarget: { value } }) => isLanguage(value) && chooseLanguage(value)}
      />
      <NativeSelect
        size="xs"
        {...named(t('app.colours'))}
        value={colorScheme}
        data={schemes.map((scheme) => ({ value: scheme, label: t(`colours.${scheme}`) }))}
        onChange={({ currentTarget: { value } }) =>
          setColorScheme(schemes.find((scheme) => scheme === value) ?? 'auto')
        }
      />
    </>
  );
}
