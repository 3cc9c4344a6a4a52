import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Named } from '../api/records.js';
import type { User, UserFields } from '../api/users.js';
import { DesksField } from './desks-field.js';
import { RolesField } from './roles-field.js';

interface UserFormFieldsProps {
  readonly kind: User['kind'];
  readonly typed: UserFields;
  /** Desks by name: those that the user has. */
  readonly desks: readonly Named[];
  readonly faultOf: (field: string) => ReactNode;
  readonly onChange: (changes: Partial<UserFields>) => void;
}

/** Everything an administrator says about a user. */
export function UserFormFields({ kind, typed, desks: known, faultOf, onChange }: UserFormFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('fields.name')}
        error={faultOf('name')}
        value={typed.name}
        maxLength={300}
        autoComplete="off"
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      {kind === 'person' && (
        <TextInput
          type="email"
          label={t('fields.email')}
          description={t('users.emailMeans')}
          error={faultOf('email')}
          value={typed.email}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => onChange({ email: event.currentTarget.value })}
        />
      )}
      <RolesField roles={typed.roles} error={faultOf('roles')} onChange={(roles) => onChange({ roles })} />
      <DesksField
        desks={typed.desks}
        desk={typed.desk}
        known={known}
        error={faultOf('desks') ?? faultOf('desk')}
        onChange={(desks, desk) => onChange({ desks, desk })}
      />
    </>
  );
}
