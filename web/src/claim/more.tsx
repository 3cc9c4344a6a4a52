import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import styles from './claim-page.module.css';

interface Paged {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

/** Asks all that have more. */
export function More({ requests }: { readonly requests: readonly Paged[] }) {
  const { t } = useTranslation();
  const waiting = requests.some(({ isFetchingNextPage }) => isFetchingNextPage);
  const fetchAll = () => requests.filter(({ hasNextPage }) => hasNextPage).forEach((one) => void one.fetchNextPage());
  return (
    <Button className={styles.more} variant="default" size="compact-sm" aria-disabled={waiting} onClick={fetchAll}>
      {t(waiting ? 'compared.searching' : 'compared.more')}
    </Button>
  );
}
