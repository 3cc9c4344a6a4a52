import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Desk } from '../api/desks.js';
import { useSaveDesk } from '../api/desks.js';
import { ShortForm } from '../form/short-form.js';
import styles from './settings.module.css';

interface DeskFormProps {
  /** null for a new one. */
  readonly desk: Desk | null;
  readonly onSaved: (desk: Desk) => void;
  readonly onCancel: () => void;
}

/** What a desk is called. */
export function DeskForm({ desk, onSaved, onCancel }: DeskFormProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(desk?.name ?? '');
  const [seen, setSeen] = useState(desk);
  const save = useSaveDesk();
  // Only what somebody else has made of it can be looked at; what was typed stays.
  const look = () => {
    setSeen(desk);
    save.reset();
  };
  return (
    <ShortForm
      name={t('desks.form')}
      now={t(desk ? 'settings.save' : 'desks.addNow')}
      request={save}
      fields={['name']}
      needed={{ name }}
      onSend={() => save.mutate({ desk: seen, name: name.trim() }, { onSuccess: onSaved })}
      onLook={look}
      onCancel={onCancel}
    >
      {(faultOf) => (
        <>
          {seen !== desk && desk && <p className={styles.soft}>{t('desks.stored', { name: desk.name })}</p>}
          <TextInput
            label={t('fields.name')}
            error={faultOf('name')}
            value={name}
            maxLength={300}
            autoComplete="off"
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </>
      )}
    </ShortForm>
  );
}
