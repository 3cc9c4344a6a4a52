/** What a tab tells the others of the same browser. */
export type News = { readonly happened: 'signed-out' } | { readonly happened: 'signed-in'; readonly id: string };

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('claimtrail');

/** Tells the other tabs of this browser. */
export function tellOtherTabs(news: News): void {
  channel?.postMessage(news);
}

/** Calls back with what other tabs tell; returns how to stop. */
export function onNews(listener: (news: News) => void): () => void {
  const listen = ({ data }: MessageEvent<News>) => listener(data);
  channel?.addEventListener('message', listen);
  return () => channel?.removeEventListener('message', listen);
}
