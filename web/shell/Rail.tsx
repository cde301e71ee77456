import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../platform/keys/use-keys.ts';
import { useSession } from '../platform/sign-in/session.ts';
import { places } from './places.ts';
import classes from './shell.module.css';

/** The queues and what is administered. On a phone it opens over the page. */
export function Rail({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { can } = useSession();
  useKeys([{ keys: 'Escape', label: t('close'), run: onClose, notInPalette: true }], { active: isOpen });
  return (
    <nav className={classes.rail} aria-label={t('navigation')} data-open={isOpen}>
      {(['work', 'reports', 'admin'] as const).map((group) => {
        const shown = places.filter((place) => place.group === group && can(place.permission));
        if (shown.length === 0) return null;
        return (
          <div key={group} className={classes.railGroup}>
            <p>{t(`groups.${group}`)}</p>
            <ul>
              {shown.map(({ name, to, icon: Icon }) => (
                <li key={name}>
                  <Link
                    to={to}
                    className={classes.place}
                    activeProps={{ 'data-active': true, 'aria-current': 'page' }}
                    onClick={onClose}
                    title={t(`places.${name}`)}
                  >
                    <Icon size={18} stroke={1.6} aria-hidden />
                    <span>{t(`places.${name}`)}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}
