import { Button, FileButton, Progress } from '@mantine/core';
import { IconDownload, IconFile } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listEvidence, readEvidence } from '../../../desk/tickets/contract.ts';
import { fileAddress } from '../../api/request.ts';
import { useRead } from '../../api/use-operation.ts';
import { Loading } from '../../platform/parts/Loading.tsx';
import { Panel } from '../../platform/parts/Panel.tsx';
import { useSession } from '../../platform/sign-in/session.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import { sizeText } from './size-text.ts';
import classes from './ticket.module.css';
import type { Ticket } from './ticket.ts';
import { useUploading } from './Uploads.tsx';

/** Files on the ticket: dropped, pasted or picked. Only pictures that the desk knows to be harmless are shown. */
export function Evidence({ ticket }: { ticket: Ticket }) {
  const { t, i18n } = useTranslation('tickets');
  const { can } = useSession();
  const { ticketId } = ticket;
  const files = useRead(listEvidence, { ticketId });
  const mayAttach = can('evidence.attach', ticket.client.id);
  const { uploads, attach } = useUploading();
  const [isOver, setIsOver] = useState(false);
  return (
    <Panel
      title={t('evidence.title', { count: files.data?.items.length ?? 0 })}
      aside={
        mayAttach && (
          <FileButton multiple onChange={attach}>
            {(props) => (
              <Button {...props} variant="subtle" size="compact-xs">
                {t('evidence.add')}
              </Button>
            )}
          </FileButton>
        )
      }
    >
      <section
        aria-label={t('evidence.dropHere')}
        className={classes.drop}
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          if (mayAttach) attach([...event.dataTransfer.files]);
        }}
      >
        {files.isPending && <Loading lines={2} />}
        {files.data?.items.length === 0 && uploads.length === 0 && <p className={classes.none}>{t('evidence.none')}</p>}
        <ul className={classes.files}>
          {files.data?.items.map(({ evidenceId, fileName, sizeBytes, inline, at, public: isPublic, sha256, of }) => {
            const address = fileAddress(readEvidence, { ticketId: of?.ticketId ?? ticketId, evidenceId });
            return (
              <li key={evidenceId}>
                {inline ? (
                  <a href={address} target="_blank" rel="noreferrer" className={classes.thumbnail}>
                    <img src={address} alt={fileName} loading="lazy" />
                  </a>
                ) : (
                  <span className={classes.thumbnail}>
                    <IconFile size={20} stroke={1.4} aria-hidden />
                  </span>
                )}
                <div>
                  <a href={address} download={fileName} className={classes.fileName}>
                    {fileName} <IconDownload size={13} aria-hidden />
                  </a>
                  <p className={classes.muted} title={`SHA-256 ${sha256}`}>
                    {sizeText(sizeBytes, i18n.language)} · <Moment at={at} />
                    {isPublic && ` · ${t('evidence.public')}`}
                    {of !== null && ` · ${t('of', { reference: of.reference })}`}
                  </p>
                </div>
              </li>
            );
          })}
          {uploads.map(({ id, name, share, problem }) => (
            <li key={id}>
              <span className={classes.thumbnail}>
                <IconFile size={20} stroke={1.4} aria-hidden />
              </span>
              <div>
                <span className={classes.fileName}>{name}</span>
                {problem === undefined ? (
                  <Progress value={share * 100} size="sm" aria-label={t('evidence.sending', { name })} />
                ) : (
                  <p className={classes.wrong} role="alert">
                    {problem}
                  </p>
                )}
              </div>
            </li>
          ))}
        </ul>
      </section>
    </Panel>
  );
}
