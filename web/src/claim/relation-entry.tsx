import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { ClaimBrief, Decision } from '../api/records.js';
import { CaseLink } from '../comparison/case-link.js';
import { DecisionButtons } from '../comparison/decision-buttons.js';
import { DecisionForm } from '../comparison/decision-form.js';
import { GapWords } from '../comparison/gap-words.js';
import { LinkReason, LinkState } from '../comparison/link-state.js';
import { Reasons } from '../comparison/reasons.js';
import { pairWords } from '../comparison/shared.js';
import { valueInWords, writtenForm } from '../format/value.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import styles from './claim-page.module.css';
import type { Relation } from './relations.js';

interface RelationEntryProps {
  readonly claim: ClaimBrief;
  readonly relation: Relation;
  readonly onDone: (decision: Decision, other: ClaimBrief) => void;
}

/** Another claim: its value, where it differs from this one, how far they are apart and why, and what can be decided. */
export function RelationEntry({ claim, relation, onDone }: RelationEntryProps) {
  const term = useTerm();
  const [asked, setAsked] = useState<Decision | null>(null);
  const { other, comparison, link, forwards } = relation;
  const related = link && link.kind !== 'contradicts' && link.kind !== 'tension';
  const cancel = () => {
    document.getElementById(linkId(other))?.focus();
    setAsked(null);
  };
  return (
    <div className={styles.statement}>
      <p>
        {related && <b>{term(forwards ? 'linkKind' : 'linkBack', link.kind)} </b>}
        <OtherClaim claim={claim} other={other} />
      </p>
      {comparison && <GapWords pair={comparison} />}
      {comparison && <Reasons pair={comparison} />}
      {link && (
        <>
          {related && link.reason && <LinkCode reason={link.reason} />}
          <LinkReason link={link} />
          <p className={styles.marks}>
            <span>{term('origin', link.origin)}</span>
            <span>
              <LinkState link={link} />
            </span>
          </p>
          <CaseLink link={link} />
          <DecisionButtons link={link} asked={asked} onAsk={setAsked} />
          {asked && (
            <DecisionForm
              key={asked}
              link={link}
              decision={asked}
              onCancel={cancel}
              onDone={(decision) => {
                setAsked(null);
                onDone(decision, other);
              }}
            />
          )}
        </>
      )}
    </div>
  );
}

/** The software's reason for a link that no comparison explains. */
function LinkCode({ reason }: { readonly reason: string }) {
  const { t } = useTranslation();
  return reason === 'restated' ? <p>{t('why.restated')}</p> : null;
}

/** The other claim as the way to it, as it was written, and in what it is not like this one. */
function OtherClaim({ claim, other }: { readonly claim: ClaimBrief; readonly other: ClaimBrief }) {
  const reader = useReader();
  const { b: own } = pairWords(claim, other, reader, useTerm());
  const written = writtenForm(other.value);
  return (
    <>
      <Link id={linkId(other)} href={`/claims/${other.id}`} className={styles.briefValue}>
        {valueInWords(other.value, reader)}
      </Link>{' '}
      {written && <q className={styles.soft}>{written}</q>} {own && <span className={styles.soft}>{own}</span>}
    </>
  );
}

function linkId({ id }: ClaimBrief): string {
  return `other-${id}`;
}
