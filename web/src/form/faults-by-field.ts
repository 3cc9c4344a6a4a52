import type { FieldError } from '../api/field-error.js';

/** What is wrong, by the field it is about; and whether something is left that belongs to none of them. */
export interface SortedFaults {
  readonly byField: Readonly<Record<string, FieldError>>;
  readonly others: readonly FieldError[];
}

/** Sorts faults by the first part of their JSON pointer. Of several about one field the first is said: one thing at a time. */
export function faultsByField(errors: readonly FieldError[], fields: readonly string[]): SortedFaults {
  const byField: Record<string, FieldError> = {};
  const others: FieldError[] = [];
  for (const error of errors) {
    const field = error.pointer.split('/')[1] ?? '';
    if (!fields.includes(field)) others.push(error);
    else if (!Object.hasOwn(byField, field)) byField[field] = error;
  }
  return { byField, others };
}
