import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useBeside, useRecordBeside } from '../api/reviews.js';
import { useMay } from '../api/signing-in.js';
import { Section } from '../claim/section.js';
import { ShortForm } from '../form/short-form.js';
import { formatMoment } from '../format/day.js';
import { DOT } from '../format/dotted.js';
import { useKeptFields } from '../shell/use-kept-fields.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import styles from './review.module.css';

const outcomes = ['not_found', 'not_disclosed', 'found'] as const;

/** Where somebody looked for evidence, and what came of it: that there is none is evidence too. */
export function Searches({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const term = useTerm();
  const reader = useReader();
  const request = useBeside(id, 'searches');
  const mayRecord = useMay('records:write');
  const [adds, setAdds] = useState(false);
  const searches = request.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Section name="searches" count={searches.length} request={request}>
      <ul className={styles.steps}>
        {searches.map(({ id: key, where, outcome, searchedAt, note, createdBy }) => (
          <li key={key}>
            <p>
              <b>{where}</b>: {term('searchOutcome', outcome)}
              <span className={styles.soft}>
                {DOT + createdBy.name + DOT}
                <time dateTime={searchedAt}>{formatMoment(searchedAt, reader)}</time>
              </span>
            </p>
            {note && <p className={styles.said}>{note}</p>}
          </li>
        ))}
      </ul>
      {adds && <SearchForm id={id} onDone={() => setAdds(false)} />}
      {mayRecord && !adds && (
        <p>
          <Button variant="subtle" size="compact-xs" onClick={() => setAdds(true)}>
            {t('searches.add')}
          </Button>
        </p>
      )}
    </Section>
  );
}

function SearchForm({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const term = useTerm();
  const [typed, type, clear] = useKeptFields(`search.${id}`);
  const { where = '', outcome = 'not_disclosed', note = '' } = typed;
  const record = useRecordBeside(id, 'searches');
  const send = () =>
    record.mutate(
      {
        where: where.trim(),
        outcome,
        searchedAt: new Date().toISOString(),
        ...(note.trim() && { note: note.trim() }),
      },
      {
        onSuccess: () => {
          clear();
          onDone();
        },
      },
    );
  return (
    <ShortForm
      name={t('searches.add')}
      now={t('searches.addNow')}
      request={record}
      fields={['where', 'note']}
      needed={{ where }}
      onSend={send}
      onCancel={onDone}
    >
      {(faultOf) => (
        <>
          <TextInput
            label={t('searches.where')}
            description={t('searches.whereHint')}
            error={faultOf('where')}
            required
            maxLength={1000}
            value={where}
            onChange={(event) => type('where', event.currentTarget.value)}
          />
          <NativeSelect
            label={t('searches.outcome')}
            value={outcome}
            data={outcomes.map((value) => ({ value, label: term('searchOutcome', value) }))}
            onChange={(event) => type('outcome', event.currentTarget.value)}
          />
          <Textarea
            label={t('searches.note')}
            error={faultOf('note')}
            rows={2}
            maxLength={5000}
            value={note}
            onChange={(event) => type('note', event.currentTarget.value)}
          />
        </>
      )}
    </ShortForm>
  );
}
