import type { RefObject } from 'react';
import { useRef, useState } from 'react';

import { announce } from '../shell/announced.js';

interface Opener {
  readonly isOpen: boolean;
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly toggle: () => void;
  /** Closes the form; the focus goes back to its button. @param said what has happened, for whoever does not see it */
  readonly close: (said?: string) => void;
}

/** A form that a button opens, and that leads back to it. The button stays where it is. */
export function useOpener(): Opener {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return {
    isOpen,
    button,
    toggle: () => setOpen((open) => !open),
    close: (said) => {
      button.current?.focus();
      setOpen(false);
      if (said) announce(said);
    },
  };
}
