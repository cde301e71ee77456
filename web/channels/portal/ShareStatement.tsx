import { Button, CopyButton, Modal, TextInput } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  revokeClockStatementShares,
  revokeMonthStatementShares,
  shareClockStatement,
  shareMonthStatement,
} from '../../../channels/portal/contract.ts';
import { useCommand } from '../../api/use-operation.ts';
import { useKeys } from '../../platform/keys/use-keys.ts';
import formClasses from '../../platform/parts/form.module.css';
import { say } from '../../platform/parts/notices.ts';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { useSession } from '../../platform/sign-in/session.ts';
import { Moment } from '../../platform/time/Moment.tsx';

/** Which statement: a ticket's, or a client's month. */
type Of = { readonly ticketId: string } | { readonly clientId: string; readonly month: string };

/** Makes a link that shows a statement to whoever has it, for whoever may make one. */
export function ShareStatement({ of, clientId }: { of: Of; clientId: string }) {
  const { t } = useTranslation('reports');
  const { can } = useSession();
  const ofTicket = useCommand(shareClockStatement);
  const ofMonth = useCommand(shareMonthStatement);
  const [isOpen, setIsOpen] = useState(false);
  if (!can('ticketId' in of ? 'ticket.share' : 'report.share', clientId)) return null;
  const made = 'ticketId' in of ? ofTicket : ofMonth;
  const open = () => {
    setIsOpen(true);
    if ('ticketId' in of) ofTicket.mutate(of);
    else ofMonth.mutate(of);
  };
  return (
    <>
      <Button variant="default" size="xs" leftSection={<IconLink size={16} aria-hidden />} onClick={open}>
        {t('share.open')}
      </Button>
      {isOpen && <LinkDialog of={of} made={made} onClose={() => setIsOpen(false)} />}
    </>
  );
}

interface LinkDialogProps {
  readonly of: Of;
  readonly made: Pick<
    ReturnType<typeof useCommand<typeof shareMonthStatement.input, typeof shareMonthStatement.reply>>,
    'data' | 'error' | 'isPending'
  >;
  readonly onClose: () => void;
}

/** The link, to be sent by whatever means; and the end of all such links. */
function LinkDialog({ of, made, onClose }: LinkDialogProps) {
  const { t } = useTranslation('reports');
  const { t: common } = useTranslation();
  const onDone = ({ revoked }: { revoked: number }) => {
    say(t('share.revoked', { count: revoked }));
    onClose();
  };
  const endOfTicket = useCommand(revokeClockStatementShares, { onDone });
  const endOfMonth = useCommand(revokeMonthStatementShares, { onDone });
  useKeys([], { stops: 'keys_and_list' });
  const end = () => ('ticketId' in of ? endOfTicket.mutate(of) : endOfMonth.mutate(of));
  return (
    <Modal opened onClose={onClose} title={t('share.title')} size="lg" closeButtonProps={{ 'aria-label': common('close') }}>
      <div className={formClasses.form}>
        <Refusal problem={made.error ?? endOfTicket.error ?? endOfMonth.error} />
        {made.isPending && <p className={formClasses.hint}>{t('share.making')}</p>}
        {made.data && (
          <>
            <TextInput label={t('share.label')} readOnly value={made.data.url} onFocus={(event) => event.currentTarget.select()} />
            <p className={formClasses.hint}>
              {t('share.hint')} <Moment at={made.data.expiresAt} />
            </p>
            <div className={formClasses.end}>
              <Button variant="default" size="sm" loading={endOfTicket.isPending || endOfMonth.isPending} onClick={end}>
                {t('share.revoke')}
              </Button>
              <CopyButton value={made.data.url}>
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
