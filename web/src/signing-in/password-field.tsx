import '@mantine/core/styles/PasswordInput.css';

import { PasswordInput } from '@mantine/core';
import type { ReactNode, Ref } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface PasswordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onType: (password: string) => void;
  /** What password managers go by. */
  readonly autoComplete: 'current-password' | 'new-password';
  readonly description?: string;
  readonly error?: ReactNode;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A password, hidden until the reader wants to see it; by keyboard too. */
export function PasswordField({ label, value, onType, autoComplete, description, error, ref }: PasswordFieldProps) {
  const { t } = useTranslation();
  const [visible, setVisible] = useState(false);
  return (
    <PasswordInput
      ref={ref}
      name={autoComplete}
      label={label}
      description={description}
      error={error}
      value={value}
      autoComplete={autoComplete}
      spellCheck={false}
      visible={visible}
      onVisibilityChange={setVisible}
      visibilityToggleFocusable
      visibilityToggleButtonProps={{ 'aria-label': t(visible ? 'password.hide' : 'password.reveal') }}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  );
}
