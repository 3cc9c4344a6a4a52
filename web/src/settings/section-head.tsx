import type { ReactNode } from 'react';

import { useArrivalFocus } from '../shell/use-arrival-focus.js';
import { usePageTitle } from '../shell/use-page-title.js';
import styles from './settings.module.css';

interface SectionHeadProps {
  readonly title: string;
  /** What the view is known by, where its title changes. */
  readonly view?: string;
  readonly children?: ReactNode;
}

/** The heading of a part of the settings, with what can be done there beside it. */
export function SectionHead({ title, view = title, children }: SectionHeadProps) {
  const heading = useArrivalFocus<HTMLHeadingElement>(`settings ${view}`);
  usePageTitle(title);
  return (
    <div className={styles.head}>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </div>
  );
}
