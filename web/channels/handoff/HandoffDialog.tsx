import { Button, CopyButton, Modal, NumberInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shareHandoff } from '../../../channels/portal/contract.ts';
import { goodForDays, handoffGoodForDays } from '../../../channels/portal/rules.ts';
import { errorOf } from '../../api/problem.ts';
import type { TicketDialogProps } from '../../desk/tickets/dialog.ts';
import { useTicketCommand } from '../../desk/tickets/use-ticket-command.ts';
import { useKeys } from '../../platform/keys/use-keys.ts';
import formClasses from '../../platform/parts/form.module.css';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { Moment } from '../../platform/time/Moment.tsx';
import { AskedFields } from './AskedFields.tsx';
import { useAsked } from './use-asked.ts';

/** Makes a link by which an engineer without an account reads the handoff and answers. The link is shown once, here. */
export function HandoffDialog({ ticket, onClose }: TicketDialogProps) {
  const { t } = useTranslation('tickets');
  const { t: common } = useTranslation();
  const { ticketId } = ticket;
  const [label, setLabel] = useState('');
  const [days, setDays] = useState(handoffGoodForDays);
  const asked = useAsked(ticketId);
  const share = useTicketCommand(shareHandoff, asked.discard);
  useKeys([], { stops: 'keys_and_list' });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    share.mutate({ ticketId, label: label.trim(), days, ...asked.sent });
  };
  return (
    <Modal opened onClose={onClose} title={t('handoff.dialog')} size="lg" closeButtonProps={{ 'aria-label': common('close') }}>
      {share.data ? (
        <div className={formClasses.form} role="status">
          <TextInput
            label={t('handoff.link', { label: label.trim() })}
            readOnly
            value={share.data.url}
            onFocus={(event) => event.currentTarget.select()}
          />
          <p className={formClasses.hint}>
            {t('handoff.linkHint')} <Moment at={share.data.expiresAt} />
          </p>
          <div className={formClasses.end}>
            <CopyButton value={share.data.url}>
              {({ copied, copy }) => (
                <Button size="sm" data-autofocus onClick={copy}>
                  {copied ? t('share.copied') : t('share.copy')}
                </Button>
              )}
            </CopyButton>
          </div>
        </div>
      ) : (
        <form className={formClasses.form} onSubmit={submit}>
          <Refusal problem={share.error} />
          <p className={formClasses.hint}>{t('handoff.hint')}</p>
          <TextInput
            label={t('handoff.for')}
            placeholder={t('handoff.forHint')}
            data-autofocus
            required
            withAsterisk={false}
            maxLength={80}
            value={label}
            onChange={({ currentTarget: { value } }) => setLabel(value)}
            error={errorOf(share.error, 'label')}
          />
          <AskedFields clientId={ticket.client.id} asked={asked} problem={share.error} />
          <NumberInput
            label={t('handoff.days')}
            min={1}
            max={goodForDays}
            allowDecimal={false}
            value={days}
            onChange={(value) => setDays(Number(value) || handoffGoodForDays)}
            error={errorOf(share.error, 'days')}
          />
          <div className={formClasses.end}>
            <Button type="submit" size="sm" loading={share.isPending}>
              {t('handoff.make')}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  );
}
