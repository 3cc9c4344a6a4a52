import { useTranslation } from 'react-i18next';

import type { Origins as Where, Root } from '../api/traced.js';
import { useOrigins } from '../api/tracing.js';
import { said } from '../format/sentence.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import styles from './origins.module.css';
import { isNameless, rootKind } from './root-words.js';

/** More would push the rest of the page away. */
const AT_FIRST = 3;

/** Roots, not articles: where the figure comes from, what is only presumed, and what goes round in a circle. */
export function Origins({ id }: { readonly id: string }) {
  const { data } = useOrigins(id);
  return data ? <Found origins={data} /> : null;
}

function Found({ origins }: { readonly origins: Where }) {
  const { t } = useTranslation();
  const { words, language } = said(origins, useReader());
  const { roots, circular } = origins;
  const rest = roots.slice(AT_FIRST);
  return (
    <section className={styles.origins} aria-labelledby="origins">
      <h2 id="origins">{t('origins.name')}</h2>
      <p className={styles.text} lang={language}>
        {words}
      </p>
      {roots.length === 0 ? (
        <p className={styles.none}>{t('origins.none')}</p>
      ) : (
        <Roots roots={roots.slice(0, AT_FIRST)} isSingle={roots.length === 1} />
      )}
      {rest.length > 0 && (
        <details>
          <summary>{t('origins.more', { count: rest.length })}</summary>
          <Roots roots={rest} />
        </details>
      )}
      {origins.truncated && <p className={styles.none}>{t('origins.truncated')}</p>}
      {circular.length > 0 && <p className={styles.circular}>{t('origins.circular', { count: circular.length })}</p>}
    </section>
  );
}

interface RootsProps {
  readonly roots: readonly Root[];
  /** The sentence above names it already. */
  readonly isSingle?: boolean;
}

function Roots({ roots, isSingle = false }: RootsProps) {
  const { t } = useTranslation();
  const term = useTerm();
  return (
    <ul className={styles.roots}>
      {roots.map(({ kind, label, id, presumed, onRecord, retracted }, index) => (
        <li key={`${kind} ${id ?? ''} ${index}`}>
          <span className={styles.kind}>
            {isSingle
              ? t('origins.single', { kind: term('rootKind', rootKind({ kind, label })) })
              : term('rootKind', rootKind({ kind, label }))}
          </span>{' '}
          {!isSingle && !(kind === 'unattributed' && isNameless(label)) && (
            <b>{isNameless(label) ? t('origins.nameless') : label}</b>
          )}
          {presumed && <span className={styles.presumed}>{t('origins.presumed')}</span>}
          {retracted && <span className={styles.presumed}>{t('origins.retracted')}</span>}
          {kind === 'person' && !onRecord && <span className={styles.presumed}>{t('origins.notOnRecord')}</span>}
        </li>
      ))}
    </ul>
  );
}
