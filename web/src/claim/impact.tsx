import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { usePartsOf } from '../api/claims.js';
import type { Claim } from '../api/records.js';
import { Problem } from '../api/request.js';
import { useImpact } from '../api/tracing.js';
import { headline } from '../format/figure.js';
import { inUnitOf } from '../format/plain-number.js';
import { FieldFault } from '../shell/field-fault.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { useKeptFields } from '../shell/use-kept-fields.js';
import { useLate } from '../shell/use-late.js';
import { useReader } from '../words/use-reader.js';
import styles from './claim-page.module.css';
import forms from './derivations.module.css';
import { FallenEntry } from './fallen-entry.js';
import { fittingSources, MOST_OFFERED } from './fitting-sources.js';
import { Section } from './section.js';

/** Long enough not to ask at every digit. */
const PAUSE_MS = 400;

/** What would become of everything that rests on a claim: if it is wrong, if one of its sources is withdrawn, or if it is another number. */
export function Impact({ claim }: { readonly claim: Claim }) {
  const { t } = useTranslation();
  const reader = useReader();
  const { language } = reader;
  const [source, setSource] = useState('');
  const [typed, type] = useKeptFields(`impact.${claim.id}`);
  const [words, setWords] = useState('');
  const [asked] = useDebouncedValue((typed.value ?? '').trim(), PAUSE_MS);
  const stated = claim.value.type === 'quantity' ? claim.value.figure : null;
  const inUnit = asked && inUnitOf(asked, stated, reader);
  const lacksUnit = !source && inUnit === null;
  // A source has no value.
  const value = source ? '' : (inUnit ?? '');
  const plain = useImpact({ claim: claim.id }, true);
  const supposed = useImpact({ claim: claim.id, source, value, language }, Boolean(source || value));
  const request = source || value ? supposed : plain;
  const sources = useSources(claim.id);
  const { offered, more } = fittingSources(sources, words, source);
  const late = useLate(request.isPlaceholderData || (request.isFetching && request.isPending));
  const [fault] = request.error instanceof Problem ? request.error.errors : [];
  const items = request.data?.items ?? [];
  const example = stated ? headline(stated, reader) : '';
  const restsNothing = plain.data?.items.length === 0;
  const none = source || value ? 'impact.noneIf' : 'impact.none';
  return (
    <Section name="impact" count={plain.data?.items.length} request={plain}>
      {(!restsNothing || sources.length > 0) && (
        <div className={forms.fields}>
          {sources.length > MOST_OFFERED && (
            <TextInput
              size="xs"
              type="search"
              label={t('impact.findSource')}
              description={
                offered.length === 0 ? t('impact.noSource') : more > 0 && t('impact.moreSources', { count: more })
              }
              value={words}
              maxLength={200}
              autoComplete="off"
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              onChange={(event) => setWords(event.currentTarget.value)}
            />
          )}
          {sources.length > 0 && (
            <NativeSelect
              size="xs"
              label={t('impact.suppose')}
              value={source}
              data={[
                { value: '', label: t('impact.claimFalls') },
                ...offered.map(({ id, title }) => ({ value: id, label: t('impact.sourceFalls', { source: title }) })),
              ]}
              onChange={(event) => setSource(event.currentTarget.value)}
            />
          )}
          {!restsNothing && !source && claim.value.type === 'quantity' && (
            <TextInput
              size="xs"
              label={t('impact.value')}
              placeholder={t('impact.valueHint')}
              value={typed.value ?? ''}
              maxLength={200}
              autoComplete="off"
              error={lacksUnit ? t('solve.unitMissing', { example }) : fault && <FieldFault error={fault} />}
              onChange={(event) => type('value', event.currentTarget.value)}
            />
          )}
        </div>
      )}
      {late && <p className={styles.none}>{t('impact.working')}</p>}
      {request.error && !fault && request !== plain && (
        <ProblemNotice problem={request.error} onRetry={() => void request.refetch()} />
      )}
      <div role="status">{request.isSuccess && items.length === 0 && <p className={styles.none}>{t(none)}</p>}</div>
      {items.length > 0 && !request.error && (
        <ul className={styles.statements} aria-busy={request.isFetching}>
          {items.map((fallen) => (
            <li key={fallen.claim.id}>
              <FallenEntry fallen={fallen} />
            </li>
          ))}
        </ul>
      )}
      {request.data?.truncated && <p className={styles.none}>{t('impact.truncated', { count: items.length })}</p>}
    </Section>
  );
}

/** The sources in which the claim was stated, each once. */
function useSources(id: string) {
  const all = usePartsOf(id, 'statements').data?.pages.flatMap(({ items }) => items) ?? [];
  return [...new Map(all.flatMap(({ source }) => (source ? [[source.id, source] as const] : []))).values()];
}
