import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePacketTemplate, listPacketTemplates } from '../../../desk/escalation/contract.ts';
import { packetItem } from '../../../desk/escalation/packet.ts';
import { listCategories } from '../../../desk/tickets/contract.ts';
import { listClients } from '../../../estate/clients/contract.ts';
import { useCommand, useRead } from '../../api/use-operation.ts';
import { DialogFrame } from '../../platform/parts/DialogFrame.tsx';
import { say } from '../../platform/parts/notices.ts';
import classes from './escalation.module.css';
import type { PacketTemplate } from './PacketTemplatesPage.tsx';

const mostListed = 200;
const counts = [1, 2, 3, 4, 5, 6, 7];

/** A new version of what a category's packets must hold. Packets that were sent keep the score they had. */
export function PacketTemplateDialog({ template, onClose }: { template: PacketTemplate | undefined; onClose: () => void }) {
  const { t } = useTranslation('escalation');
  const [clientId, setClientId] = useState(template?.clientId ?? '');
  const [categoryId, setCategoryId] = useState(template?.categoryId ?? '');
  const [required, setRequired] = useState<readonly string[]>(template?.required ?? []);
  const [whole, setWhole] = useState(template?.whole ?? 6);
  const [reason, setReason] = useState('');
  const clients = useRead(listClients, { limit: mostListed });
  const categories = useRead(listCategories, { limit: mostListed, ...(clientId !== '' && { clientId }) });
  const change = useCommand(changePacketTemplate, {
    renews: [listPacketTemplates],
    onDone: ({ version }) => {
      say(t('templates.saved', { version }));
      onClose();
    },
  });
  return (
    <DialogFrame
      title={t(template === undefined ? 'templates.new' : 'templates.change')}
      sendLabel={t('templates.save')}
      onSend={() =>
        change.mutate({
          ...(clientId !== '' && { clientId }),
          ...(categoryId !== '' && { categoryId }),
          required: packetItem.options.filter((item) => required.includes(item)),
          whole,
          ...(reason.trim() !== '' && { reason: reason.trim() }),
        })
      }
      onClose={onClose}
      isSending={change.isPending}
      problem={change.error}
      hint={t('templates.hint')}
    >
      <NativeSelect
        label={t('templates.columns.client')}
        disabled={template !== undefined}
        value={clientId}
        onChange={({ currentTarget: { value } }) => setClientId(value)}
        data={[
          { value: '', label: t('templates.everyClient') },
          ...(clients.data?.items ?? []).map((one) => ({ value: one.clientId, label: one.name })),
        ]}
      />
      <NativeSelect
        label={t('templates.columns.category')}
        disabled={template !== undefined}
        value={categoryId}
        onChange={({ currentTarget: { value } }) => setCategoryId(value)}
        data={[
          { value: '', label: t('templates.everyCategory') },
          ...(categories.data?.items ?? []).map((one) => ({ value: one.categoryId, label: one.name })),
        ]}
      />
      <NativeSelect
        label={t('templates.columns.whole')}
        value={String(whole)}
        onChange={({ currentTarget: { value } }) => setWhole(Number(value))}
        data={counts.map((count) => ({ value: String(count), label: t('templates.ofSeven', { whole: count }) }))}
      />
      <Checkbox.Group label={t('templates.columns.required')} value={[...required]} onChange={setRequired}>
        <div className={classes.asked}>
          {packetItem.options.map((item) => (
            <Checkbox key={item} value={item} size="xs" label={t(`items.${item}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <TextInput label={t('templates.why')} value={reason} onChange={({ currentTarget: { value } }) => setReason(value)} />
    </DialogFrame>
  );
}
