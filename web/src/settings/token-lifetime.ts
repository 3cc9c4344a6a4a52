/** How long a token may work, in days; the last one for ever. */
export const lifetimes = ['30', '90', '365', 'ever'] as const;

/** When a token stops working that is made now; null for never. */
export function momentAfter(lifetime: string, now: number): string | null {
  const days = lifetimes.find((one) => one === lifetime);
  if (!days || days === 'ever') return null;
  return new Date(now + Number(days) * 86_400_000).toISOString();
}
