import { Button, CopyButton, Modal, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { revokeShares, shareTicket } from '../../../channels/portal/contract.ts';
import { useCommand } from '../../api/use-operation.ts';
import type { TicketDialogProps } from '../../desk/tickets/dialog.ts';
import { useKeys } from '../../platform/keys/use-keys.ts';
import formClasses from '../../platform/parts/form.module.css';
import { say } from '../../platform/parts/notices.ts';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { Moment } from '../../platform/time/Moment.tsx';

/** Makes a link that shows the ticket to its requester without signing in, to be sent by whatever means; and ends such links. */
export function ShareDialog({ ticket, onClose }: TicketDialogProps) {
  const { t } = useTranslation('tickets');
  const { t: common } = useTranslation();
  const { ticketId } = ticket;
  const share = useCommand(shareTicket);
  const revoke = useCommand(revokeShares, {
    onDone: () => {
      say(t('share.revoked'));
      onClose();
    },
  });
  useKeys([], { stops: 'keys_and_list' });
  const { mutate } = share;
  const asked = useRef(false);
  useEffect(() => {
    // Each asking makes another link: one is enough, however often this is drawn.
    if (asked.current) return;
    asked.current = true;
    mutate({ ticketId });
  }, [mutate, ticketId]);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('share.title', { name: ticket.requester.name })}
      size="lg"
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <div className={formClasses.form}>
        <Refusal problem={share.error ?? revoke.error} />
        {share.isPending && <p className={formClasses.hint}>{t('share.making')}</p>}
        {share.data && (
          <>
            <TextInput label={t('share.label')} readOnly value={share.data.url} onFocus={(event) => event.currentTarget.select()} />
            <p className={formClasses.hint}>
              {t('share.hint')} <Moment at={share.data.expiresAt} />
            </p>
            <div className={formClasses.end}>
              <Button variant="default" size="sm" loading={revoke.isPending} onClick={() => revoke.mutate({ ticketId })}>
                {t('share.revoke')}
              </Button>
              <CopyButton value={share.data.url}>
                {({ copied, copy }) => (
                  <Button size="sm" data-autofocus onClick={copy}>
                    {copied ? t('share.copied') : t('share.copy')}
                  </Button>
                )}
              </CopyButton>
            </div>
          </>
        )}
      </div>
    </Modal>
  );
}
