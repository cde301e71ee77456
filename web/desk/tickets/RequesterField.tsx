import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { listRequesters } from '../../../estate/people/contract.ts';
import { useRead } from '../../api/use-operation.ts';
import classes from './ticket.module.css';

export type ChosenRequester = z.output<typeof listRequesters.reply>['items'][number];

const typingPause = 150;
const mostOffered = 8;
/** The choice to register somebody, among the ids of those who are. */
const registers = 'register';

interface RequesterFieldProps {
  readonly value: ChosenRequester | undefined;
  readonly onChange: (requester: ChosenRequester | undefined) => void;
  /** Where nobody is found, the one who asks is registered under what was typed. */
  readonly onRegister?: ((name: string) => void) | undefined;
  readonly error: string | undefined;
}

/** Finds who asks by a few letters of the name, e-mail or phone. */
export function RequesterField({ value, onChange, onRegister, error }: RequesterFieldProps) {
  const { t } = useTranslation('tickets');
  const [typed, setTyped] = useState(value?.name ?? '');
  const [search] = useDebouncedValue(typed.trim(), typingPause);
  const box = useCombobox();
  const found = useRead(
    listRequesters,
    { search: search === '' ? undefined : search, limit: mostOffered },
    { keep: true, enabled: value === undefined },
  );
  const offered = value === undefined ? (found.data?.items ?? []) : [];
  const { selectFirstOption } = box;
  const nobody = offered.length === 0 && found.data !== undefined && !found.isFetching;
  const firstOffered = offered[0]?.requesterId ?? (nobody ? registers : undefined);
  // Enter takes the first one found, or registers whoever is not, without going down to it.
  useEffect(() => {
    if (firstOffered !== undefined) selectFirstOption();
  }, [firstOffered, selectFirstOption]);
  const choose = (requesterId: string) => {
    if (requesterId === registers) return onRegister?.(typed.trim());
    const chosen = offered.find((one) => one.requesterId === requesterId);
    if (chosen === undefined) return;
    onChange(chosen);
    setTyped(chosen.name);
    box.closeDropdown();
  };
  return (
    <Combobox store={box} onOptionSubmit={choose} shadow="none" withinPortal={false} transitionProps={{ duration: 0 }}>
      <Combobox.Target>
        <TextInput
          label={t('new.requester')}
          description={
            value ? t('new.requesterIs', { client: value.clientName, department: value.departmentName ?? '–' }) : t('new.requesterHint')
          }
          data-autofocus
          autoComplete="off"
          value={typed}
          rightSection={found.isFetching && value === undefined ? <Loader size={14} /> : null}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value);
            onChange(undefined);
            box.openDropdown();
          }}
          onFocus={() => value === undefined && box.openDropdown()}
          onBlur={() => box.closeDropdown()}
          error={error}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={value !== undefined || found.data === undefined}>
        <Combobox.Options aria-label={t('new.requester')}>
          {offered.map(({ requesterId, name, clientName, departmentName, email, vip }) => (
            <Combobox.Option key={requesterId} value={requesterId} className={classes.offered}>
              <strong>{vip ? t('context.vip', { name }) : name}</strong>
              <span>{[clientName, departmentName, email].filter((part) => part !== null).join(' · ')}</span>
            </Combobox.Option>
          ))}
          {nobody && onRegister === undefined && <Combobox.Empty>{t('new.noRequester')}</Combobox.Empty>}
          {nobody && onRegister !== undefined && (
            <Combobox.Option value={registers} className={classes.offered}>
              <strong>{search === '' ? t('new.register') : t('new.registerNamed', { name: search })}</strong>
              <span>{t('new.nobody')}</span>
            </Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
