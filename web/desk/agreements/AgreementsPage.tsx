import { Button, Modal, Table } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listAgreements } from '../../../desk/agreements/contract.ts';
import { agreementKind } from '../../../desk/agreements/rules.ts';
import { readClient } from '../../../estate/clients/contract.ts';
import { useRead } from '../../api/use-operation.ts';
import { ClientMark } from '../../estate/clients/ClientMark.tsx';
import { useKeys } from '../../platform/keys/use-keys.ts';
import formClasses from '../../platform/parts/form.module.css';
import { Loading } from '../../platform/parts/Loading.tsx';
import classes from '../../platform/parts/list-page.module.css';
import { Panel } from '../../platform/parts/Panel.tsx';
import { Trouble } from '../../platform/parts/Trouble.tsx';
import { useTitle } from '../../platform/parts/use-title.ts';
import { useSession } from '../../platform/sign-in/session.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import { PausesPanel } from '../clocks/PausesPanel.tsx';
import { AgreementForm } from './AgreementForm.tsx';
import { type Agreement, type AgreementDraft, newAgreement, nextVersion } from './draft.ts';
import { MoveTickets } from './MoveTickets.tsx';

/** What a client is promised, by whom, in all versions; publishing new ones, and moving open tickets to them. */
export function AgreementsPage() {
  const { t } = useTranslation('agreements');
  const { can } = useSession();
  const { clientId } = useParams({ from: '/desk/admin/clients/$clientId/agreements' });
  const client = useRead(readClient, { clientId });
  const agreements = useRead(listAgreements, { clientId });
  const [draft, setDraft] = useState<AgreementDraft>();
  const [moved, setMoved] = useState<Agreement>();
  useKeys([], { active: draft !== undefined || moved !== undefined, stops: 'keys_and_list' });
  useTitle(t('title'));
  const failed = client.error ?? agreements.error;
  if (failed) return <Trouble isPage problem={failed} onRetry={() => void agreements.refetch()} />;
  if (client.data === undefined || agreements.data === undefined) return <Loading />;
  const { items } = agreements.data;
  const manages = can('agreement.manage', clientId);
  const begin = (kind: AgreementDraft['kind']) => setDraft(newAgreement(kind, t(`kinds.${kind}`), items[0]?.calendarId ?? ''));
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <h1>{t('title')}</h1>
        <ClientMark name={client.data.name} color={client.data.color} />
        {manages && (
          <div className={formClasses.actions}>
            {agreementKind.options
              .filter((kind) => kind !== 'sla')
              .map((kind) => (
                <Button key={kind} variant="default" size="sm" onClick={() => begin(kind)}>
                  {t('add', { kind: t(`kinds.${kind}`) })}
                </Button>
              ))}
          </div>
        )}
      </header>
      <div className={classes.sections}>
        {items
          .filter(({ current }) => current)
          .map((agreement) => (
            <Panel key={agreement.agreementId} title={`${t(`kinds.${agreement.kind}`)}: ${agreement.name}`}>
              <div className={classes.inside}>
                <Terms agreement={agreement} />
                <Versions versions={items.filter(({ agreementId }) => agreementId === agreement.agreementId)} />
                {manages && (
                  <div className={formClasses.actions}>
                    <Button variant="default" size="xs" onClick={() => setDraft(nextVersion(agreement))}>
                      {t('newVersion')}
                    </Button>
                    <Button variant="default" size="xs" onClick={() => setMoved(agreement)}>
                      {t('move')}
                    </Button>
                  </div>
                )}
              </div>
            </Panel>
          ))}
        {can('report.read', clientId) && <PausesPanel clientId={clientId} />}
      </div>
      <Modal
        opened={draft !== undefined}
        onClose={() => setDraft(undefined)}
        size="xl"
        title={draft?.agreementId === undefined ? t('newAgreement') : t('newVersionOf', { name: draft.name })}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        {draft && <AgreementForm clientId={clientId} starts={draft} onDone={() => setDraft(undefined)} />}
      </Modal>
      {moved && <MoveTickets clientId={clientId} agreement={moved} onClose={() => setMoved(undefined)} />}
    </div>
  );
}

/** What is promised, row by row, in working minutes. */
function Terms({ agreement: { terms, warnings, pauses, calendarWords } }: { agreement: Agreement }) {
  const { t } = useTranslation(['agreements', 'tickets']);
  const metrics = (['response', 'next_update', 'workaround', 'resolution'] as const).filter((metric) =>
    terms.some((row) => row[columns[metric]] !== undefined),
  );
  return (
    <>
      <Table.ScrollContainer minWidth={320}>
        <Table horizontalSpacing="xs" verticalSpacing={2}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('for')}</Table.Th>
              {metrics.map((metric) => (
                <Table.Th key={metric} scope="col">
                  {t(`metrics.${metric}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {terms.map((row) => (
              <Table.Tr key={JSON.stringify(row)}>
                <Table.Th scope="row">
                  {[
                    row.priority === undefined ? [] : t('priorityNumber', { priority: row.priority }),
                    row.categoryId === undefined ? [] : t('ofCategory'),
                    row.assetKind === undefined ? [] : t(`tickets:assets.${row.assetKind}`),
                    row.vip === undefined ? [] : t('vip'),
                  ]
                    .flat()
                    .join(', ') || t('every')}
                </Table.Th>
                {metrics.map((metric) => (
                  <Table.Td key={metric}>
                    {row[columns[metric]] === undefined ? '–' : t('minutes', { minutes: row[columns[metric]] })}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <p className={classes.muted}>{calendarWords}</p>
      <p className={classes.muted}>{t('warnsAt', { percents: warnings.map(({ percent }) => `${percent} %`).join(', ') || '–' })}</p>
      <p className={classes.muted}>
        {pauses.length === 0
          ? t('neverPauses')
          : t('pausesFor', {
              reasons: pauses.map(({ reason, mostMinutes }) => `${t(`tickets:waitsFor.${reason}`)} (${mostMinutes})`).join(', '),
            })}
      </p>
    </>
  );
}

const columns = {
  response: 'responseMinutes',
  next_update: 'nextUpdateMinutes',
  workaround: 'workaroundMinutes',
  resolution: 'resolutionMinutes',
} as const;

function Versions({ versions }: { versions: readonly Agreement[] }) {
  const { t } = useTranslation('agreements');
  return (
    <details>
      <summary>{t('versions', { count: versions.length })}</summary>
      <ul className={classes.plain}>
        {versions.map(({ version, name, effectiveFrom, publishedBy, current }) => (
          <li key={version}>
            <span>
              {t('version', { name, version })} {current ? t('current') : ''}
            </span>
            <span className={classes.muted}>
              <Moment at={effectiveFrom} /> · {publishedBy}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
