import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';

import { filters, useClaims } from '../api/claims.js';
import { ListFrame } from '../lists/list-frame.js';
import { ListHead } from '../lists/list-head.js';
import { useUrlFilter } from '../shell/use-url-filter.js';
import { ClaimCards } from './claim-cards.js';
import { ClaimFilters, noFilter } from './claim-filters.js';
import { ClaimTable } from './claim-table.js';
import { ClaimsSkeleton } from './claims-skeleton.js';
import { NoClaims } from './no-claims.js';

/** Below this width a table of six columns is harder to read than cards. */
const WIDE = '(min-width: 52rem)';

/** The claims: search as you type, filters in the URL, everything by keyboard. */
export function ClaimsPage() {
  const { t } = useTranslation();
  const [filter, changeFilter] = useUrlFilter(filters);
  const claims = useClaims(filter);
  const wide = useMediaQuery(WIDE, undefined, { getInitialValueInEffect: false });
  const none = <NoClaims filtered={Object.keys(filter).length > 0} onClear={() => changeFilter(noFilter)} />;
  return (
    <>
      <ListHead words="list" request={claims} title={filter.q ? `${t('list.title')}: ${filter.q}` : undefined} />
      <ClaimFilters filter={filter} onChange={changeFilter} />
      <ListFrame request={claims} idOf={({ id }) => id} waiting={<ClaimsSkeleton />} none={none}>
        {(items) => (wide ? <ClaimTable claims={items} /> : <ClaimCards claims={items} />)}
      </ListFrame>
    </>
  );
}
