import '@mantine/core/styles/Checkbox.css';

import { Checkbox } from '@mantine/core';

import type { Evidence } from '../api/reviews.js';
import styles from './form.module.css';

interface EvidenceChoiceProps {
  readonly legend: string;
  readonly offered: readonly (Evidence & { readonly label: string })[];
  readonly chosen: readonly Evidence[];
  readonly onChange: (chosen: readonly Evidence[]) => void;
}

/** As many as the instance takes. */
const MOST = 50;

/** Which records something rests on, of those that come into question; nothing where none do. */
export function EvidenceChoice({ legend, offered, chosen, onChange }: EvidenceChoiceProps) {
  if (offered.length === 0) return null;
  const has = (id: string): boolean => chosen.some((one) => one.id === id);
  const turn = (kind: string, id: string) =>
    onChange(has(id) ? chosen.filter((one) => one.id !== id) : [...chosen, { kind, id }].slice(0, MOST));
  return (
    <fieldset className={`${styles.choices} ${styles.many}`}>
      <legend>{legend}</legend>
      {offered.map(({ kind, id, label }) => (
        <Checkbox key={`${kind} ${id}`} size="xs" label={label} checked={has(id)} onChange={() => turn(kind, id)} />
      ))}
    </fieldset>
  );
}
