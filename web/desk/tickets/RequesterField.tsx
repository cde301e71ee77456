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

interface RequesterFieldProps {
  readonly value: ChosenRequester | undefined;
  readonly onChange: (requester: ChosenRequester | undefined) => void;
  readonly error: string | undefined;
}

/** Finds who asks by a few letters of the name, e-mail or phone. */
export function RequesterField({ value, onChange, error }: RequesterFieldProps) {
  const { t } = useTranslation('tickets');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), typingPause);
  const box = useCombobox();
  const found = useRead(
    listRequesters,
    { search: search === '' ? undefined : search, limit: mostOffered },
    { keep: true, enabled: value === undefined },
  );
  const offered = value === undefined ? (found.data?.items ?? []) : [];
  const { selectFirstOption } = box;
  const firstOffered = offered[0]?.requesterId;
  // Enter takes the first one found, without going down to it.
  useEffect(() => {
    if (firstOffered !== undefined) selectFirstOption();
  }, [firstOffered, selectFirstOption]);
  const choose = (requesterId: string) => {
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
          {offered.length === 0 && <Combobox.Empty>{t('new.noRequester')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
