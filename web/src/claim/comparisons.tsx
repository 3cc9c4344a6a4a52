import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { usePartsOf } from '../api/claims.js';
import { useComparisons } from '../api/comparisons.js';
import type { Claim, ClaimBrief, Decision } from '../api/records.js';
import { valueInWords } from '../format/value.js';
import { useReader } from '../words/use-reader.js';
import styles from './claim-page.module.css';
import { More } from './more.js';
import { NumberLine } from './number-line.js';
import { RelationEntry } from './relation-entry.js';
import type { Relation } from './relations.js';
import { relationsOf } from './relations.js';
import { Section } from './section.js';
import { Unlike } from './unlike.js';

/** Can both be right? What contradicts a claim, what agrees with it, and what only looks alike. */
export function Comparisons({ claim }: { readonly claim: Claim }) {
  const { t } = useTranslation();
  const reader = useReader();
  const compared = useComparisons(claim.id);
  const linked = usePartsOf(claim.id, 'links');
  const [said, setSaid] = useState('');
  const status = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (said) status.current?.focus();
  }, [said]);
  const relations = relationsOf(claim.id, itemsOf(compared.data), itemsOf(linked.data));
  const request = {
    isPending: compared.isPending || linked.isPending,
    error: compared.error ?? linked.error,
    refetch: () => Promise.all([compared.refetch(), linked.refetch()]),
  };
  const done = (decision: Decision, other: ClaimBrief) =>
    setSaid(t(`decision.${decision}ed` as 'decision.dismissed', { pair: valueInWords(other.value, reader) }));
  const entries = (group: readonly Relation[]) => <Entries claim={claim} relations={group} onDone={done} />;
  const optional = (['tension', 'open'] as const).filter((group) => relations[group].length > 0);
  const rest = (['related', 'decided'] as const).filter((group) => relations[group].length > 0);
  const drawn = [
    ...relations.against,
    ...relations.tension,
    ...relations.open,
    ...relations.agrees,
    ...relations.related,
  ];
  return (
    <>
      <p ref={status} role="status" tabIndex={-1} className={said ? styles.said : undefined}>
        {said}
      </p>
      <Section name="against" count={relations.against.length} request={request}>
        {relations.against.length === 0 && <p className={styles.none}>{t('compared.noneAgainst')}</p>}
        {entries(relations.against)}
      </Section>
      {optional.map((group) => (
        <Section key={group} name={group} count={relations[group].length}>
          {entries(relations[group])}
        </Section>
      ))}
      {!request.isPending && <NumberLine claim={claim} others={drawn.map(({ other }) => other)} />}
      {!request.isPending && !request.error && (
        <Section name="agrees" count={relations.agrees.length}>
          {relations.agrees.length === 0 && !compared.hasNextPage && (
            <p className={styles.none}>{t('compared.noneAgrees')}</p>
          )}
          {entries(relations.agrees)}
          {(compared.hasNextPage || linked.hasNextPage) && <More requests={[compared, linked]} />}
        </Section>
      )}
      {rest.map((group) => (
        <Section key={group} name={group} count={relations[group].length}>
          {entries(relations[group])}
        </Section>
      ))}
      {!request.error && <Unlike claim={claim} />}
    </>
  );
}

/** Of each kind, so that all kinds can be seen. */
const AT_FIRST = 8;

interface EntriesProps {
  readonly claim: Claim;
  readonly relations: readonly Relation[];
  readonly onDone: (decision: Decision, other: ClaimBrief) => void;
}

function Entries({ claim, relations, onDone }: EntriesProps) {
  const { t } = useTranslation();
  const [most, setMost] = useState(AT_FIRST);
  if (relations.length === 0) return null;
  return (
    <>
      <ul className={styles.statements}>
        {relations.slice(0, most).map((relation) => (
          <li key={relation.link?.id ?? relation.other.id}>
            <RelationEntry claim={claim} relation={relation} onDone={onDone} />
          </li>
        ))}
      </ul>
      {relations.length > most && (
        <Button className={styles.more} variant="default" size="compact-sm" onClick={() => setMost(relations.length)}>
          {t('compared.all', { count: relations.length })}
        </Button>
      )}
    </>
  );
}

function itemsOf<Item>(data: { readonly pages: readonly { readonly items: readonly Item[] }[] } | undefined): Item[] {
  return data?.pages.flatMap(({ items }) => items) ?? [];
}
