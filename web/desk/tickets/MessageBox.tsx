import { Button, Kbd, Textarea } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { modifierName } from '../../platform/keys/key-names.ts';
import { useTextDraft } from '../../platform/parts/drafts.ts';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { SecretWarning } from '../../platform/secrets/SecretWarning.tsx';
import { useSession } from '../../platform/sign-in/session.ts';
import classes from './composer.module.css';

interface MessageBoxProps {
  readonly kind: 'reply' | 'note';
  readonly ticketId: string;
  readonly icon: ReactNode;
  readonly title: string;
  readonly badge: string;
  readonly placeholder: string;
  readonly sendLabel: string;
  readonly keyHint: ReactNode;
  readonly isOpen: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly isSending: boolean;
  readonly problem: unknown;
  readonly onSend: (body: string, done: () => void) => void;
  /** False while something beside the text is missing. */
  readonly isReady?: boolean;
  /** What stands under the text: tools for it, and what is sent with it. */
  readonly children?: (draft: string, change: (text: string) => void) => ReactNode;
}

/** One box for one kind of message. A draft opens it again after a reload, so that nobody forgets what they began. */
export function MessageBox(props: MessageBoxProps) {
  const { kind, ticketId, icon, title, badge, placeholder, sendLabel, keyHint, isOpen, onOpen, isSending, problem, onSend } = props;
  const { isReady = true, children } = props;
  const { t } = useTranslation('tickets');
  const { accountId } = useSession();
  const { draft, change, discard } = useTextDraft(`${accountId}.${ticketId}.${kind}`);
  const [unfolded, setUnfolded] = useState(draft !== '');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isOpen) field.current?.focus();
  }, [isOpen]);
  const close = () => {
    setUnfolded(false);
    onOpen(false);
  };
  const send = () => {
    if (draft.trim() === '' || isSending || !isReady) return;
    onSend(draft.trim(), () => {
      discard();
      close();
    });
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    }
  };

  if (!isOpen && !unfolded) {
    return (
      <button type="button" className={classes.closed} data-kind={kind} onClick={() => onOpen(true)}>
        {icon}
        <span>{title}</span>
        <span className={classes.badge}>{draft === '' ? t(`composer.short.${kind}`) : t('composer.draft')}</span>
        {keyHint}
      </button>
    );
  }
  return (
    <form
      className={classes.box}
      data-kind={kind}
      aria-label={`${title} – ${badge}`}
      onKeyDown={keys}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send();
      }}
    >
      <p className={classes.boxHead}>
        {icon}
        <strong>{title}</strong>
        <span className={classes.badge}>{badge}</span>
      </p>
      <Refusal problem={problem} />
      <Textarea
        ref={field}
        aria-label={`${title} – ${badge}`}
        placeholder={placeholder}
        autosize
        minRows={3}
        maxRows={14}
        value={draft}
        onChange={({ currentTarget: { value } }) => change(value)}
      />
      <SecretWarning words={draft} />
      {children?.(draft, change)}
      <div className={classes.boxEnd}>
        <span className={classes.kept}>{draft === '' ? '' : t('composer.kept')}</span>
        <Button variant="default" onClick={close}>
          {t('composer.close')}
        </Button>
        <Button
          type="submit"
          className={classes.send}
          data-kind={kind}
          loading={isSending}
          disabled={draft.trim() === '' || !isReady}
          rightSection={<Kbd size="xs">{modifierName()}⏎</Kbd>}
        >
          {sendLabel}
        </Button>
      </div>
    </form>
  );
}
