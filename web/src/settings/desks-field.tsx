import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Named } from '../api/records.js';
import { Chosen } from './chosen.js';
import { DeskChooser } from './desk-chooser.js';
import styles from './settings.module.css';

interface DesksFieldProps {
  readonly desks: readonly string[];
  /** The home desk. */
  readonly desk: string;
  /** Desks by name: those that somebody has. */
  readonly known: readonly Named[];
  readonly error: ReactNode;
  readonly onChange: (desks: readonly string[], desk: string) => void;
}

/** The desks somebody belongs to, a way to add others, and which of them they act for where they do not say. */
export function DesksField({ desks, desk, known, error, onChange }: DesksFieldProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<readonly Named[]>([]);
  const [said, say] = useState('');
  const box = useRef<HTMLFieldSetElement>(null);
  const names = new Map([...chosen, ...known].map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const add = (one: Named) => {
    setChosen([...chosen, one]);
    say(t('chooser.added', { name: one.name }));
    onChange([...desks, one.id], desk || one.id);
  };
  const remove = (id: string) => {
    const next = desks.filter((one) => one !== id);
    say(t('chooser.removed', { name: nameOf(id) }));
    onChange(next, next.includes(desk) ? desk : (next[0] ?? ''));
    box.current?.querySelector('input')?.focus();
  };
  return (
    <>
      <fieldset ref={box} className={styles.choices}>
        <legend>{t('users.desks')}</legend>
        <p className={styles.soft}>{t('users.desksMean')}</p>
        <Chosen items={desks.map((id) => ({ id, name: nameOf(id) }))} onRemove={({ id }) => remove(id)} />
        {error && (
          <p className={styles.fault} tabIndex={-1} aria-invalid>
            {error}
          </p>
        )}
        <DeskChooser without={desks} said={said} onChoose={add} />
      </fieldset>
      {desks.length > 1 && (
        <NativeSelect
          label={t('users.home')}
          description={t('users.homeMeans')}
          value={desk}
          data={desks.map((id) => ({ value: id, label: nameOf(id) }))}
          onChange={(event) => onChange(desks, event.currentTarget.value)}
        />
      )}
    </>
  );
}
