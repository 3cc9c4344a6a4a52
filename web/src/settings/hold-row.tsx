import { Button, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { LegalHold } from '../api/legal-holds.js';
import { useReleaseHold } from '../api/legal-holds.js';
import { ShortForm } from '../form/short-form.js';
import { useOpener } from '../form/use-opener.js';
import { formatMoment } from '../format/day.js';
import { dotted } from '../format/dotted.js';
import { announce } from '../shell/announced.js';
import { useReader } from '../words/use-reader.js';
import { RecordName } from './record-name.js';
import styles from './settings.module.css';

/** One of the list: what is kept, on which ground, by whom; whether it still is, and the way to keep it no more. */
export function HoldRow({ hold }: { readonly hold: LegalHold }) {
  const { t } = useTranslation();
  const reader = useReader();
  const { isOpen, button, toggle, close } = useOpener();
  const { kind, record, ground, placedBy, createdAt, releasedBy, releasedAt, releaseReason } = hold;
  const about = dotted([t(`heldKind.${kind}`), ground, formatMoment(createdAt, reader)]);
  const row = useRef<HTMLDivElement>(null);
  const before = useRef(releasedAt);
  // What was pressed is gone, since it has been done.
  useEffect(() => {
    if (before.current !== releasedAt && document.activeElement === document.body) row.current?.focus();
    before.current = releasedAt;
  }, [releasedAt]);
  return (
    <div ref={row} className={styles.row} tabIndex={-1}>
      <div>
        <p>
          {t(`heldKind.${kind}`)}: <RecordName kind={kind} id={record} />{' '}
          {releasedAt && <span className={styles.off}>{t('holds.released')}</span>}
        </p>
        <p>{ground}</p>
        <p className={styles.soft}>
          {dotted([
            t('holds.placedBy', { name: placedBy.name, moment: formatMoment(createdAt, reader) }),
            releasedBy &&
              releasedAt &&
              t('holds.releasedBy', { name: releasedBy.name, moment: formatMoment(releasedAt, reader) }),
          ])}
        </p>
        {releaseReason && <p className={styles.soft}>{releaseReason}</p>}
      </div>
      {!releasedAt && (
        <Button
          ref={button}
          variant="default"
          size="compact-sm"
          data-row={hold.id}
          aria-label={`${t('holds.release')}: ${about}`}
          aria-expanded={isOpen}
          onClick={toggle}
        >
          {t('holds.release')}
        </Button>
      )}
      {isOpen && !releasedAt && <ReleaseForm id={hold.id} about={about} onClose={() => close()} />}
    </div>
  );
}

interface ReleaseFormProps {
  readonly id: string;
  /** Tells it apart from the forms of other rows. */
  readonly about: string;
  readonly onClose: () => void;
}

/** Asks why something need not be kept any more. */
function ReleaseForm({ id, about, onClose }: ReleaseFormProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const client = useQueryClient();
  const release = useReleaseHold(id);
  const look = () => {
    onClose();
    void client.invalidateQueries({ queryKey: ['legal-holds'] });
  };
  return (
    <ShortForm
      name={`${t('holds.release')}: ${about}`}
      now={t('holds.releaseNow')}
      request={release}
      fields={['reason']}
      needed={{ reason }}
      onSend={() => release.mutate(reason.trim(), { onSuccess: () => announce(t('holds.releasedNow')) })}
      onLook={look}
      onCancel={onClose}
    >
      {(faultOf) => (
        <>
          <p>{t('holds.releaseMeans')}</p>
          <Textarea
            label={t('holds.reason')}
            error={faultOf('reason')}
            required
            rows={3}
            maxLength={5000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </>
      )}
    </ShortForm>
  );
}
