import '@mantine/core/styles/Checkbox.css';

import { Button, Checkbox } from '@mantine/core';
import type { FormEvent } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useColleagues } from '../api/colleagues.js';
import type { Protectable, ProtectableRecord } from '../api/protection.js';
import { useProtect } from '../api/protection.js';
import { useMe } from '../api/signing-in.js';
import { useFaults } from '../form/use-faults.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import styles from './protection.module.css';

interface ReadersFormProps {
  readonly kind: Protectable;
  readonly record: ProtectableRecord;
  /** Besides the owner. */
  readonly readers: readonly string[];
}

/** Who may read a protected name besides its owner. */
export function ReadersForm({ kind, record, readers }: ReadersFormProps) {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const [chosen, setChosen] = useState<readonly string[]>(readers);
  const form = useRef<HTMLFormElement>(null);
  const request = useColleagues();
  const colleagues = (request.data?.pages.flatMap(({ items }) => items) ?? []).filter(({ id }) => id !== me?.id);
  const protect = useProtect(kind, record);
  const { faultOf, rest } = useFaults(form, protect.error, ['readers']);
  const send = () => protect.mutate({ readers: chosen });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!protect.isPending) send();
  };
  const choose = (id: string, reads: boolean) =>
    setChosen(reads ? [...chosen, id] : chosen.filter((reader) => reader !== id));
  const fault = faultOf('readers');
  return (
    <form ref={form} className={styles.panel} onSubmit={submit} noValidate>
      {rest && <ProblemNotice problem={rest} takesFocus="always" onRetry={send} />}
      {request.error && <ProblemNotice problem={request.error} onRetry={() => void request.refetch()} />}
      <fieldset className={styles.readers}>
        <legend>{t('protection.readers')}</legend>
        {request.data && colleagues.length === 0 && <p className={styles.soft}>{t('protection.nobodyElse')}</p>}
        {colleagues.map(({ id, name }) => (
          <Checkbox
            key={id}
            size="xs"
            label={name}
            checked={chosen.includes(id)}
            onChange={(event) => choose(id, event.currentTarget.checked)}
          />
        ))}
        {request.hasNextPage && (
          <Button variant="default" size="compact-xs" onClick={() => void request.fetchNextPage()}>
            {t('list.more')}
          </Button>
        )}
        {fault && (
          <p className={styles.fault} tabIndex={-1} aria-invalid>
            {fault}
          </p>
        )}
      </fieldset>
      {colleagues.length > 0 && (
        <p>
          <Button type="submit" size="compact-xs" variant="default" aria-disabled={protect.isPending}>
            {t('protection.save')}
          </Button>
        </p>
      )}
    </form>
  );
}
