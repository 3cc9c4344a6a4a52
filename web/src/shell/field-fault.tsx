import { useTranslation } from 'react-i18next';

import type { FieldError } from '../api/field-error.js';

const known = ['invalid-formula', 'unreadable-figure', 'ambiguous-figure', 'invalid-request'] as const;

/** What is wrong with one field: in the words of the page where it knows the fault, and in those of the instance. */
export function FieldFault({ error: { code, detail } }: { readonly error: FieldError }) {
  const { t } = useTranslation();
  const own = known.find((one) => one === code);
  return (
    <>
      {own && `${t(`problemOf.${own}`)} `}
      <span lang="en">{detail}</span>
    </>
  );
}
