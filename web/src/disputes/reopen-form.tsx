import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { Dispute } from '../api/cases.js';
import { useReopen } from '../api/disputes.js';
import { ShortForm } from '../form/short-form.js';
import { useKeptFields } from '../shell/use-kept-fields.js';

interface ReopenFormProps {
  readonly dispute: Dispute;
  readonly onCancel: () => void;
  readonly onDone: () => void;
}

/** Asks why a case is to be opened again, and says what that does. */
export function ReopenForm({ dispute, onCancel, onDone }: ReopenFormProps) {
  const { t } = useTranslation();
  const [{ reason = '' }, type, clear] = useKeptFields(`reopen.${dispute.id}`);
  const reopen = useReopen(dispute.id);
  const done = () => {
    clear();
    onDone();
  };
  return (
    <ShortForm
      name={t('reopen.title')}
      now={t('reopen.open')}
      request={reopen}
      fields={['reason']}
      needed={{ reason }}
      onSend={() => reopen.mutate({ reason: reason.trim() }, { onSuccess: done })}
      onCancel={onCancel}
    >
      {(faultOf) => (
        <>
          <p>{t('reopen.means')}</p>
          <Textarea
            label={t('reopen.reason')}
            description={t('decide.rationaleHint')}
            error={faultOf('reason')}
            required
            rows={3}
            maxLength={2000}
            value={reason}
            onChange={(event) => type('reason', event.currentTarget.value)}
          />
        </>
      )}
    </ShortForm>
  );
}
