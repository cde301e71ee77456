import { Button, Checkbox, FileButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { listEvidence } from '../../../desk/tickets/contract.ts';
import { useUploading } from '../tickets/Uploads.tsx';
import classes from './escalation.module.css';

export type TicketFile = z.output<typeof listEvidence.reply>['items'][number];

interface AdditionFilesProps {
  /** What came to the ticket since the packet was sent. */
  readonly files: readonly TicketFile[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

/** Which of the later files belong to what is added; one that is picked or pasted here is among them. */
export function AdditionFiles({ files, chosen, onChange }: AdditionFilesProps) {
  const { t } = useTranslation('escalation');
  const { uploads, attach } = useUploading();
  return (
    <Checkbox.Group label={t('add.files')} description={t('add.filesHint')} value={[...chosen]} onChange={onChange}>
      <div className={classes.additionFiles}>
        {files.map(({ evidenceId, fileName }) => (
          <Checkbox key={evidenceId} value={evidenceId} label={fileName} />
        ))}
        {uploads.map(({ id, name, problem }) => (
          <span key={id} className={classes.file} role={problem === undefined ? 'status' : 'alert'}>
            {name} {problem ?? '…'}
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
    </Checkbox.Group>
  );
}
