import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import { SectionHead } from './section-head.js';
import type { Section } from './sections.js';

/** Why a part of the settings is not shown to somebody, and who can help. */
export function NotYours({ section, first }: { readonly section: Section; readonly first: Section }) {
  const { t } = useTranslation();
  return (
    <>
      <SectionHead title={t(section.title)} />
      <p role="status">{t('settings.administratorsOnly')}</p>
      <p>{t('settings.askThem')}</p>
      <p>
        <Link href={first.path}>{t(first.title)}</Link>
      </p>
    </>
  );
}
