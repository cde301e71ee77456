import { Button, Kbd, NativeSelect } from '@mantine/core';
import { IconMessageQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { judgeReask } from '../../../desk/escalation/contract.ts';
import { reaskWas } from '../../../desk/escalation/facts.ts';
import { packetItem } from '../../../desk/escalation/packet.ts';
import { useKeys } from '../../platform/keys/use-keys.ts';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { Said } from '../../platform/secrets/Said.tsx';
import { useTicketCommand } from '../tickets/use-ticket-command.ts';
import classes from './escalation.module.css';
import type { Escalation } from './escalation.ts';

interface ReaskBarProps {
  readonly ticketId: string;
  readonly asked: NonNullable<Escalation['askedAgain']>;
}

/** After a question to the requester: was that in the packet, missing from it, never required, or no question at all? One key; the packet's templates are tuned by it. */
export function ReaskBar({ ticketId, asked }: ReaskBarProps) {
  const { t } = useTranslation('escalation');
  const [item, setItem] = useState<(typeof packetItem.options)[number]>('evidence');
  const judge = useTicketCommand(judgeReask);
  const say = (was: (typeof reaskWas.options)[number]) =>
    judge.mutate({ ticketId, messageId: asked.messageId, was, ...(was !== 'no_question' && { item }) });
  useKeys(reaskWas.options.map((was, at) => ({ keys: String(at + 1), label: t(`reask.${was}`), run: () => say(was), notInPalette: true })));
  return (
    <section className={classes.reask} aria-label={t('reask.title')}>
      <IconMessageQuestion className={classes.mark} size={20} stroke={1.6} aria-hidden />
      <div className={classes.validationWords}>
        <strong>{t('reask.title')}</strong>
        <p className={classes.askedWords}>
          <Said text={asked.words} />
        </p>
        <Refusal problem={judge.error} />
      </div>
      <div className={classes.verdicts}>
        <NativeSelect
          aria-label={t('reask.item')}
          size="xs"
          value={item}
          onChange={({ currentTarget: { value } }) => setItem(packetItem.catch('evidence').parse(value))}
          data={packetItem.options.map((one) => ({ value: one, label: t(`items.${one}`) }))}
        />
        {reaskWas.options.map((was, at) => (
          <Button
            key={was}
            size="xs"
            variant="default"
            onClick={() => say(was)}
            loading={judge.isPending}
            rightSection={<Kbd size="xs">{at + 1}</Kbd>}
          >
            {t(`reask.${was}`)}
          </Button>
        ))}
      </div>
    </section>
  );
}
