import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../platform/parts/Empty.tsx';
import { Loading } from '../../platform/parts/Loading.tsx';
import { Trouble } from '../../platform/parts/Trouble.tsx';
import { useTitle } from '../../platform/parts/use-title.ts';
import { useSession } from '../../platform/sign-in/session.ts';
import { withLaterWords } from '../../words.ts';
import type { Line } from './lines.ts';
import { QueueFilters } from './QueueFilters.tsx';
import { QueueGrid } from './QueueGrid.tsx';
import classes from './queue.module.css';
import { RowDialogs } from './RowDialogs.tsx';
import { StagedBar } from './StagedBar.tsx';
import { useQueue } from './use-queue.ts';
import { useRowActions } from './use-row-actions.ts';
import { useSelection } from './use-selection.ts';
import { inputOf, isView, tierOf, type View } from './views.ts';

const withBulk = withLaterWords(() => import('./bulk/BulkBar.tsx'));
const BulkBar = lazy(async () => ({ default: (await withBulk()).BulkBar }));

const route = getRouteApi('/desk/q/$view');

/** A queue: what hurts next stands first, and everything is done from the keyboard. */
export function QueuePage() {
  const { view } = route.useParams();
  const { search, client } = route.useSearch();
  const known: View = isView(view) ? view : 'tier-2';
  // Another queue or another filter is another list: what stood still in the old one is forgotten.
  return <QueueOf key={`${known} ${search ?? ''} ${client ?? ''}`} view={known} search={search} clientId={client} />;
}

interface QueueOfProps {
  readonly view: View;
  readonly search: string | undefined;
  readonly clientId: string | undefined;
}

function QueueOf({ view, search, clientId }: QueueOfProps) {
  const { t } = useTranslation('workbench');
  const navigate = useNavigate();
  const session = useSession();
  const tier = tierOf(view);
  const filtered = search !== undefined || clientId !== undefined;
  const queue = useQueue({ ...inputOf(view), search, clientId }, tier === 1 || filtered ? undefined : tier);
  const [current, setCurrent] = useState<string>();
  const open = useCallback((line: Line) => void navigate({ to: '/t/$reference', params: { reference: line.reference } }), [navigate]);
  const mayChoose = session.can('ticket.work') || session.can('ticket.assign');
  const { selection, chosen, tick, tickAll, clear } = useSelection(queue.lines, current, mayChoose);
  const actions = useRowActions({ queue, current, onChoose: setCurrent, onOpen: open });
  useTitle(t(`views.${view}`));

  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <h1>
          {t(`views.${view}`)}
          {queue.count && queue.count.known > 0 && (
            <span className={classes.count}>{t(queue.count.capped ? 'countCapped' : 'count', { count: queue.count.known })}</span>
          )}
        </h1>
        <QueueFilters view={view} search={search} clientId={clientId} />
      </div>
      <StagedBar staged={queue.staged} onApply={queue.apply} />
      {chosen.length > 0 && (
        <Suspense>
          <BulkBar lines={chosen} onClear={clear} />
        </Suspense>
      )}
      {queue.problem && queue.lines.length === 0 ? (
        <Trouble problem={queue.problem} onRetry={() => void queue.refresh()} />
      ) : queue.isPending ? (
        <Loading lines={10} />
      ) : queue.lines.length === 0 ? (
        <Empty title={filtered ? t('emptyFiltered') : t(`empty.${view}`)} />
      ) : (
        <QueueGrid
          label={t(`views.${view}`)}
          tier={tier}
          lines={queue.lines}
          count={queue.count?.known ?? queue.lines.length}
          current={current}
          viewer={session.name}
          onChoose={setCurrent}
          onOpen={open}
          onEnd={queue.hasMore ? queue.loadMore : doNothing}
          chosen={mayChoose ? selection.chosen : undefined}
          onTick={tick}
          onTickAll={tickAll}
        />
      )}
      <RowDialogs asked={actions.asked} onClose={actions.close} onDone={() => void queue.refresh()} />
    </div>
  );
}

function doNothing(): void {
  // At the end of the list.
}
