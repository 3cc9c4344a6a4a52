import { useEffect, useState } from 'react';

/** Shorter waits than this show nothing: a flicker of placeholders is worse than a blink. */
const PATIENCE_MS = 200;

/** Whether something has been pending for so long that the reader should see it. */
export function useLate(pending: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!pending) return;
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [pending]);
  return pending && late;
}
