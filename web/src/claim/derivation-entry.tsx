import { useTranslation } from 'react-i18next';

import type { Derivation } from '../api/derived.js';
import type { Figure } from '../api/figure.js';
import { DerivationCase } from '../disputes/derivation-case.js';
import { DOT } from '../format/dotted.js';
import { useTerm } from '../words/use-term.js';
import { BackSolve } from './back-solve.js';
import styles from './claim-page.module.css';
import { DerivationNotes } from './derivation-notes.js';
import forms from './derivations.module.css';
import { Formula } from './formula.js';
import { InputWords } from './input-words.js';
import { MovedBy } from './moved-by.js';
import { WhatIf } from './what-if.js';

interface DerivationEntryProps {
  readonly derivation: Derivation;
  /** What the claim states; null where it states no number. */
  readonly stated: Figure | null;
}

/** One derivation: whose, by which formula, what it gives, what to be careful with, what moved it, and what would move it. */
export function DerivationEntry({ derivation, stated }: DerivationEntryProps) {
  const { t } = useTranslation();
  const term = useTerm();
  const { id, method, attributedTo, formula, note, state, inputs, result, lints } = derivation;
  const by = attributedTo ? t('derivation.by', { name: attributedTo.name }) : t('derivation.byNobody');
  return (
    <article className={forms.derivation} aria-labelledby={`derivation-${id}`} data-state={state}>
      <h3 id={`derivation-${id}`}>
        <b>{term('method', method)}</b> {by}
        {formula && state && <span className={styles.soft}>{DOT + term('derivationState', state)}</span>}
      </h3>
      {formula ? (
        <Formula formula={formula} inputs={inputs} result={result} lints={lints} />
      ) : (
        <p>{t('derivation.noFormula')}</p>
      )}
      <DerivationNotes derivation={derivation} />
      {note && <p>{note}</p>}
      <dl className={forms.inputs}>
        {Object.entries(inputs).map(([name, input]) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>
              <InputWords input={input} />
            </dd>
          </div>
        ))}
      </dl>
      {formula && (
        <>
          <MovedBy derivation={derivation} />
          <WhatIf derivation={{ ...derivation, formula }} stated={stated} />
          <BackSolve derivation={{ ...derivation, formula }} stated={stated} />
        </>
      )}
      <DerivationCase derivation={derivation} />
    </article>
  );
}
