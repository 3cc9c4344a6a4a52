import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useBeside, useRecordBeside } from '../api/reviews.js';
import { useMay } from '../api/signing-in.js';
import { Section } from '../claim/section.js';
import { ShortForm } from '../form/short-form.js';
import { useKeptFields } from '../shell/use-kept-fields.js';
import { useTerm } from '../words/use-term.js';
import styles from './review.module.css';
import { UsageEntry } from './usage-entry.js';

const kinds = ['story', 'graphic', 'post'] as const;

/** Where the claim was published, and what is to be done about that. */
export function Usages({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const request = useBeside(id, 'usages');
  const mayRecord = useMay('records:write');
  const [adds, setAdds] = useState(false);
  const usages = request.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Section name="usages" count={usages.length} request={request}>
      {usages.length === 0 && <p className={styles.soft}>{t('usages.none')}</p>}
      <ul className={styles.steps}>
        {usages.map((usage) => (
          <li key={usage.id}>
            <UsageEntry usage={usage} />
          </li>
        ))}
      </ul>
      {adds && <UsageForm id={id} onDone={() => setAdds(false)} />}
      {mayRecord && !adds && (
        <p>
          <Button variant="subtle" size="compact-xs" onClick={() => setAdds(true)}>
            {t('usages.add')}
          </Button>
        </p>
      )}
    </Section>
  );
}

function UsageForm({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const term = useTerm();
  const [typed, type, clear] = useKeptFields(`usage.${id}`);
  const { title = '', url = '', day = '', kind = 'story' } = typed;
  const record = useRecordBeside(id, 'usages');
  const send = () =>
    record.mutate(
      { kind, title: title.trim(), ...(url.trim() && { url: url.trim() }), publishedAt: `${day}T00:00:00Z` },
      {
        onSuccess: () => {
          clear();
          onDone();
        },
      },
    );
  return (
    <ShortForm
      name={t('usages.add')}
      now={t('usages.addNow')}
      request={record}
      fields={['title', 'url', 'publishedAt']}
      needed={{ title, publishedAt: day }}
      onSend={send}
      onCancel={onDone}
    >
      {(faultOf) => (
        <>
          <TextInput
            label={t('usages.title')}
            error={faultOf('title')}
            required
            value={title}
            maxLength={500}
            onChange={(event) => type('title', event.currentTarget.value)}
          />
          <TextInput
            label={t('usages.url')}
            error={faultOf('url')}
            type="url"
            value={url}
            maxLength={2048}
            onChange={(event) => type('url', event.currentTarget.value)}
          />
          <TextInput
            label={t('usages.publishedAt')}
            error={faultOf('publishedAt')}
            type="date"
            required
            value={day}
            onChange={(event) => type('day', event.currentTarget.value)}
          />
          <NativeSelect
            label={t('usages.kind')}
            value={kind}
            data={kinds.map((value) => ({ value, label: term('usageKind', value) }))}
            onChange={(event) => type('kind', event.currentTarget.value)}
          />
        </>
      )}
    </ShortForm>
  );
}
