import { CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listClients } from '../../../estate/clients/contract.ts';
import { useAll } from '../../api/use-all.ts';
import { useKeys } from '../../platform/keys/use-keys.ts';
import classes from './queue.module.css';
import type { View } from './views.ts';

const typingPause = 250;

interface QueueFiltersProps {
  readonly view: View;
  readonly search: string | undefined;
  readonly clientId: string | undefined;
}

/** Narrows a queue by words and by client; the address holds both, so that a filtered queue can be bookmarked. */
export function QueueFilters({ view, search, clientId }: QueueFiltersProps) {
  const { t } = useTranslation('workbench');
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState(search ?? '');
  const clients = useAll(listClients, {});
  const go = (next: { search?: string | undefined; client?: string | undefined }) => {
    const kept = { search, client: clientId, ...next };
    void navigate({ to: '/q/$view', params: { view }, search: kept, replace: true });
  };
  const goSoon = useDebouncedCallback((text: string) => go({ search: text.trim() || undefined }), typingPause);
  useKeys([{ keys: '/', label: t('keys.filter'), run: () => input.current?.focus() }]);

  return (
    <search className={classes.filters}>
      <TextInput
        ref={input}
        aria-label={t('filter')}
        placeholder={t('filterHint')}
        value={words}
        autoFocus={search !== undefined}
        onChange={({ currentTarget: { value } }) => {
          setWords(value);
          goSoon(value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
        rightSection={
          words === '' ? null : (
            <CloseButton
              size="sm"
              aria-label={t('filterClear')}
              onClick={() => {
                setWords('');
                go({ search: undefined });
              }}
            />
          )
        }
      />
      {(clients.data?.items.length ?? 0) > 1 && (
        <NativeSelect
          aria-label={t('filterClient')}
          value={clientId ?? ''}
          onChange={({ currentTarget: { value } }) => go({ client: value || undefined })}
          data={[
            { value: '', label: t('allClients') },
            ...(clients.data?.items ?? []).map((one) => ({ value: one.clientId, label: one.name })),
          ]}
        />
      )}
    </search>
  );
}
