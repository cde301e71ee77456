import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { noCriterion } from '../../../desk/criteria/rules.ts';
import { tryCriteria } from '../../../desk/escalation/contract.ts';
import { useList } from '../../api/use-list.ts';
import { Loading } from '../../platform/parts/Loading.tsx';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { Moment } from '../../platform/time/Moment.tsx';
import classes from './criteria.module.css';
import type { Trial } from './TryOut.tsx';

/** The escalations behind one number, page by page, each with why. */
export function TriedTickets({ trial, show }: { trial: Trial; show: string }) {
  const { t } = useTranslation('criteria');
  const list = useList(tryCriteria, { ...trial, show });
  const words = trial.criteria.find(({ criterion }) => criterion === show)?.words ?? show;
  return (
    <section className={classes.tried} aria-label={t('behind')}>
      <h3>{show === noCriterion ? t('none') : words}</h3>
      {list.isPending && <Loading lines={3} />}
      <Refusal problem={list.problem} />
      <ul>
        {list.items.map(({ escalationId, reference, title, clientName, raisedAt, because }) => (
          <li key={escalationId}>
            <Link to="/t/$reference" params={{ reference }}>
              {reference}
            </Link>{' '}
            {title}
            <p className={classes.muted}>
              {clientName} · <Moment at={raisedAt} />
              {because !== '' && ` · ${because}`}
            </p>
          </li>
        ))}
      </ul>
      {list.more && (
        <Button variant="default" size="compact-sm" onClick={list.more}>
          {t('more')}
        </Button>
      )}
    </section>
  );
}
