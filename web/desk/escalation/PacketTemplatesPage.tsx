import { Button, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { listPacketTemplates } from '../../../desk/escalation/contract.ts';
import { vagueRules } from '../../../desk/escalation/vague.ts';
import { useRead } from '../../api/use-operation.ts';
import { Empty } from '../../platform/parts/Empty.tsx';
import { Loading } from '../../platform/parts/Loading.tsx';
import listClasses from '../../platform/parts/list-page.module.css';
import { Panel } from '../../platform/parts/Panel.tsx';
import { Scrolling } from '../../platform/parts/Scrolling.tsx';
import { Trouble } from '../../platform/parts/Trouble.tsx';
import { useTitle } from '../../platform/parts/use-title.ts';
import { useSession } from '../../platform/sign-in/session.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import classes from './escalation.module.css';
import { PacketTemplateDialog } from './PacketTemplateDialog.tsx';

export type PacketTemplate = z.output<typeof listPacketTemplates.reply>['items'][number];

/** What packets must hold, by client and category, and by which rules words are named vague: both as anybody can read them. */
export function PacketTemplatesPage() {
  const { t } = useTranslation('escalation');
  const { can } = useSession();
  const templates = useRead(listPacketTemplates, {});
  const [changed, setChanged] = useState<PacketTemplate | 'new'>();
  const { data } = templates;
  useTitle(t('templates.title'));
  return (
    <div className={listClasses.page}>
      <header className={listClasses.top}>
        <h1>{t('templates.title')}</h1>
        {can('packet.manage') && <Button onClick={() => setChanged('new')}>{t('templates.new')}</Button>}
      </header>
      {templates.error && !data && <Trouble problem={templates.error} onRetry={() => void templates.refetch()} />}
      {!data && !templates.error && <Loading />}
      <div className={listClasses.stack}>
        {data && (
          <Panel title={t('templates.panel')}>
            <div className={listClasses.inside}>
              <p className={listClasses.muted}>{t('templates.builtIn', { whole: data.builtIn.whole })}</p>
              {data.items.length === 0 ? (
                <Empty title={t('templates.none')} />
              ) : (
                <Scrolling className={listClasses.scroll} label={t('templates.panel')}>
                  <Table>
                    <Table.Thead>
                      <Table.Tr>
                        {(['client', 'category', 'whole', 'required', 'version', 'changed'] as const).map((column) => (
                          <Table.Th key={column} scope="col">
                            {t(`templates.columns.${column}`)}
                          </Table.Th>
                        ))}
                        <Table.Td />
                      </Table.Tr>
                    </Table.Thead>
                    <Table.Tbody>
                      {data.items.map((template) => (
                        <Table.Tr key={template.templateId}>
                          <Table.Td>{template.clientName ?? t('templates.everyClient')}</Table.Td>
                          <Table.Td>{template.categoryName ?? t('templates.everyCategory')}</Table.Td>
                          <Table.Td>{t('templates.ofSeven', { whole: template.whole })}</Table.Td>
                          <Table.Td>{template.required.map((item) => t(`items.${item}`)).join(', ') || '–'}</Table.Td>
                          <Table.Td>{template.version}</Table.Td>
                          <Table.Td>
                            {template.changedBy} · <Moment at={template.changedAt} />
                          </Table.Td>
                          <Table.Td>
                            {can('packet.manage', template.clientId ?? undefined) && (
                              <Button variant="default" size="compact-sm" onClick={() => setChanged(template)}>
                                {t('templates.change')}
                              </Button>
                            )}
                          </Table.Td>
                        </Table.Tr>
                      ))}
                    </Table.Tbody>
                  </Table>
                </Scrolling>
              )}
            </div>
          </Panel>
        )}
        <Panel title={t('templates.rules')}>
          <div className={listClasses.inside}>
            <dl className={classes.rules}>
              {vagueRules.map(({ name, says, examples }) => (
                <div key={name}>
                  <dt className={classes.ruleExample}>{examples.map((example) => `“${example}”`).join(' ')}</dt>
                  <dd className={classes.ruleSays}>{says}</dd>
                </div>
              ))}
            </dl>
          </div>
        </Panel>
      </div>
      {changed && <PacketTemplateDialog template={changed === 'new' ? undefined : changed} onClose={() => setChanged(undefined)} />}
    </div>
  );
}
