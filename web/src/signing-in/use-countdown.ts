import { useEffect, useState } from 'react';

/**
 * Counts the seconds down from when something happened.
 *
 * @param happened changes with every new start
 * @returns seconds that are left
 */
export function useCountdown(seconds: number, happened: unknown): number {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const end = Date.now() + seconds * 1000;
    const count = () => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000)));
    count();
    const timer = setInterval(count, 1000);
    return () => clearInterval(timer);
  }, [seconds, happened]);
  return left;
}
