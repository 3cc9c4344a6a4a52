/** The address of a page of a list: after a cursor, or the first one. */
export function pageAt(path: string, cursor: string, limit = 50): string {
  const search = new URLSearchParams({ limit: `${limit}`, ...(cursor && { cursor }) });
  return `${path}${path.includes('?') ? '&' : '?'}${search}`;
}
