import { useTranslation } from 'react-i18next';
import { Said } from '../../platform/secrets/Said.tsx';
import classes from './escalation.module.css';
import type { Escalation } from './escalation.ts';

/** Why a ticket came back, what would make it acceptable, and how that looks. */
export function ReturnedNote({ escalation }: { escalation: Escalation }) {
  const { t } = useTranslation('escalation');
  return (
    <div className={classes.returnedNote}>
      <strong>
        {t('returnedBy', { name: escalation.verdictBy ?? '', reason: t(`reasons.${escalation.returnReason ?? 'packet_incomplete'}`) })}
      </strong>
      <p>
        <Said text={escalation.whatWouldHelp ?? ''} />
      </p>
      {escalation.returnExample !== null && (
        <p className={classes.muted}>
          {t('exampleIs')} <Said text={escalation.returnExample} />
        </p>
      )}
    </div>
  );
}
