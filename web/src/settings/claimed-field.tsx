import { NativeSelect, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { usePartsOf } from '../api/claims.js';
import { idIn } from '../api/id-in.js';
import { ClaimFinder } from '../claims/claim-finder.js';
import { dotted } from '../format/dotted.js';
import { useTerm } from '../words/use-term.js';

interface ClaimedFieldProps {
  readonly kind: 'claim' | 'statement';
  readonly error: ReactNode;
  /** With the id of the record; empty where none is chosen. */
  readonly onChoose: (id: string) => void;
}

/** A claim, or a statement about one: found by the claim, or named by its id, which counts where there is one. */
export function ClaimedField({ kind, error, onChoose }: ClaimedFieldProps) {
  const { t } = useTranslation();
  const [claim, setClaim] = useState('');
  const [statement, setStatement] = useState('');
  const [pasted, paste] = useState('');
  const isClaim = kind === 'claim';
  const isPasted = idIn(pasted) !== null;
  const chooseClaim = useCallback(
    (id: string) => {
      setClaim(id);
      setStatement('');
      if (!idIn(pasted)) onChoose(isClaim ? id : '');
    },
    [isClaim, pasted, onChoose],
  );
  const chooseStatement = (id: string) => {
    setStatement(id);
    if (!idIn(pasted)) onChoose(id);
  };
  const type = (text: string) => {
    paste(text);
    onChoose(idIn(text) ?? (isClaim ? claim : statement));
  };
  return (
    <>
      <ClaimFinder
        label={t(isClaim ? 'holds.claim' : 'holds.ofClaim')}
        about={undefined}
        without={[]}
        chosen={claim}
        onChoose={chooseClaim}
        fault={isClaim && !isPasted && error}
      />
      {!isClaim && claim !== '' && (
        <StatementOf claim={claim} chosen={statement} error={!isPasted && error} onChoose={chooseStatement} />
      )}
      <TextInput
        label={t('holds.id')}
        description={t(isClaim ? 'holds.claimId' : 'holds.statementId')}
        error={(isPasted || (!isClaim && claim === '')) && error}
        value={pasted}
        maxLength={500}
        autoComplete="off"
        onChange={(event) => type(event.currentTarget.value)}
      />
    </>
  );
}

interface StatementOfProps {
  /** Id of the claim. */
  readonly claim: string;
  readonly chosen: string;
  readonly error: ReactNode;
  readonly onChoose: (id: string) => void;
}

function StatementOf({ claim, chosen, error, onChoose }: StatementOfProps) {
  const { t } = useTranslation();
  const term = useTerm();
  const { data } = usePartsOf(claim, 'statements');
  const statements = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <NativeSelect
      label={t('heldKind.statement')}
      error={error}
      value={chosen}
      data={[
        { value: '', label: t('review.choose') },
        ...statements.map(({ id, speaker, stance, wording }) => ({
          value: id,
          label: dotted([`${speaker?.name ?? t('statements.nameless')} ${term('stance', stance)}`, wording]),
        })),
      ]}
      onChange={(event) => onChoose(event.currentTarget.value)}
    />
  );
}
