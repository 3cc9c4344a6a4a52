import { Checkbox, Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { recordRoleOf, recordRoles, withRecordRole, withRole } from './roles.js';
import styles from './settings.module.css';

interface RolesFieldProps {
  readonly roles: readonly string[];
  readonly error: ReactNode;
  readonly onChange: (roles: readonly string[]) => void;
}

/** What somebody may do with the record, each with a sentence, and whether they administer accounts besides. */
export function RolesField({ roles, error, onChange }: RolesFieldProps) {
  const { t } = useTranslation();
  const role = recordRoleOf(roles);
  return (
    <fieldset className={styles.choices}>
      <legend>{t('users.roles')}</legend>
      {(['', ...recordRoles] as const).map((one) => (
        <Radio
          key={one}
          name="role"
          value={one}
          label={t(`role.${one || 'none'}`)}
          description={t(`roleMeans.${one || 'none'}`)}
          checked={role === one}
          onChange={() => onChange(withRecordRole(roles, one))}
        />
      ))}
      <Checkbox
        label={t('role.admin')}
        description={t('roleMeans.admin')}
        checked={roles.includes('admin')}
        onChange={(event) => onChange(withRole(roles, 'admin', event.currentTarget.checked))}
      />
      {error && (
        <p className={styles.fault} tabIndex={-1} aria-invalid>
          {error}
        </p>
      )}
    </fieldset>
  );
}
