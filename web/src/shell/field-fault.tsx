import { useTranslation } from 'react-i18next';

import type { FieldError } from '../api/field-error.js';
import { faultOf } from '../format/fault.js';
import { useReader } from '../words/use-reader.js';

/** What is wrong with one field: in the words of the page where it knows the fault; what the instance says besides is English. */
export function FieldFault({ error }: { readonly error: FieldError }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const { name, values, adds } = faultOf(error);
  const own = name && t(`problemOf.${name}`, values);
  if (own && (language !== 'en' || !adds)) return <>{own}</>;
  return (
    <>
      {own} <span lang="en">{error.detail}</span>
    </>
  );
}
