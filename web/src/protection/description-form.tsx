import { Button, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Protectable, ProtectableRecord } from '../api/protection.js';
import { useProtect } from '../api/protection.js';
import { useFaults } from '../form/use-faults.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import styles from './protection.module.css';

interface DescriptionFormProps {
  readonly kind: Protectable;
  readonly record: ProtectableRecord;
  /** Who will read the name, where it is not protected yet. */
  readonly means?: string;
}

/** What others read in place of a name; with it an open record becomes a protected one. */
export function DescriptionForm({ kind, record, means }: DescriptionFormProps) {
  const { t } = useTranslation();
  // What an open record is described as may well tell who it is.
  const [description, setDescription] = useState(record.confidential ? (record.description ?? '') : '');
  const form = useRef<HTMLFormElement>(null);
  const protect = useProtect(kind, record);
  const { faultOf, rest, lack } = useFaults(form, protect.error, ['description']);
  const send = () =>
    protect.mutate({ description: description.trim(), ...(!record.confidential && { confidential: true }) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!protect.isPending && !lack({ description })) send();
  };
  return (
    <form ref={form} className={styles.panel} onSubmit={submit} noValidate>
      {means && <p className={styles.soft}>{means}</p>}
      {rest && <ProblemNotice problem={rest} takesFocus="always" onRetry={send} />}
      <TextInput
        size="xs"
        label={t('protection.description')}
        description={t('protection.descriptionMeans')}
        error={faultOf('description')}
        value={description}
        maxLength={300}
        autoComplete="off"
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      <p>
        <Button type="submit" size="compact-xs" variant="default" aria-disabled={protect.isPending}>
          {t(record.confidential ? 'protection.save' : 'protection.protectNow')}
        </Button>
      </p>
    </form>
  );
}
