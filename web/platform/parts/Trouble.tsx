import { Button, CopyButton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/problem.ts';
import classes from './parts.module.css';
import { useProblemWords } from './problem-words.ts';

/** What failed, what helps, and the number to look for in the desk's log. */
export function Trouble({ problem, onRetry, isPage = false }: { problem: unknown; onRetry?: () => void; isPage?: boolean }) {
  const { t } = useTranslation();
  const { title, advice } = useProblemWords()(problem);
  const requestId = problem instanceof Problem ? problem.requestId : undefined;
  return (
    <div className={classes.trouble} role="alert">
      <IconAlertTriangle size={18} aria-hidden className={classes.troubleIcon} />
      <div>
        {isPage ? <h1>{title}</h1> : <strong>{title}</strong>}
        {advice !== '' && <p>{advice}</p>}
        <div className={classes.row}>
          {onRetry && (
            <Button variant="default" onClick={onRetry}>
              {t('trouble.retry')}
            </Button>
          )}
          {requestId !== undefined && (
            <CopyButton value={requestId}>
              {({ copied, copy }) => (
                <Button variant="subtle" onClick={copy}>
                  {copied ? t('copied') : t('trouble.copyId')}
                </Button>
              )}
            </CopyButton>
          )}
        </div>
      </div>
    </div>
  );
}
