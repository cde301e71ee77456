import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { listClients } from '../../../estate/clients/contract.ts';
import { useAll } from '../../api/use-all.ts';
import formClasses from '../../platform/parts/form.module.css';
import type { Grant } from './grants.ts';
import classes from './people.module.css';
import { agentRoles } from './tiers.ts';

/** Which roles somebody holds, each at one client or at all. */
export function GrantsField({ value, onChange }: { value: readonly Grant[]; onChange: (grants: readonly Grant[]) => void }) {
  const { t } = useTranslation('people');
  const clients = useAll(listClients, {});
  const change = (at: number, change: Partial<Grant>) =>
    onChange(value.map((grant, place) => (place === at ? { ...grant, ...change } : grant)));
  return (
    <fieldset className={classes.grants}>
      <legend>{t('roles')}</legend>
      {value.map((grant, at) => (
        <div key={placeKey(value, at)} className={classes.grant}>
          <NativeSelect
            aria-label={t('role')}
            data={agentRoles.map((role) => ({ value: role, label: t(`roleNames.${role}`) }))}
            value={grant.role}
            onChange={({ currentTarget }) => change(at, { role: agentRoles.find((role) => role === currentTarget.value) ?? grant.role })}
          />
          <NativeSelect
            aria-label={t('roleAt')}
            data={[
              { value: '', label: t('allClients') },
              ...(clients.data?.items ?? []).map(({ clientId, name }) => ({ value: clientId, label: name })),
            ]}
            value={grant.clientId ?? ''}
            onChange={({ currentTarget }) => change(at, { clientId: currentTarget.value || null })}
          />
          <ActionIcon
            aria-label={t('removeRole')}
            disabled={value.length === 1}
            onClick={() => onChange(value.filter((_, place) => place !== at))}
          >
            <IconX size={16} />
          </ActionIcon>
        </div>
      ))}
      <div className={formClasses.actions}>
        <Button
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange([...value, { role: 'tier2_technician', clientId: clients.data?.items[0]?.clientId ?? null }])}
        >
          {t('addRole')}
        </Button>
      </div>
    </fieldset>
  );
}

/** Fields are filled from the list alone, so that a place in a list of this length is key enough. */
function placeKey(grants: readonly Grant[], place: number): string {
  return `${grants.length} ${place}`;
}
