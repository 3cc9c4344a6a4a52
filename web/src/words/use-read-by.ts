import { useTranslation } from 'react-i18next';

import type { Claim } from '../api/records.js';
import { useMe } from '../api/signing-in.js';
import { readBy } from '../format/read-by.js';

/** Who may read a claim, in words; empty where the instance does not say. */
export function useReadBy({ audience, desk }: Pick<Claim, 'audience' | 'desk'>): string {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const by = readBy({ audience, desk }, me?.desks ?? []);
  return by ? t(`readBy.${by.words}`, { desk: by.desk }) : '';
}
