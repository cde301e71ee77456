import { Modal } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyAction } from '../keys/registry.ts';
import { useKeys } from '../keys/use-keys.ts';
import formClasses from './form.module.css';
import { Refusal } from './Refusal.tsx';
import { SendButtons } from './SendButtons.tsx';

interface DialogFrameProps {
  readonly title: string;
  readonly sendLabel: string;
  readonly onSend: () => void;
  readonly onClose: () => void;
  readonly isSending: boolean;
  readonly problem: unknown;
  readonly hint?: string;
  readonly isReady?: boolean;
  readonly size?: string;
  /** Keys of this dialog's own. */
  readonly keys?: readonly KeyAction[];
  readonly children: ReactNode;
}

/** A question with one answer to send: Mod+Enter sends, Escape closes, and the keys of the page under it rest. */
export function DialogFrame({
  title,
  sendLabel,
  onSend,
  onClose,
  isSending,
  problem,
  hint,
  isReady = true,
  size = 'lg',
  keys = [],
  children,
}: DialogFrameProps) {
  const { t } = useTranslation();
  const send = () => {
    if (isReady && !isSending) onSend();
  };
  useKeys([{ keys: '$mod+Enter', label: sendLabel, run: send, whileTyping: true }, ...keys], { stops: 'keys_and_list' });
  return (
    <Modal opened onClose={onClose} title={title} size={size} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        className={formClasses.form}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          send();
        }}
      >
        <Refusal problem={problem} />
        {children}
        <SendButtons label={sendLabel} isSending={isSending} isReady={isReady} onCancel={onClose} hint={hint} />
      </form>
    </Modal>
  );
}
