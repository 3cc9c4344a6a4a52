import { useTranslation } from 'react-i18next';

import type { ProvenanceNode } from '../api/traced.js';
import { DOT, dotted } from '../format/dotted.js';
import { useTerm } from '../words/use-term.js';
import { BriefLink } from './brief-link.js';
import styles from './claim-page.module.css';
import { withSigns } from './live-formula.js';
import type { Behind } from './provenance-tree.js';
import { isNameless } from './root-words.js';
import { SourceWords } from './source-line.js';

/** One record of the tree: how it is connected, what it is, who is named with it, and that it is a root or was shown before. */
export function BehindEntry({ branch: { node, by, again, names, isRoot } }: { readonly branch: Behind }) {
  const { t } = useTranslation();
  const term = useTerm();
  const named = useNamed();
  const others = names.filter((one) => one.node.label !== node.label);
  return (
    <p className={styles.statement}>
      {by && term('provenanceEdge', by) && <span className={styles.soft}>{term('provenanceEdge', by)} </span>}
      <NodeWords node={node} />
      {others.map((one) => (
        <span key={one.node.id} className={styles.soft}>
          {DOT}
          {term('provenanceEdge', one.by)} {named(one.node.label)}
        </span>
      ))}
      {isRoot && <span className={styles.root}>{t('trace.root')}</span>}
      {again && <span className={styles.soft}> ({t('trace.again')})</span>}
    </p>
  );
}

function NodeWords({ node }: { readonly node: ProvenanceNode }) {
  const term = useTerm();
  const label = useNamed()(node.label);
  const { id, kind, claim, stance, evidence, attribution, method, formula, sourceKind, url } = node;
  if (claim) return <BriefLink claim={claim} />;
  if (kind === 'source') return <SourceWords source={{ id, title: label, url, kind: sourceKind }} />;
  if (kind === 'derivation') {
    return (
      <>
        {method ? term('method', method) : label} {formula && <code>{withSigns(formula)}</code>}
      </>
    );
  }
  const said = dotted([evidence && term('evidence', evidence), attribution && term('attribution', attribution)]);
  return (
    <>
      <b>{label}</b> {stance && term('stance', stance)}
      {said && <span className={styles.soft}>{DOT + said}</span>}
    </>
  );
}

/** A label in the words of the page where it names nobody. */
function useNamed(): (label: string | undefined) => string {
  const { t } = useTranslation();
  return (label = '') => (isNameless(label) ? t('origins.nameless') : label);
}
