import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../platform/keys/use-keys.ts';
import { PanelBoundary } from '../platform/parts/PanelBoundary.tsx';
import { useSession } from '../platform/sign-in/session.ts';
import { withLaterWords } from '../words.ts';
import { Connection } from './Connection.tsx';
import { HeldActs } from './HeldActs.tsx';
import { Rail } from './Rail.tsx';
import classes from './shell.module.css';
import { TopBar } from './TopBar.tsx';
import { useGoKeys } from './use-go-keys.ts';

const Palette = lazy(async () => ({ default: (await import('./Palette.tsx')).Palette }));
const KeyHelp = lazy(async () => ({ default: (await import('./KeyHelp.tsx')).KeyHelp }));
const loadNewTicket = withLaterWords(() => import('../desk/tickets/NewTicket.tsx'));
const NewTicket = lazy(async () => ({ default: (await loadNewTicket()).NewTicket }));

type Over = 'palette' | 'help' | 'new ticket' | 'menu';

/** The house around every page behind the door: rail, top bar, and what opens over them. */
export function Shell() {
  const { t } = useTranslation();
  const { can } = useSession();
  const [over, setOver] = useState<Over>();
  const close = () => setOver(undefined);
  useGoKeys();
  useKeys([
    { keys: '$mod+k', label: t('keys.palette'), run: () => setOver('palette'), whileTyping: true, notInPalette: true },
    { keys: '[Shift]+?', label: t('keys.help'), run: () => setOver('help') },
    ...(can('ticket.open')
      ? [{ keys: 'c', label: t('keys.newTicket'), run: () => setOver('new ticket'), aliases: t('keys.newTicketAliases') }]
      : []),
  ]);
  return (
    <div className={classes.house}>
      <a href="#content" className={classes.skip}>
        {t('skip')}
      </a>
      <TopBar
        onPalette={() => setOver('palette')}
        onHelp={() => setOver('help')}
        onNewTicket={can('ticket.open') ? () => setOver('new ticket') : undefined}
        onMenu={() => setOver(over === 'menu' ? undefined : 'menu')}
        menuIsOpen={over === 'menu'}
      />
      <Rail isOpen={over === 'menu'} onClose={close} />
      <Connection />
      <main id="content" className={classes.content} tabIndex={-1}>
        <PanelBoundary>
          <Outlet />
        </PanelBoundary>
      </main>
      {can('act.hold') && <HeldActs />}
      <Suspense>
        {over === 'palette' && <Palette onClose={close} />}
        {over === 'help' && <KeyHelp onClose={close} />}
        {over === 'new ticket' && <NewTicket onClose={close} />}
      </Suspense>
    </div>
  );
}
