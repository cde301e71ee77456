import { IconLock } from '@tabler/icons-react';
import { createContext, Fragment, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { piecesOf } from '../../../platform/secrets/hidden.ts';
import type { SecretKind } from '../../../platform/secrets/rules.ts';
import classes from './secrets.module.css';

/** A secret that somebody asks to see. */
export interface AskedSecret {
  readonly kind: SecretKind;
  readonly code: string;
  /** The ticket it was written on, when that is another one than the page's. */
  readonly on?: string | undefined;
}

/** What opens the question why; nothing for whoever may not see a secret. */
export const AskSecret = createContext<((asked: AskedSecret) => void) | undefined>(undefined);

/** What somebody wrote, as they wrote it. Where a secret was hidden, that stands in its place, with the way to it for whoever may. */
export function Said({ text, on }: { text: string; on?: string | undefined }) {
  const { t } = useTranslation('tickets');
  const ask = useContext(AskSecret);
  return piecesOf(text).map((piece, at) => {
    // A text's pieces never change places.
    const key = `${at}`;
    if (typeof piece === 'string') return <Fragment key={key}>{piece}</Fragment>;
    const { kind, code } = piece;
    const words = (
      <>
        <IconLock size={12} stroke={2} aria-hidden /> {t('secret.hidden', { kind: t(`secret.kinds.${kind}`) })}
      </>
    );
    if (ask === undefined)
      return (
        <span key={key} className={classes.hidden}>
          {words}
        </span>
      );
    return (
      <button key={key} type="button" className={classes.hidden} onClick={() => ask({ kind, code, on })} title={t('secret.show')}>
        {words}
      </button>
    );
  });
}
