import '@mantine/core/styles/Checkbox.css';

import { Checkbox, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';

import { usePartsOf } from '../api/claims.js';
import { useComparisons } from '../api/comparisons.js';
import { useOpenCase } from '../api/disputes.js';
import type { Claim } from '../api/records.js';
import { relationsOf } from '../claim/relations.js';
import { groupWords } from '../comparison/shared.js';
import form from '../form/form.module.css';
import { ShortForm } from '../form/short-form.js';
import { valueInWords, writtenForm } from '../format/value.js';
import { itemsOf } from '../lists/list-request.js';
import { announce } from '../shell/announced.js';
import { useKeptFields } from '../shell/use-kept-fields.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import { useAsked } from './case-words.js';
import { DerivationBrief } from './derivation-brief.js';
import styles from './disputes.module.css';

interface NewCaseFormProps {
  readonly claim: Claim;
  /** Ids of rivals that are chosen to begin with. */
  readonly others: readonly string[];
  /** Id of a derivation of the claim that is in dispute. */
  readonly derivation: string | null;
}

/** So many contradicting claims are chosen to begin with; more are rather several questions. */
const LIKELY = 5;

/** Asks what is to be decided, and between which claims: to begin with, this one and what contradicts it. */
export function NewCaseForm({ claim, others, derivation }: NewCaseFormProps) {
  const { t } = useTranslation();
  const reader = useReader();
  const term = useTerm();
  const asked = useAsked();
  const [, navigate] = useLocation();
  const compared = useComparisons(claim.id);
  const linked = usePartsOf(claim.id, 'links');
  const derivations = itemsOf({ data: usePartsOf(claim.id, 'derivations').data });
  const [typed, type, clear] = useKeptFields(`case.${claim.id}${derivation ?? ''}`);
  const open = useOpenCase();
  const relations = relationsOf(claim.id, itemsOf({ data: compared.data }), itemsOf({ data: linked.data }));
  const rivals = [...relations.against, ...relations.tension, ...relations.open].map(({ other }) => other);
  const about = derivations.find(({ id }) => id === derivation);
  const likely = derivation ? [] : relations.against.slice(0, LIKELY).map(({ other }) => other.id);
  const chosen = typed.rivals?.split(' ').filter(Boolean) ?? (others.length > 0 ? others : likely);
  const suggested = about
    ? t('case.derivedSo', { about: groupWords([claim], reader, term).shared })
    : asked([claim, ...rivals.filter(({ id }) => chosen.includes(id))]);
  const question = typed.question ?? suggested;
  const turn = (id: string) =>
    type('rivals', (chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]).join(' ') || ' ');
  const send = () =>
    open.mutate(
      {
        question: question.trim(),
        candidates: [claim.id, ...chosen],
        ...(derivation && { derivations: [derivation] }),
      },
      {
        onSuccess: ({ id }) => {
          clear();
          announce(t('case.opened'));
          navigate(`/disputes/${id}`, { replace: true });
        },
      },
    );
  return (
    <ShortForm
      name={t('newCase.title')}
      now={t('newCase.now')}
      request={open}
      fields={['question', 'candidates', 'derivations']}
      needed={{ question }}
      onSend={send}
      onCancel={() => navigate(`/claims/${claim.id}`)}
    >
      {(faultOf) => (
        <>
          <TextInput
            label={t('newCase.question')}
            description={t('newCase.questionHint')}
            error={faultOf('question')}
            required
            maxLength={500}
            value={question}
            onChange={(event) => type('question', event.currentTarget.value)}
          />
          {about && (
            <p>
              {t('newCase.disputed')}: <DerivationBrief derivation={about} claim={claim.id} />
            </p>
          )}
          <fieldset className={`${form.choices} ${form.many}`}>
            <legend>{t('newCase.candidates')}</legend>
            {faultOf('candidates')}
            <p className={styles.thisOne}>
              <b>{valueInWords(claim.value, reader)}</b> <span className={styles.soft}>{t('newCase.thisOne')}</span>
            </p>
            {rivals.map((rival) => (
              <Checkbox
                key={rival.id}
                size="xs"
                label={[
                  valueInWords(rival.value, reader),
                  writtenForm(rival.value),
                  groupWords([claim, rival], reader, term).own[1],
                ]
                  .filter(Boolean)
                  .join(' · ')}
                checked={chosen.includes(rival.id)}
                onChange={() => turn(rival.id)}
              />
            ))}
          </fieldset>
        </>
      )}
    </ShortForm>
  );
}
