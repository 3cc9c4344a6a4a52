import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import { usePartsOf } from '../api/claims.js';
import type { Revision } from '../api/records.js';
import { useBeside } from '../api/reviews.js';
import { DerivationBrief } from '../disputes/derivation-brief.js';
import { StatementBrief } from '../disputes/statement-brief.js';
import { useTerm } from '../words/use-term.js';
import { BriefLink } from './brief-link.js';

interface RevisionRecordProps {
  /** Id of the claim whose history is shown. */
  readonly claim: string;
  readonly record: NonNullable<Revision['record']>;
}

/** Which record of a claim's history a change is about: what kind of record, and which of them, as the way to it. */
export function RevisionRecord({ claim, record: { kind, id } }: RevisionRecordProps) {
  const { t } = useTranslation();
  const kindWord = useTerm()('recordKind', kind);
  if (kind === 'claim' || !kindWord) return null;
  const Which = Object.hasOwn(which, kind) ? which[kind as keyof typeof which] : null;
  return (
    <p>
      {kindWord}
      {Which && <Which claim={claim} id={id} />}
      {kind === 'dispute' && (
        <>
          : <Link href={`/disputes/${id}`}>{t('case.look')}</Link>
        </>
      )}
    </p>
  );
}

interface WhichProps {
  readonly claim: string;
  readonly id: string;
}

function WhichStatement({ claim, id }: WhichProps) {
  const statement = usePartsOf(claim, 'statements')
    .data?.pages.flatMap(({ items }) => items)
    .find((one) => one.id === id);
  if (!statement) return null;
  return (
    <>
      : <StatementBrief statement={statement} />
    </>
  );
}

function WhichDerivation({ claim, id }: WhichProps) {
  const derivation = usePartsOf(claim, 'derivations')
    .data?.pages.flatMap(({ items }) => items)
    .find((one) => one.id === id);
  if (!derivation) return null;
  return (
    <>
      : <DerivationBrief derivation={derivation} claim={claim} />
    </>
  );
}

function WhichLink({ claim, id }: WhichProps) {
  const term = useTerm();
  const link = usePartsOf(claim, 'links')
    .data?.pages.flatMap(({ items }) => items)
    .find((one) => one.id === id);
  if (!link) return null;
  return (
    <>
      : {term('linkKind', link.kind)} <BriefLink claim={link.a.id === claim ? link.b : link.a} />
    </>
  );
}

function WhichUsage({ claim, id }: WhichProps) {
  const usage = useBeside(claim, 'usages')
    .data?.pages.flatMap(({ items }) => items)
    .find((one) => one.id === id);
  return usage ? `: ${usage.title}` : null;
}

function WhichSearch({ claim, id }: WhichProps) {
  const search = useBeside(claim, 'searches')
    .data?.pages.flatMap(({ items }) => items)
    .find((one) => one.id === id);
  return search ? `: ${search.where}` : null;
}

const which = {
  statement: WhichStatement,
  derivation: WhichDerivation,
  link: WhichLink,
  usage: WhichUsage,
  search: WhichSearch,
} as const;
