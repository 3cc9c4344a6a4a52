import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import { useClaim } from '../api/claims.js';
import { BriefLink } from './brief-link.js';

/** A claim of which only the id is known, as a way to it: by what it says as soon as that is known. */
export function ClaimById({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { data } = useClaim(id);
  return data ? <BriefLink claim={data} /> : <Link href={`/claims/${id}`}>{t('standingOf.look')}</Link>;
}
