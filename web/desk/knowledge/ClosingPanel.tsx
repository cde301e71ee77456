import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerClosing, readClosing } from '../../../desk/knowledge/contract.ts';
import { useRead } from '../../api/use-operation.ts';
import { DialogFrame } from '../../platform/parts/DialogFrame.tsx';
import { Panel } from '../../platform/parts/Panel.tsx';
import { useSession } from '../../platform/sign-in/session.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import type { Ticket } from '../tickets/ticket.ts';
import { useTicketCommand } from '../tickets/use-ticket-command.ts';
import { answersOf, ClosingFields, noAnswers } from './ClosingFields.tsx';
import classes from './knowledge.module.css';

/** What the tier that resolved a ticket said of it, and the article it became; asked for where nobody has said it yet. */
export function ClosingPanel({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('knowledge');
  const { can } = useSession();
  const [isAsking, setIsAsking] = useState(false);
  const { ticketId, state, tier, client } = ticket;
  const isOver = state === 'resolved' || state === 'closed';
  const { data } = useRead(readClosing, { ticketId }, { enabled: isOver && tier > 1 });
  if (!isOver || !data?.asked) return null;
  const { answer } = data;
  const mayAnswer = can('escalation.decide', client.id);
  return (
    <Panel
      title={t('closing')}
      aside={
        mayAnswer && (
          <Button variant="subtle" size="compact-xs" onClick={() => setIsAsking(true)}>
            {t(answer === null ? 'answerNow' : 'answerAgain')}
          </Button>
        )
      }
    >
      <div className={classes.said}>
        {answer === null ? (
          <p className={classes.hint}>{t('unanswered')}</p>
        ) : (
          <>
            <p>
              <strong>{t(answer.tier1Could ? 'tier1.could' : 'tier1.couldNot')}</strong> {answer.tier1Why}
            </p>
            <p>
              {t(`answers.${answer.knowledge}`)}
              {answer.article !== null && (
                <>
                  {': '}
                  <Link to="/knowledge/$articleId" params={{ articleId: answer.article.articleId }}>
                    {answer.article.title}
                  </Link>
                </>
              )}
            </p>
            <p className={classes.hint}>
              {answer.answeredBy} · <Moment at={answer.answeredAt} />
            </p>
          </>
        )}
      </div>
      {isAsking && <AnswerDialog ticket={ticket} onClose={() => setIsAsking(false)} />}
    </Panel>
  );
}

function AnswerDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { t } = useTranslation('knowledge');
  const [draft, setDraft] = useState(noAnswers);
  const answering = useTicketCommand(answerClosing, onClose);
  const answers = answersOf(draft);
  return (
    <DialogFrame
      title={t('answerTitle', { reference: ticket.reference })}
      sendLabel={t('answer')}
      onSend={() => answers && answering.mutate({ ticketId: ticket.ticketId, answers })}
      onClose={onClose}
      isSending={answering.isPending}
      problem={answering.error}
      isReady={answers !== undefined}
    >
      <ClosingFields clientId={ticket.client.id} draft={draft} onChange={setDraft} />
    </DialogFrame>
  );
}
