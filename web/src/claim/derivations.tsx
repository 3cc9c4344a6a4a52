import { useTranslation } from 'react-i18next';

import { usePartsOf } from '../api/claims.js';
import type { Derivation, Input } from '../api/records.js';
import { DOT, dotted } from '../format/dotted.js';
import { periodName } from '../format/period.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import { BriefLink } from './brief-link.js';
import styles from './claim-page.module.css';
import forms from './derivations.module.css';
import { Formula } from './formula.js';
import { Section } from './section.js';
import { SourceWords } from './source-line.js';

/** How the value was worked out, according to whom; rival derivations stand side by side. */
export function Derivations({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const request = usePartsOf(id, 'derivations');
  const all = request.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Section name="derived" count={all.length} request={request}>
      {all.length === 0 && <p className={styles.none}>{t('derivation.none')}</p>}
      {all.map((derivation) => (
        <DerivationEntry key={derivation.id} derivation={derivation} />
      ))}
    </Section>
  );
}

function DerivationEntry({ derivation }: { readonly derivation: Derivation }) {
  const { t } = useTranslation();
  const term = useTerm();
  const { method, attributedTo, formula, note, state, inputs } = derivation;
  const by = attributedTo ? t('derivation.by', { name: attributedTo.name }) : t('derivation.byNobody');
  return (
    <div className={forms.derivation}>
      <p>
        <b>{term('method', method)}</b> {by}
        {formula && state && <span className={styles.soft}>{DOT + term('derivationState', state)}</span>}
      </p>
      {formula ? <Formula formula={formula} inputs={inputs} /> : <p>{t('derivation.noFormula')}</p>}
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
    </div>
  );
}

function InputWords({ input }: { readonly input: Input }) {
  const { t } = useTranslation();
  const reader = useReader();
  if ('claim' in input) {
    return <BriefLink claim={{ basis: '', measure: '', ...input.claim }} />;
  }
  if ('constant' in input) {
    const { constant, note, period, source } = input;
    const when = period && (typeof period === 'string' ? period : periodName(period, reader));
    return (
      <>
        <b>{constant}</b>{' '}
        <span className={styles.soft}>
          {dotted([t('derivation.constant'), when, note])}
          {source && typeof source !== 'string' && (
            <>
              {DOT}
              {t('derivation.sourced')} <SourceWords source={source} />
            </>
          )}
        </span>
      </>
    );
  }
  return (
    <>
      <SourceWords source={input.source} />
      <span className={styles.soft}>{DOT + t('derivation.wholeSource')}</span>
    </>
  );
}
