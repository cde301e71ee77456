import { Radio, Textarea } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { returnEscalation } from '../../../desk/escalation/contract.ts';
import { returnReason } from '../../../desk/escalation/facts.ts';
import { useKeys } from '../../platform/keys/use-keys.ts';
import { DialogFrame } from '../../platform/parts/DialogFrame.tsx';
import { useDraft } from '../../platform/parts/drafts.ts';
import { say } from '../../platform/parts/notices.ts';
import { SecretWarning } from '../../platform/secrets/SecretWarning.tsx';
import { useSession } from '../../platform/sign-in/session.ts';
import { useTicketCommand } from '../tickets/use-ticket-command.ts';
import classes from './escalation.module.css';

const empty = { reason: '', whatWouldHelp: '', example: '' };
const reasons = returnReason.options;

interface ReturnDialogProps {
  readonly escalationId: string;
  readonly ticketId: string;
  readonly reference: string;
  readonly onClose: () => void;
  readonly onDone?: () => void;
}

/** Returns an escalation: a reason by its digit, then what would make it acceptable. The clock keeps running meanwhile, and it says so. */
export function ReturnDialog({ escalationId, ticketId, reference, onClose, onDone }: ReturnDialogProps) {
  const { t } = useTranslation('escalation');
  const { accountId } = useSession();
  const { draft, change, discard } = useDraft(`${accountId}.${ticketId}.return`, empty);
  const help = useRef<HTMLTextAreaElement>(null);
  const returning = useTicketCommand(returnEscalation, ({ returns }) => {
    discard();
    say(t('returned', { reference, count: returns }));
    onDone?.();
    onClose();
  });
  const choose = (reason: string) => {
    change({ ...draft, reason });
    help.current?.focus();
  };
  const reason = returnReason.safeParse(draft.reason);
  useKeys(reasons.map((one, at) => ({ keys: String(at + 1), label: t(`reasons.${one}`), run: () => choose(one), notInPalette: true })));
  const send = () => {
    const [whatWouldHelp, example] = [draft.whatWouldHelp.trim(), draft.example.trim()];
    if (reason.success) returning.mutate({ escalationId, reason: reason.data, whatWouldHelp, example: example || undefined });
  };
  return (
    <DialogFrame
      title={t('returnTitle', { reference })}
      sendLabel={t('return')}
      onSend={send}
      onClose={onClose}
      isSending={returning.isPending}
      problem={returning.error}
      isReady={reason.success && draft.whatWouldHelp.trim() !== ''}
      hint={t('returnHint')}
    >
      <Radio.Group
        label={t('why')}
        description={t('whyHint')}
        value={draft.reason}
        onChange={(value) => change({ ...draft, reason: value })}
      >
        <div className={classes.reasons}>
          {reasons.map((one, at) => (
            <Radio
              key={one}
              value={one}
              {...(at === 0 && { 'data-autofocus': true })}
              label={
                <>
                  <kbd className={classes.digit}>{at + 1}</kbd> {t(`reasons.${one}`)}
                </>
              }
            />
          ))}
        </div>
      </Radio.Group>
      <Textarea
        ref={help}
        label={t('whatWouldHelp')}
        placeholder={reason.success ? t(`helpHints.${reason.data}`) : t('whatWouldHelpHint')}
        autosize
        minRows={2}
        maxRows={8}
        value={draft.whatWouldHelp}
        onChange={({ currentTarget: { value } }) => change({ ...draft, whatWouldHelp: value })}
      />
      <Textarea
        label={t('example')}
        placeholder={reason.success ? t(`exampleHints.${reason.data}`) : ''}
        autosize
        minRows={1}
        maxRows={8}
        value={draft.example}
        onChange={({ currentTarget: { value } }) => change({ ...draft, example: value })}
      />
      <SecretWarning words={`${draft.whatWouldHelp}\n${draft.example}`} />
    </DialogFrame>
  );
}
