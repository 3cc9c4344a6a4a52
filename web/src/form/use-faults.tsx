import type { ReactNode, RefObject } from 'react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '../api/request.js';
import { faultsByField } from './faults-by-field.js';
import { FormFault } from './form-fault.js';

interface Faults {
  /** What to show at a field; nothing where it is fine. */
  readonly faultOf: (field: string) => ReactNode;
  /** What is wrong besides; null where the fields say it all. */
  readonly rest: Error | null;
  /** Notes which fields are empty, and moves the focus to the first; answers whether any is. */
  readonly lack: (typed: Readonly<Record<string, string>>) => boolean;
}

/** What is wrong with a form, each at its field. The focus goes to the first field that has to be mended. */
export function useFaults(form: RefObject<HTMLElement | null>, error: Error | null, fields: readonly string[]): Faults {
  const { t } = useTranslation();
  const [lacking, setLacking] = useState<readonly string[]>([]);
  const { byField, others } = faultsByField(error instanceof Problem ? error.errors : [], fields);
  const isSaid = Object.keys(byField).length > 0 && others.length === 0;
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid=true], [data-faulty] input')?.focus();
  }, [error, lacking]);
  return {
    faultOf: (field) => {
      if (lacking.includes(field)) return t('fields.missing');
      const fault = Object.hasOwn(byField, field) ? byField[field] : undefined;
      return fault && <FormFault fault={fault} />;
    },
    rest: isSaid ? null : error,
    lack: (typed) => {
      const empty = Object.keys(typed).filter((field) => !typed[field]?.trim());
      setLacking(empty);
      return empty.length > 0;
    },
  };
}
