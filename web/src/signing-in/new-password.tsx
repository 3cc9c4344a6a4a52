import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';

import { lengthOf, SHORTEST_PASSWORD } from './password-check.js';
import { PasswordField } from './password-field.js';
import styles from './signing-in.module.css';

interface NewPasswordProps {
  readonly value: string;
  readonly onType: (password: string) => void;
  readonly error?: ReactNode;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A password that is being chosen, with what is asked of it, and how far it is. */
export function NewPassword({ value, onType, error, ref }: NewPasswordProps) {
  const { t } = useTranslation();
  const missing = SHORTEST_PASSWORD - lengthOf(value);
  return (
    <div>
      <PasswordField
        ref={ref}
        label={t('password.new')}
        description={t('password.rules', { count: SHORTEST_PASSWORD })}
        error={error}
        value={value}
        autoComplete="new-password"
        onType={onType}
      />
      <p className={styles.far} aria-live="polite">
        {value && (missing > 0 ? t('password.missing', { count: missing }) : t('password.longEnough'))}
      </p>
    </div>
  );
}
