import { Button, TextInput } from '@mantine/core';
import type { FormEvent, KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Desk } from '../api/desks.js';
import { useDesks, useSaveDesk } from '../api/desks.js';
import { useFaults } from '../form/use-faults.js';
import { isOvertaken, ProblemNotice } from '../shell/problem-notice.js';
import { Listing } from './listing.js';
import { SectionHead } from './section-head.js';
import styles from './settings.module.css';

/** The desks of the newsroom: added and renamed. */
export function DesksSection() {
  const { t } = useTranslation();
  const request = useDesks();
  const [editing, setEditing] = useState('');
  const close = () => setEditing('');
  return (
    <>
      <SectionHead title={t('settings.desks')}>
        <Button size="compact-sm" aria-expanded={editing === 'new'} onClick={() => setEditing('new')}>
          {t('desks.add')}
        </Button>
      </SectionHead>
      <p className={styles.soft}>{t('desks.are')}</p>
      {editing === 'new' && <DeskForm desk={null} onClose={close} />}
      <Listing name={t('settings.desks')} request={request} none={t('desks.none')}>
        {(desk) =>
          editing === desk.id ? (
            <DeskForm desk={desk} onClose={close} />
          ) : (
            <div className={styles.row}>
              <p>{desk.name}</p>
              <Button
                variant="default"
                size="compact-sm"
                data-row={desk.id}
                aria-label={`${t('desks.rename')}: ${desk.name}`}
                onClick={() => setEditing(desk.id)}
              >
                {t('desks.rename')}
              </Button>
            </div>
          )
        }
      </Listing>
    </>
  );
}

interface DeskFormProps {
  /** null for a new one. */
  readonly desk: Desk | null;
  readonly onClose: () => void;
}

function DeskForm({ desk, onClose }: DeskFormProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(desk?.name ?? '');
  const [seen, setSeen] = useState(desk);
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const save = useSaveDesk();
  const { faultOf, rest, lack } = useFaults(form, save.error, ['name']);
  useEffect(() => field.current?.select(), []);
  const send = () => save.mutate({ desk: seen, name: name.trim() }, { onSuccess: onClose });
  // Only what somebody else has made of it can be looked at; what was typed stays.
  const look = () => {
    setSeen(desk);
    save.reset();
    field.current?.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending && !lack({ name })) send();
  };
  const leave = (event: KeyboardEvent) => event.key === 'Escape' && onClose();
  return (
    <form
      ref={form}
      className={styles.question}
      onSubmit={submit}
      onKeyDown={leave}
      noValidate
      aria-label={t('desks.form')}
    >
      {rest && <ProblemNotice problem={rest} takesFocus="always" onRetry={isOvertaken(rest) ? look : send} />}
      {seen !== desk && desk && <p className={styles.soft}>{t('desks.stored', { name: desk.name })}</p>}
      <TextInput
        ref={field}
        label={t('fields.name')}
        error={faultOf('name')}
        value={name}
        maxLength={300}
        autoComplete="off"
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <p className={styles.actions}>
        <Button type="submit" size="compact-sm" aria-disabled={save.isPending}>
          {t(desk ? 'settings.save' : 'desks.addNow')}
        </Button>
        <Button variant="default" size="compact-sm" onClick={onClose}>
          {t('decision.cancel')} <kbd aria-hidden>Esc</kbd>
        </Button>
      </p>
    </form>
  );
}
