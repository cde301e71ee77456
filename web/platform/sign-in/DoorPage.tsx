import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import mark from '../look/mark.svg';
import { useTitle } from '../parts/use-title.ts';
import classes from './door.module.css';

interface DoorPageProps {
  readonly title: string;
  readonly lead?: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** The frame of every page before the door: sign-in, invitations, first run. */
export function DoorPage({ title, lead, wide = false, children }: DoorPageProps) {
  const { t } = useTranslation();
  useTitle(title);
  return (
    <main className={classes.door}>
      <div className={classes.card} data-wide={wide}>
        <p className={classes.brand}>
          <img src={mark} alt="" width="28" height="28" />
          {t('product')}
        </p>
        <h1>{title}</h1>
        {lead !== undefined && <p className={classes.lead}>{lead}</p>}
        {children}
      </div>
    </main>
  );
}
