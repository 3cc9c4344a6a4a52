import { Button, NativeSelect } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useColleagues } from '../api/colleagues.js';
import type { OwnReview } from '../api/reviews.js';
import { useAssign } from '../api/reviews.js';
import { useMe } from '../api/signing-in.js';
import { ShortForm } from '../form/short-form.js';

interface AskFormProps {
  /** Id of the claim. */
  readonly id: string;
  readonly review: OwnReview;
  readonly onClose: (said?: string) => void;
}

/** Asks which colleague is to review a claim. Who is asked already, or has it, is not offered. */
export function AskForm({ id, review: { assignee, reviewer, state, version }, onClose }: AskFormProps) {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const client = useQueryClient();
  const request = useColleagues();
  const [principal, setPrincipal] = useState('');
  const assign = useAssign(id, version);
  const without = [me?.id, assignee?.id, ...(state === 'in_review' ? [reviewer?.id] : [])];
  const colleagues = (request.data?.pages.flatMap(({ items }) => items) ?? []).filter(
    (one) => !without.includes(one.id),
  );
  const chosen = colleagues.find((one) => one.id === principal);
  const done = () => onClose(t('review.assigned', { name: chosen?.name ?? '' }));
  return (
    <ShortForm
      name={t('review.ask')}
      now={t('review.askNow')}
      request={assign}
      fields={['principal']}
      needed={{ principal }}
      onSend={() => assign.mutate(principal, { onSuccess: done })}
      onLook={() => {
        assign.reset();
        void client.invalidateQueries({ queryKey: ['claim', id] });
      }}
      onCancel={() => onClose()}
    >
      {(faultOf) => (
        <>
          <NativeSelect
            label={t('review.whom')}
            description={t('review.whomHint')}
            error={faultOf('principal')}
            required
            value={principal}
            data={[
              { value: '', label: t('review.choose') },
              ...colleagues.map(({ id: value, name }) => ({ value, label: name })),
            ]}
            onChange={(event) => setPrincipal(event.currentTarget.value)}
          />
          {request.hasNextPage && (
            <p>
              <Button variant="default" size="compact-xs" onClick={() => void request.fetchNextPage()}>
                {t('list.more')}
              </Button>
            </p>
          )}
        </>
      )}
    </ShortForm>
  );
}
