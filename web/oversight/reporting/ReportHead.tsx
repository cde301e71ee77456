import { NativeSelect } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listClients } from '../../../estate/clients/contract.ts';
import { useRead } from '../../api/use-operation.ts';
import listClasses from '../../platform/parts/list-page.module.css';

const spans = [7, 30, 90, 180, 366] as const;
const usualSpan = 90;
const mostClients = 200;

/** Of which days and of whom a report speaks. */
export type ReportChoice = {
  readonly days: number;
  readonly clientId?: string;
};

/** What is chosen in a report's head: at first ninety days of all clients. */
export function useReportChoice(): readonly [ReportChoice, (choice: ReportChoice) => void] {
  return useState<ReportChoice>({ days: usualSpan });
}

/** The head of a report: its title, the client, the days, and what else can be done with it. */
export function ReportHead({
  title,
  choice: { days, clientId },
  onChoose,
  children,
}: {
  readonly title: string;
  readonly choice: ReportChoice;
  readonly onChoose: (choice: ReportChoice) => void;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation('reports');
  const clients = useRead(listClients, { limit: mostClients });
  return (
    <header className={listClasses.top}>
      <h1>{title}</h1>
      <NativeSelect
        aria-label={t('late.client')}
        value={clientId ?? ''}
        onChange={({ currentTarget: { value } }) => onChoose({ days, ...(value !== '' && { clientId: value }) })}
        data={[
          { value: '', label: t('late.allClients') },
          ...(clients.data?.items ?? []).map((one) => ({ value: one.clientId, label: one.name })),
        ]}
      />
      <NativeSelect
        aria-label={t('late.span')}
        value={String(days)}
        onChange={({ currentTarget: { value } }) => onChoose({ days: Number(value), ...(clientId !== undefined && { clientId }) })}
        data={spans.map((span) => ({ value: String(span), label: t('late.days', { count: span }) }))}
      />
      {children}
    </header>
  );
}
