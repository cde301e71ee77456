import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { readPacket } from '../../../desk/escalation/contract.ts';
import { Said } from '../../platform/secrets/Said.tsx';
import classes from './escalation.module.css';

type Sent = Pick<z.output<typeof readPacket.reply>['packet'], 'ruledOut' | 'held'>;

/** The theories that travel with a packet: what was ruled out by which test, and what was still held, as they stood then. */
export function TheoriesSent({ packet: { ruledOut, held } }: { packet: Sent }) {
  const { t } = useTranslation('escalation');
  if (ruledOut.length + held.length === 0) return null;
  return (
    <ol className={classes.additions} aria-label={t('theories.list')}>
      {ruledOut.map(({ hypothesisId, number, statement, test, because }) => (
        <li key={hypothesisId} className={classes.addition}>
          <strong>{t('theories.ruledOut', { number })}</strong> <Said text={statement} />
          <span className={classes.additionBy}>
            <Said text={`${test}: ${because}`} />
          </span>
        </li>
      ))}
      {held.map(({ hypothesisId, number, statement, test }) => (
        <li key={hypothesisId} className={classes.addition}>
          <strong>{t('theories.held', { number })}</strong> <Said text={statement} />
          {test !== null && (
            <span className={classes.additionBy}>
              <Said text={test} />
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
