import { useTranslation } from 'react-i18next';

import type { FieldError } from '../api/field-error.js';
import { useReader } from '../words/use-reader.js';
import { knownFault } from './known-faults.js';

/** What is wrong with a field of a form: in the words of the page where it knows the fault, else in the instance's English. */
export function FormFault({ fault }: { readonly fault: FieldError }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const known = knownFault(fault);
  if (known) return <>{t(`formFault.${known}`)}</>;
  return (
    <>
      {language !== 'en' && `${t('formFault.other')} `}
      <span lang="en">{fault.detail}</span>
    </>
  );
}
