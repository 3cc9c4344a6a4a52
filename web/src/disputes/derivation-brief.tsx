import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { Derivation } from '../api/derived.js';
import { useTerm } from '../words/use-term.js';

interface DerivationBriefProps {
  readonly derivation: Pick<Derivation, 'id' | 'method' | 'formula' | 'attributedTo'>;
  /** Id of the claim it derives. */
  readonly claim: string;
}

/** By which method, according to whom, in one line, as the way to it on the page of its claim. */
export function DerivationBrief({ derivation: { id, method, formula, attributedTo }, claim }: DerivationBriefProps) {
  const { t } = useTranslation();
  const term = useTerm();
  return (
    <>
      <Link href={`/claims/${claim}#derivation-${id}`}>
        {term('method', method)} {attributedTo && t('derivation.by', { name: attributedTo.name })}
      </Link>
      {formula && (
        <>
          {' '}
          <code>{formula}</code>
        </>
      )}
    </>
  );
}
