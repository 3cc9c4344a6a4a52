import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useArrivalFocus } from '../shell/use-arrival-focus.js';
import { usePageTitle } from '../shell/use-page-title.js';
import styles from './list-frame.module.css';
import type { ListRequest } from './list-request.js';
import { itemsOf } from './list-request.js';

interface ListHeadProps {
  /** Under which of the page's words the list is named and counted. */
  readonly words: 'list' | 'queue' | 'reviews' | 'cases';
  readonly request: ListRequest<unknown>;
  /** What the tab is called, where that is not the name of the list. */
  readonly title?: string;
  readonly children?: ReactNode;
}

/** The name of a list, and how much of it is shown. */
export function ListHead({ words, request, title, children }: ListHeadProps) {
  const { t } = useTranslation();
  const heading = useArrivalFocus<HTMLHeadingElement>(words);
  const name = t(`${words}.title`);
  usePageTitle(title ?? name);
  const count = itemsOf(request).length;
  return (
    <div className={styles.head}>
      <h1 ref={heading} tabIndex={-1}>
        {name}
      </h1>
      <p role="status" className={styles.soft}>
        {request.data &&
          !request.isPlaceholderData &&
          t(request.hasNextPage ? `${words}.shownSoFar` : `${words}.shown`, { count })}
      </p>
      {children && <div className={styles.hint}>{children}</div>}
    </div>
  );
}
