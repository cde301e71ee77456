import { Button, FileButton, Progress } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { listEvidence } from '../../../desk/tickets/contract.ts';
import { useRead } from '../../api/use-operation.ts';
import { useUploading } from '../tickets/Uploads.tsx';
import classes from './escalation.module.css';

/** Files that will travel with the packet: all that are on the ticket, and those added here. */
export function EvidencePicker({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation('escalation');
  const files = useRead(listEvidence, { ticketId });
  const { uploads, attach } = useUploading();
  return (
    <div className={classes.files}>
      {files.data?.items.map(({ evidenceId, fileName }) => (
        <span key={evidenceId} className={classes.file}>
          <IconPaperclip size={14} aria-hidden /> {fileName}
        </span>
      ))}
      {uploads.map(({ id, name, share, problem }) => (
        <span key={id} className={classes.file}>
          {name} {problem ?? <Progress value={share * 100} size="sm" w={60} aria-label={name} />}
        </span>
      ))}
      <FileButton multiple onChange={attach}>
        {(props) => (
          <Button {...props} variant="default" size="compact-sm">
            {t('addFile')}
          </Button>
        )}
      </FileButton>
    </div>
  );
}
