import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attachEvidence } from '../../../desk/tickets/contract.ts';
import { sendFile } from '../../api/send-file.ts';
import { say } from '../../platform/parts/notices.ts';
import { useProblemWords } from '../../platform/parts/problem-words.ts';
import { serverNow } from '../../platform/time/server-time.ts';
import { useRenewTickets } from './use-ticket-command.ts';

/** A file on its way to the desk. */
export interface Upload {
  readonly id: number;
  readonly name: string;
  readonly share: number;
  readonly problem: string | undefined;
}

let last = 0;

/** Sends files to a ticket, several at once; a picture pasted anywhere on the page is taken too. */
export function useUploads(ticketId: string, mayAttach: boolean) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const renew = useRenewTickets();
  const words = useProblemWords();
  const { t } = useTranslation('tickets');
  const change = (id: number, changed: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...changed } : one)));

  const send = async (file: File, isPublic: boolean) => {
    last += 1;
    const id = last;
    setUploads((all) => [...all, { id, name: file.name, share: 0, problem: undefined }]);
    try {
      await sendFile(
        attachEvidence,
        { ticketId, fileName: file.name, ...(isPublic && { public: 'true' }) },
        { file, onProgress: (share) => change(id, { share }) },
      );
      setUploads((all) => all.filter((one) => one.id !== id));
      renew();
    } catch (problem) {
      const { title, advice } = words(problem);
      change(id, { problem: `${title}. ${advice}` });
    }
  };
  const attach = (files: readonly File[]) => {
    for (const file of files) void send(file, false);
  };
  usePastedFiles(mayAttach, (files) => {
    // What is pasted into a reply is part of what the requester is told.
    const isPublic = document.activeElement?.closest('form[data-kind="reply"]') != null;
    for (const file of files) {
      const named = called(file);
      say(t(isPublic ? 'evidence.pastedPublic' : 'evidence.pasted', { name: named.name }));
      void send(named, isPublic);
    }
  });
  return { uploads, attach };
}

/** Browsers call every pasted picture `image.png`: named by the time, one is told from another. */
function called(file: File): File {
  if (file.name !== 'image.png') return file;
  const time = new Date(serverNow()).toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '');
  return new File([file], `screenshot ${time}.png`, { type: file.type });
}

function usePastedFiles(active: boolean, onFiles: (files: readonly File[]) => void): void {
  const [pasted, setPasted] = useState<readonly File[]>([]);
  const take = useCallback((event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length > 0) setPasted(files);
  }, []);
  useEffect(() => {
    if (!active) return;
    window.addEventListener('paste', take);
    return () => window.removeEventListener('paste', take);
  }, [active, take]);
  useEffect(() => {
    if (pasted.length === 0) return;
    setPasted([]);
    onFiles(pasted);
  });
}
