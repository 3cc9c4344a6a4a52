import { NativeSelect, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { CaseParts } from '../api/case-parts.js';
import type { Dispute } from '../api/cases.js';
import { useArgue } from '../api/disputes.js';
import type { Claim } from '../api/records.js';
import { EvidenceChoice } from '../form/evidence-choice.js';
import { ShortForm } from '../form/short-form.js';
import { useKeptFields } from '../shell/use-kept-fields.js';
import { useTerm } from '../words/use-term.js';
import { useCandidateName } from './case-words.js';
import { useOffered } from './evidence-offered.js';
import { evidenceIn, evidenceWords } from './kept-evidence.js';
import type { Lettered } from './lettered.js';

interface ArgumentFormProps {
  readonly dispute: Dispute;
  readonly candidates: readonly Lettered<Claim>[];
  readonly parts: CaseParts;
  readonly about: { readonly candidate: string; readonly stance: string } | undefined;
  /** Called when somebody leaves; what was typed is kept for the next time. */
  readonly onCancel: () => void;
  readonly onDone: () => void;
}

/** What stands for all candidates. */
const ALL = 'all';

/** As long as the instance takes. */
const LONGEST = 5000;

/** Asks for an argument: about which candidate, for or against it, in words, and what it rests on. */
export function ArgumentForm({ dispute, candidates, parts, about, onCancel, onDone }: ArgumentFormProps) {
  const { t } = useTranslation();
  const term = useTerm();
  const name = useCandidateName();
  const [typed, type, clear] = useKeptFields(`argument.${dispute.id}`, about);
  const { candidate = candidates[0]?.claim.id ?? ALL, stance = 'for', text = '', evidence = '' } = typed;
  const offered = useOffered(candidates, parts);
  const argue = useArgue(dispute.id);
  const done = () => {
    clear();
    onDone();
  };
  const send = () =>
    argue.mutate(
      { candidate: candidate === ALL ? null : candidate, stance, text: text.trim(), evidence: evidenceIn(evidence) },
      { onSuccess: done },
    );
  return (
    <ShortForm
      name={t('argue.title')}
      now={t('argue.now')}
      request={argue}
      fields={['candidate', 'stance', 'text', 'evidence']}
      needed={{ text }}
      onSend={send}
      onCancel={onCancel}
    >
      {(faultOf) => (
        <>
          <NativeSelect
            label={t('argue.about')}
            error={faultOf('candidate')}
            value={candidate}
            data={[
              ...candidates.map((one) => ({ value: one.claim.id, label: name(one) })),
              ...(candidates.length > 1 ? [{ value: ALL, label: t('argue.all') }] : []),
            ]}
            onChange={(event) => type('candidate', event.currentTarget.value)}
          />
          <NativeSelect
            label={t('argue.stance')}
            value={stance}
            data={(['for', 'against'] as const).map((value) => ({ value, label: term('side', value) }))}
            onChange={(event) => type('stance', event.currentTarget.value)}
          />
          <Textarea
            label={t('argue.text')}
            description={t('argue.textHint')}
            error={faultOf('text')}
            required
            rows={3}
            maxLength={LONGEST}
            value={text}
            onChange={(event) => type('text', event.currentTarget.value)}
          />
          <EvidenceChoice
            legend={t('argue.evidence')}
            offered={offered}
            chosen={evidenceIn(evidence)}
            onChange={(chosen) => type('evidence', evidenceWords(chosen))}
          />
          {faultOf('evidence')}
        </>
      )}
    </ShortForm>
  );
}
