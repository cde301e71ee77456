import { Checkbox, Radio, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { previewMerge } from '../../../desk/previews/contract.ts';
import { mergeTickets } from '../../../desk/tickets/contract.ts';
import { listTickets } from '../../../desk/workbench/contract.ts';
import { useRead } from '../../api/use-operation.ts';
import { useHold } from '../../platform/held-acts/use-hold.ts';
import { DialogFrame } from '../../platform/parts/DialogFrame.tsx';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import type { TicketDialogProps } from './dialog.ts';
import classes from './links.module.css';
import { MergePreview } from './MergePreview.tsx';

const typingPause = 200;
const mostOffered = 8;

interface Chosen {
  readonly ticketId: string;
  readonly reference: string;
  readonly title: string;
}

/** Which tickets are the same as this one, which of them stays, and what becomes of the clock and of what was said. */
export function MergeDialog({ ticket, onClose }: TicketDialogProps) {
  const { t } = useTranslation('tickets');
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const [otherStays, setOtherStays] = useState(false);
  const [search] = useDebouncedValue(typed.trim(), typingPause);
  const hold = useHold(mergeTickets, onClose);
  const found = useRead(
    listTickets,
    { clientId: ticket.client.id, limit: mostOffered + 1, ...(search === '' ? { requesterId: ticket.requester.id } : { search }) },
    { keep: true },
  );
  const offered = (found.data?.items ?? [])
    .filter(({ ticketId }) => ticketId !== ticket.ticketId && !chosen.some((one) => one.ticketId === ticketId))
    .slice(0, mostOffered);

  const [only] = chosen;
  const turned = otherStays && chosen.length === 1 && only !== undefined;
  const stay = turned ? only : ticket;
  const sources = turned ? [ticket] : chosen;
  const input = { ticketId: stay.ticketId, sources: sources.map(({ ticketId }) => ticketId) };
  const preview = useRead(previewMerge, input, { enabled: sources.length > 0, keep: true });
  const seen = sources.length === 0 ? undefined : preview.data;
  const references = sources.map(({ reference }) => reference).join(', ');
  const toggle = (one: Chosen, isIn: boolean) =>
    setChosen(isIn ? [...chosen, one] : chosen.filter(({ ticketId }) => ticketId !== one.ticketId));
  return (
    <DialogFrame
      title={t('merge.title', { reference: ticket.reference })}
      sendLabel={t('merge.send')}
      onSend={() => hold.mutate({ input, label: t('merge.holding', { sources: references, stay: stay.reference }) })}
      onClose={onClose}
      isSending={hold.isPending}
      problem={hold.error}
      isReady={seen !== undefined && preview.error === null}
      hint={t('merge.hint')}
    >
      <TextInput
        label={t('merge.find')}
        description={t('merge.findHint', { client: ticket.client.name })}
        data-autofocus
        autoComplete="off"
        value={typed}
        onChange={({ currentTarget: { value } }) => setTyped(value)}
      />
      <fieldset className={classes.choices}>
        <legend>{t('merge.same')}</legend>
        {[...chosen, ...offered].map(({ ticketId, reference, title }) => (
          <Checkbox
            key={ticketId}
            checked={chosen.some((one) => one.ticketId === ticketId)}
            onChange={({ currentTarget: { checked } }) => toggle({ ticketId, reference, title }, checked)}
            label={
              <>
                <strong>{reference}</strong> {title}
              </>
            }
          />
        ))}
        {chosen.length + offered.length === 0 && <p className={classes.none}>{t('merge.noneFound')}</p>}
      </fieldset>
      {only !== undefined && chosen.length === 1 && (
        <Radio.Group label={t('merge.stays')} value={turned ? 'other' : 'this'} onChange={(value) => setOtherStays(value === 'other')}>
          <div className={classes.choices}>
            <Radio value="this" label={t('merge.this', { reference: ticket.reference })} />
            <Radio value="other" label={`${only.reference} ${only.title}`} />
          </div>
        </Radio.Group>
      )}
      {sources.length > 0 && <Refusal problem={preview.error} />}
      {seen !== undefined && preview.error === null && <MergePreview seen={seen} stay={stay.reference} />}
    </DialogFrame>
  );
}
