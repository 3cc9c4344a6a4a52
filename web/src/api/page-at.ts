/** The address of a page of a list: after a cursor, or the first one. */
export function pageAt(path: string, cursor: string): string {
  const search = new URLSearchParams({ limit: '50', ...(cursor && { cursor }) });
  return `${path}${path.includes('?') ? '&' : '?'}${search}`;
}
