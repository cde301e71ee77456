import { Button, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { listTemplates, retireTemplate } from '../../../desk/promises/contract.ts';
import { listClients } from '../../../estate/clients/contract.ts';
import { useAll } from '../../api/use-all.ts';
import { useList } from '../../api/use-list.ts';
import { useCommand } from '../../api/use-operation.ts';
import { ActionDialog } from '../../platform/parts/ActionDialog.tsx';
import { ListPage } from '../../platform/parts/ListPage.tsx';
import { say } from '../../platform/parts/notices.ts';
import { useProblemWords } from '../../platform/parts/problem-words.ts';
import { useSession } from '../../platform/sign-in/session.ts';
import classes from './promises.module.css';
import { TemplateChange } from './TemplateChange.tsx';
import { TemplateForm } from './TemplateForm.tsx';

export type Template = z.output<typeof listTemplates.reply>['items'][number];

/** Words for promises, for the desk's own check-ins and for replies: the desk's, and those of each client. */
export function TemplatesPage() {
  const { t } = useTranslation('promises');
  const { can } = useSession();
  const words = useProblemWords();
  const templates = useList(listTemplates, {});
  const clients = useAll(listClients, {});
  const [changed, setChanged] = useState<Template>();
  const retire = useCommand(retireTemplate, { renews: [listTemplates] });
  const nameOf = (clientId: string | null) =>
    clientId === null ? t('everyClient') : (clients.data?.items.find((client) => client.clientId === clientId)?.name ?? '–');
  const take = ({ templateId, name }: Template) =>
    retire.mutate(
      { templateId },
      {
        onSuccess: () => say(t('retired', { name })),
        onError: (problem) => {
          const { title, advice } = words(problem);
          say(`${title}. ${advice}`, 'wrong');
        },
      },
    );
  return (
    <ListPage
      title={t('templates')}
      list={templates}
      emptyText={t('noTemplates')}
      action={
        can('agreement.manage') && (
          <ActionDialog label={t('writeTemplate')}>
            {(close) => <TemplateForm clients={clients.data?.items ?? []} onDone={close} />}
          </ActionDialog>
        )
      }
    >
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('templateName')}</Table.Th>
            <Table.Th>{t('templateKind')}</Table.Th>
            <Table.Th>{t('templateClient')}</Table.Th>
            <Table.Th>{t('templateWords')}</Table.Th>
            <Table.Th>{t('version')}</Table.Th>
            <Table.Th>{t('actions')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {templates.items.map((template) => (
            <Table.Tr key={template.templateId}>
              <Table.Td>{template.name}</Table.Td>
              <Table.Td>{t(`kinds.${template.kind}`)}</Table.Td>
              <Table.Td>{nameOf(template.clientId)}</Table.Td>
              <Table.Td className={classes.words}>{template.words}</Table.Td>
              <Table.Td>{template.version}</Table.Td>
              <Table.Td>
                {can('agreement.manage', template.clientId ?? undefined) && (
                  <span className={classes.rowActions}>
                    <Button variant="default" size="compact-sm" onClick={() => setChanged(template)}>
                      {t('changeTemplate')}
                    </Button>
                    <Button variant="default" size="compact-sm" onClick={() => take(template)} loading={retire.isPending}>
                      {t('retireTemplate')}
                    </Button>
                  </span>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {changed && <TemplateChange template={changed} onClose={() => setChanged(undefined)} />}
    </ListPage>
  );
}
