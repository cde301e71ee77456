import { Button, Select } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { readAccessMap } from '../../../estate/access/contract.ts';
import { useAll } from '../../api/use-all.ts';
import { useKeys } from '../../platform/keys/use-keys.ts';
import { keepDraft, readDraft } from '../../platform/parts/drafts.ts';
import { Panel } from '../../platform/parts/Panel.tsx';
import { useSession } from '../../platform/sign-in/session.ts';
import type { Ticket } from '../tickets/ticket.ts';
import classes from './escalation.module.css';
import { draftKey, emptyEscalation } from './escalation-draft.ts';

type System = z.output<typeof readAccessMap.reply>['items'][number];

interface AccessPanelProps {
  readonly ticket: Ticket;
  /** Opens the escalation; absent where the ticket cannot go up now. */
  readonly onEscalate: (() => void) | undefined;
}

/** “Can I do this?”: a system and an action, and the answer of the access map. What is missing becomes the criterion with one click. */
export function AccessPanel({ ticket, onEscalate }: AccessPanelProps) {
  const { t } = useTranslation('escalation');
  const map = useAll(readAccessMap, { clientId: ticket.client.id });
  const [systemId, setSystemId] = useState<string | null>(null);
  const [actionId, setActionId] = useState<string | null>(null);
  const question = useRef<HTMLInputElement>(null);
  const systems = map.data?.items ?? [];
  useKeys([{ keys: 'q', label: t('canI'), run: () => question.current?.focus(), aliases: t('canIAliases') }], {
    active: systems.length > 0,
  });
  if (systems.length === 0) return null;
  const system = systems.find((one) => one.systemId === systemId);
  const action = system?.actions.find((one) => one.actionId === actionId);
  return (
    <Panel title={t('canI')}>
      <div className={classes.canI}>
        <Select
          ref={question}
          label={t('canISystem')}
          searchable
          data={systems.map((one) => ({ value: one.systemId, label: one.name }))}
          value={systemId}
          onChange={(value) => {
            setSystemId(value);
            setActionId(null);
          }}
        />
        <Select
          label={t('canIAction')}
          searchable
          disabled={system === undefined}
          data={system?.actions.map((one) => ({ value: one.actionId, label: one.name })) ?? []}
          value={actionId}
          onChange={setActionId}
        />
        {system && action && <Answer ticket={ticket} system={system} action={action} onEscalate={onEscalate} />}
      </div>
    </Panel>
  );
}

interface AnswerProps extends AccessPanelProps {
  readonly system: System;
  readonly action: System['actions'][number];
}

function Answer({ ticket, system, action, onEscalate }: AnswerProps) {
  const { t } = useTranslation('escalation');
  const { accountId } = useSession();
  const who = [...action.tiers.map((tier) => t('tierNamed', { tier })), ...action.people.map(({ name }) => name)];
  const escalate = () => {
    const key = draftKey(accountId, ticket.ticketId);
    const kept = readDraft(key);
    // Kept by the escalation's own form; what was typed there stays.
    keepDraft(key, {
      ...emptyEscalation,
      ...(typeof kept === 'object' ? kept : {}),
      criterion: 'access',
      system: system.name,
      right: action.name,
    });
    onEscalate?.();
  };
  return (
    <div role="status" className={classes.canIAnswer} data-yes={action.mine}>
      <p>
        {action.mine ? <IconCheck size={16} stroke={2.2} aria-hidden /> : <IconX size={16} stroke={2.2} aria-hidden />}
        <strong>{action.mine ? t('canIYes') : t('canINo')}</strong>
      </p>
      <p>{who.length === 0 ? t('canINobody') : t('canIWho', { who: who.join(', ') })}</p>
      <p>{t('ownedBy', { owner: system.owner })}</p>
      {!action.mine && onEscalate && (
        <Button size="compact-sm" onClick={escalate}>
          {t('canIEscalate')}
        </Button>
      )}
    </div>
  );
}
