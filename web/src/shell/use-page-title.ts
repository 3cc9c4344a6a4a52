import { useEffect } from 'react';

/** Names the view in the tab, the history and the bookmarks. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title === 'Claimtrail' ? title : `${title} · Claimtrail`;
  }, [title]);
}
