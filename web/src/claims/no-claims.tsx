import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { accessToken } from '../api/access.js';
import styles from './no-claims.module.css';

interface NoClaimsProps {
  readonly filtered: boolean;
  readonly onClear: () => void;
}

/** Says why the list is empty and what to do next. The example is the dossier's, in the shape of `POST /claims`. */
export function NoClaims({ filtered, onClear }: NoClaimsProps) {
  const { t } = useTranslation();
  if (filtered) {
    return (
      <div className={styles.none}>
        <h2>{t('list.noneFit')}</h2>
        <p>{t('list.noneFitNext')}</p>
        <Button variant="default" onClick={onClear}>
          {t('list.clear')}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.none}>
      <h2>{t('list.empty')}</h2>
      <p>{t('list.emptyNext')}</p>
      <h3>{t('list.emptyImport')}</h3>
      <pre tabIndex={0}>{importCall()}</pre>
      <h3>{t('list.emptyPost')}</h3>
      <pre tabIndex={0}>{claimCall()}</pre>
      <p>
        {t('list.emptyDocs')} <a href="/api/docs">/api/docs</a>
      </p>
    </div>
  );
}

function importCall(): string {
  return `curl -X POST '${location.origin}/api/v1/imports?format=dossier' \\
${tokenHeader()}  -H 'content-type: application/json' --data-binary @dossier.json`;
}

function claimCall(): string {
  return `curl -X POST '${location.origin}/api/v1/claims' \\
${tokenHeader()}  -H 'content-type: application/json' -d '{
    "subject": "OpenAI", "metric": "revenue",
    "value": "13 Milliarden US-Dollar", "language": "de",
    "basis": "actual", "period": "2025"
  }'`;
}

/** Where this tab needed a token, so will the call. The token itself is not shown. */
function tokenHeader(): string {
  return accessToken() ? "  -H 'authorization: Bearer …' \\\n" : '';
}
