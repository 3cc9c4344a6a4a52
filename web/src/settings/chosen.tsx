import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Named } from '../api/records.js';
import own from './chooser.module.css';

interface ChosenProps<Item> {
  readonly items: readonly Item[];
  readonly onRemove: (item: Item) => void;
  /** What is said beside the name. */
  readonly children?: (item: Item) => ReactNode;
}

/** What is chosen by name, each with a way to take it back. */
export function Chosen<Item extends Named>({ items, onRemove, children }: ChosenProps<Item>) {
  const { t } = useTranslation();
  return (
    <ul className={own.chosen} hidden={items.length === 0}>
      {items.map((item) => (
        <li key={item.id}>
          <span>
            {item.name} {children?.(item)}
          </span>
          <Button
            variant="default"
            size="compact-xs"
            aria-label={t('chooser.removeThis', { name: item.name })}
            onClick={() => onRemove(item)}
          >
            {t('chooser.remove')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
