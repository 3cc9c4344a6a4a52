import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { ErasedKind } from '../api/named-records.js';
import { erasedKinds } from '../api/named-records.js';
import type { Named } from '../api/records.js';
import { Chosen } from './chosen.js';
import { RecordChooser } from './record-chooser.js';
import styles from './settings.module.css';

/** A record that is chosen to be erased as a whole. */
export interface ChosenRecord extends Named {
  readonly kind: ErasedKind;
}

interface RecordsFieldProps {
  readonly records: readonly ChosenRecord[];
  readonly error: ReactNode;
  readonly onChange: (records: readonly ChosenRecord[]) => void;
}

/** The records that are erased as a whole, and a way to add others. */
export function RecordsField({ records, error, onChange }: RecordsFieldProps) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<ErasedKind>('entity');
  const [said, say] = useState('');
  const box = useRef<HTMLFieldSetElement>(null);
  const add = (one: Named) => {
    say(t('chooser.added', { name: one.name }));
    onChange([...records, { id: one.id, name: one.name, kind }]);
  };
  const remove = (gone: ChosenRecord) => {
    say(t('chooser.removed', { name: gone.name }));
    onChange(records.filter(({ id }) => id !== gone.id));
    box.current?.querySelector('input')?.focus();
  };
  return (
    <fieldset ref={box} className={styles.choices}>
      <legend>{t('erasures.records')}</legend>
      <p className={styles.soft}>{t('erasures.recordsMean')}</p>
      <Chosen items={records} onRemove={remove}>
        {(record) => <span className={styles.soft}>{t(`heldKind.${record.kind}`)}</span>}
      </Chosen>
      {error && (
        <p className={styles.fault} tabIndex={-1} aria-invalid>
          {error}
        </p>
      )}
      <NativeSelect
        label={t('recordChooser.kind')}
        description={t(`erasedKindMeans.${kind}`)}
        value={kind}
        data={erasedKinds.map((value) => ({ value, label: t(`heldKind.${value}`) }))}
        onChange={(event) => setKind(event.currentTarget.value as ErasedKind)}
      />
      <RecordChooser key={kind} kind={kind} without={records.map(({ id }) => id)} said={said} onChoose={add} />
    </fieldset>
  );
}
