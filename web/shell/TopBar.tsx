import { ActionIcon, Button, Kbd, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconHelp, IconMenu2, IconMoon, IconPlus, IconSearch, IconSun, IconUserCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Bell } from '../desk/notices/Bell.tsx';
import { modifierName } from '../platform/keys/key-names.ts';
import mark from '../platform/look/mark.svg';
import { useSession } from '../platform/sign-in/session.ts';
import classes from './shell.module.css';

interface TopBarProps {
  readonly onPalette: () => void;
  readonly onHelp: () => void;
  readonly onNewTicket: (() => void) | undefined;
  readonly onMenu: () => void;
  readonly menuIsOpen: boolean;
}

const schemes = { auto: 'light', light: 'dark', dark: 'auto' } as const;
const schemeIcons = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon } as const;

/** Search, a new ticket, help, light or dark, and who is signed in. */
export function TopBar({ onPalette, onHelp, onNewTicket, onMenu, menuIsOpen }: TopBarProps) {
  const { t } = useTranslation();
  const { name, can } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const SchemeIcon = schemeIcons[colorScheme];
  return (
    <header className={classes.top}>
      <ActionIcon className={classes.menuButton} aria-label={t('navigation')} aria-expanded={menuIsOpen} onClick={onMenu}>
        <IconMenu2 size={20} stroke={1.6} />
      </ActionIcon>
      <Link to="/" className={classes.brand}>
        <img src={mark} alt="" width="22" height="22" />
        <span>{t('product')}</span>
      </Link>
      <button type="button" className={classes.search} onClick={onPalette}>
        <IconSearch size={16} stroke={1.6} aria-hidden />
        <span>{t('searchHint')}</span>
        <Kbd size="xs">{modifierName()}K</Kbd>
      </button>
      <div className={classes.topEnd}>
        {onNewTicket && (
          <Button onClick={onNewTicket} leftSection={<IconPlus size={16} />} className={classes.newTicket}>
            <span className={classes.newTicketWords}>{t('newTicket')}</span>
          </Button>
        )}
        {can('notice.read') && <Bell />}
        <ActionIcon className={classes.roomy} aria-label={t('keys.help')} title={t('keys.help')} onClick={onHelp}>
          <IconHelp size={20} stroke={1.6} />
        </ActionIcon>
        <ActionIcon
          className={classes.roomy}
          aria-label={t(`scheme.${colorScheme}`)}
          title={t(`scheme.${colorScheme}`)}
          onClick={() => setColorScheme(schemes[colorScheme])}
        >
          <SchemeIcon size={20} stroke={1.6} />
        </ActionIcon>
        <Link to="/account" className={classes.account} title={t('account')}>
          <IconUserCircle size={20} stroke={1.6} aria-hidden />
          <span>{name}</span>
        </Link>
      </div>
    </header>
  );
}
