import { useEffect, useRef, useState } from 'react';

import { keepText, keptText } from '../shell/kept-text.js';

/** How long a text rests before it is written down: writing a long one takes a moment. */
const REST_MS = 500;

/** A text that survives a reload: kept when it rests, and when the page is left. */
export function useKeptText(key: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => keptText(key));
  const latest = useRef(text);
  useEffect(() => {
    latest.current = text;
    const timer = setTimeout(() => keepText(key, text), REST_MS);
    return () => clearTimeout(timer);
  }, [key, text]);
  useEffect(() => {
    const keep = () => keepText(key, latest.current);
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, [key]);
  return [text, setText];
}
