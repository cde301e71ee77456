import { Button } from '@mantine/core';
import { IconCheck, IconFlask, IconPaperclip, IconQuestionMark, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { readEvidence } from '../../../desk/tickets/contract.ts';
import { fileAddress } from '../../api/request.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import { ConclusionForm } from './ConclusionForm.tsx';
import classes from './hypotheses.module.css';
import { type Doing, type Hypothesis, isHeld } from './hypothesis.ts';

interface HypothesisRowProps {
  readonly ticketId: string;
  readonly hypothesis: Hypothesis;
  readonly mayWork: boolean;
  readonly doing: Doing | undefined;
  readonly onDoing: (doing: Doing | undefined) => void;
  readonly onFocus: (hypothesisId: string | undefined) => void;
}

const marks = { open: IconQuestionMark, testing: IconFlask, ruled_out: IconX, confirmed: IconCheck } as const;

/** One theory: where it stands as a form and in words, its test, what was seen, and what can be done with it. */
export function HypothesisRow({ ticketId, hypothesis, mayWork, doing, onDoing, onFocus }: HypothesisRowProps) {
  const { t } = useTranslation('tickets');
  const { hypothesisId, number, statement, confidence, state, test, because, evidence, reopened, of } = hypothesis;
  const Mark = marks[state];
  const held = isHeld(hypothesis);
  const concluded = state === 'ruled_out' || state === 'confirmed';
  return (
    <li
      className={classes.row}
      data-state={state}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the row is where its keys work, as in the queue's grid.
      tabIndex={0}
      aria-label={t('hypotheses.label', { number, statement, state: t(`hypotheses.states.${state}`) })}
      onFocus={() => onFocus(hypothesisId)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onFocus(undefined);
      }}
    >
      <span className={classes.mark}>
        <Mark size={14} stroke={2.2} aria-hidden />
      </span>
      <div>
        <p className={classes.statement}>
          <span className={classes.number}>H{number}</span> <span className={classes.words}>{statement}</span>
        </p>
        <p className={classes.muted}>
          {t(`hypotheses.states.${state}`)}
          {held && ` · ${t(`hypotheses.confidence.${confidence}`)}`} · {concluded ? hypothesis.concludedBy : hypothesis.raisedBy} ·{' '}
          <Moment at={hypothesis.concludedAt ?? hypothesis.raisedAt} />
          {of !== null && ` · ${t('of', { reference: of.reference })}`}
        </p>
        {test !== null && <p className={classes.muted}>{t('hypotheses.tested', { test })}</p>}
        {concluded && because !== null && <p className={classes.because}>{because}</p>}
        {reopened !== null && (
          <p className={classes.because}>
            {t('hypotheses.reopened', { name: reopened.by })} {reopened.because}
          </p>
        )}
        {concluded &&
          evidence.map(({ evidenceId, fileName, sha256 }) => (
            <a
              key={evidenceId}
              className={classes.file}
              title={`SHA-256 ${sha256}`}
              href={fileAddress(readEvidence, { ticketId: of?.ticketId ?? ticketId, evidenceId })}
              download={fileName}
            >
              <IconPaperclip size={13} aria-hidden /> {fileName}
            </a>
          ))}
        {mayWork && of === null && doing === undefined && (
          <div className={classes.buttons}>
            {(held ? (['test', 'ruled_out', 'confirmed'] as const) : (['reopen'] as const)).map((what) => (
              <Button
                key={what}
                variant="default"
                size="compact-xs"
                aria-label={t(`hypotheses.keys.${what}`, { number })}
                onClick={() => onDoing(what)}
              >
                {t(`hypotheses.buttons.${what}`)}
              </Button>
            ))}
          </div>
        )}
        {doing !== undefined && mayWork && (
          <ConclusionForm ticketId={ticketId} hypothesis={hypothesis} doing={doing} onDone={() => onDoing(undefined)} />
        )}
      </div>
    </li>
  );
}
