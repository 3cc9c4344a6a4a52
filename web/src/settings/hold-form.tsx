import { NativeSelect, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { usePlaceHold } from '../api/legal-holds.js';
import type { ErasedKind, HeldKind } from '../api/named-records.js';
import { heldKinds } from '../api/named-records.js';
import type { Named } from '../api/records.js';
import { ShortForm } from '../form/short-form.js';
import { Chosen } from './chosen.js';
import { ClaimedField } from './claimed-field.js';
import { RecordChooser } from './record-chooser.js';
import styles from './settings.module.css';

interface HoldFormProps {
  readonly onCancel: () => void;
  readonly onDone: () => void;
}

/** Asks what is to be kept, and on which ground. */
export function HoldForm({ onCancel, onDone }: HoldFormProps) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<HeldKind>('claim');
  const [record, setRecord] = useState('');
  const [ground, setGround] = useState('');
  const place = usePlaceHold();
  return (
    <ShortForm
      name={t('holds.place')}
      now={t('holds.placeNow')}
      request={place}
      fields={['record', 'ground']}
      needed={{ record, ground }}
      onSend={() => place.mutate({ kind, record, ground: ground.trim() }, { onSuccess: onDone })}
      onCancel={onCancel}
    >
      {(faultOf) => (
        <>
          <NativeSelect
            label={t('recordChooser.kind')}
            description={t(`heldKindMeans.${kind}`)}
            value={kind}
            data={heldKinds.map((value) => ({ value, label: t(`heldKind.${value}`) }))}
            onChange={(event) => {
              setKind(event.currentTarget.value as HeldKind);
              setRecord('');
            }}
          />
          {kind === 'claim' || kind === 'statement' ? (
            <ClaimedField key={kind} kind={kind} error={faultOf('record')} onChoose={setRecord} />
          ) : (
            <NamedField key={kind} kind={kind} error={faultOf('record')} onChoose={setRecord} />
          )}
          <TextInput
            label={t('erasures.ground')}
            description={t('holds.groundMeans')}
            error={faultOf('ground')}
            required
            value={ground}
            maxLength={500}
            autoComplete="off"
            onChange={(event) => setGround(event.currentTarget.value)}
          />
        </>
      )}
    </ShortForm>
  );
}

interface NamedFieldProps {
  readonly kind: ErasedKind;
  readonly error: ReactNode;
  /** With the id of the record; empty where it is taken back. */
  readonly onChoose: (id: string) => void;
}

/** The one record that is chosen, found by what it is called; another one takes its place. */
function NamedField({ kind, error, onChoose }: NamedFieldProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<readonly Named[]>([]);
  const [said, say] = useState('');
  const choose = (records: readonly Named[], words: string) => {
    setChosen(records);
    say(words);
    onChoose(records[0]?.id ?? '');
  };
  return (
    <fieldset className={styles.choices}>
      <legend>{t(`heldKind.${kind}`)}</legend>
      <Chosen items={chosen} onRemove={({ name }) => choose([], t('chooser.removed', { name }))} />
      {error && (
        <p className={styles.fault} tabIndex={-1} aria-invalid>
          {error}
        </p>
      )}
      <RecordChooser
        kind={kind}
        without={chosen.map(({ id }) => id)}
        said={said}
        onChoose={(one) => choose([one], t('chooser.added', { name: one.name }))}
      />
    </fieldset>
  );
}
