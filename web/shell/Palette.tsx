import '@mantine/spotlight/styles.css';
import { Kbd } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listTickets } from '../../desk/workbench/contract.ts';
import { useRead } from '../api/use-operation.ts';
import { keyNames } from '../platform/keys/key-names.ts';
import { useKeys, useListedActions } from '../platform/keys/use-keys.ts';
import { useSession } from '../platform/sign-in/session.ts';
import classes from './over.module.css';
import { places } from './places.ts';

const typingPause = 200;
const mostTickets = 6;
const [store, spotlight] = createSpotlight();

/** Does, goes and finds: what can be done here first, then places, then tickets by number or words. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const router = useRouter();
  const [query, setQuery] = useState('');
  const [search] = useDebouncedValue(query.trim(), typingPause);
  const actions = useListedActions().filter(({ notInPalette, keys }) => !notInPalette && !keys.startsWith('g '));
  const tickets = useRead(listTickets, { search, limit: mostTickets }, { enabled: search !== '' && can('queue.read'), keep: true });
  useKeys([], { stops: 'keys' });
  useEffect(() => {
    spotlight.open();
    return () => spotlight.close();
  }, []);

  const fits = (words: string) =>
    query
      .trim()
      .toLowerCase()
      .split(/\s+/)
      .every((word) => words.toLowerCase().includes(word));
  const doing = actions.filter(({ label, aliases = '' }) => fits(`${label} ${aliases}`));
  const going = places.filter(({ name, permission }) => can(permission) && fits(t(`places.${name}`)));
  const found = search === '' ? [] : (tickets.data?.items ?? []);
  useFirstSelected(doing.length + going.length + found.length);
  const run = (what: () => void) => () => {
    onClose();
    // First the palette's own key layer goes, then the action runs where it would have by key.
    setTimeout(what);
  };
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      shortcut={null}
      shadow="none"
      attributes={{ content: { 'aria-label': t('search') } }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
      transitionProps={{ duration: 80 }}
    >
      <Spotlight.Search placeholder={t('palette.hint')} aria-label={t('palette.hint')} />
      <Spotlight.ActionsList className={classes.found} aria-label={t('search')}>
        {doing.length > 0 && (
          <Spotlight.ActionsGroup label={t('palette.actions')}>
            {doing.map(({ keys, label, run: does }) => (
              <Spotlight.Action
                key={`${keys} ${label}`}
                label={label}
                onClick={run(does)}
                rightSection={keys === '' ? null : <Kbd size="xs">{keyNames(keys).join(' ')}</Kbd>}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {going.length > 0 && (
          <Spotlight.ActionsGroup label={t('palette.go')}>
            {going.map(({ name, to, key }) => (
              <Spotlight.Action
                key={name}
                label={t(`places.${name}`)}
                onClick={run(() => void router.navigate({ to }))}
                rightSection={key === undefined ? null : <Kbd size="xs">{`G ${key.toUpperCase()}`}</Kbd>}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {found.length > 0 && (
          <Spotlight.ActionsGroup label={t('palette.tickets')}>
            {found.map(({ ticketId, reference, title, clientName }) => (
              <Spotlight.Action
                key={ticketId}
                label={`${reference} ${title}`}
                description={clientName}
                onClick={run(() => void router.navigate({ to: '/t/$reference', params: { reference } }))}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {doing.length + going.length + found.length === 0 && (
          <Spotlight.Empty>{tickets.isFetching ? '' : t('palette.nothing')}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** Enter always has something to take: the first one found, unless another was chosen. What comes later is put below and moves nothing. */
function useFirstSelected(count: number): void {
  useEffect(() => {
    const actions = document.querySelectorAll(`.${classes.found} [data-action]`);
    if (count === 0 || [...actions].some((action) => action.hasAttribute('data-selected'))) return;
    actions[0]?.setAttribute('data-selected', 'true');
    store.updateState((state) => ({ ...state, selected: 0 }));
  }, [count]);
}
