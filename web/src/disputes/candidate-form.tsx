import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Dispute } from '../api/cases.js';
import { useAddCandidate } from '../api/disputes.js';
import { ShortForm } from '../form/short-form.js';
import { ClaimFinder } from './claim-finder.js';

interface CandidateFormProps {
  readonly dispute: Dispute;
  readonly onCancel: () => void;
  readonly onDone: () => void;
}

/** Asks for another claim that may be the answer. */
export function CandidateForm({ dispute, onCancel, onDone }: CandidateFormProps) {
  const { t } = useTranslation();
  const [claim, setClaim] = useState('');
  const add = useAddCandidate(dispute.id);
  return (
    <ShortForm
      name={t('candidate.title')}
      now={t('candidate.now')}
      request={add}
      fields={['claim']}
      needed={{ claim }}
      onSend={() => add.mutate({ claim }, { onSuccess: onDone })}
      onLook={() => add.reset()}
      onCancel={onCancel}
    >
      {(faultOf) => (
        <ClaimFinder
          about={dispute.candidates[0]}
          without={dispute.candidates.map(({ id }) => id)}
          chosen={claim}
          onChoose={setClaim}
          fault={faultOf('claim')}
        />
      )}
    </ShortForm>
  );
}
