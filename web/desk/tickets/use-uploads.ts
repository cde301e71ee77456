import { useCallback, useEffect, useState } from 'react';
import { attachEvidence } from '../../../desk/tickets/contract.ts';
import { sendFile } from '../../api/send-file.ts';
import { useProblemWords } from '../../platform/parts/problem-words.ts';
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
  const change = (id: number, changed: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...changed } : one)));

  const send = async (file: File) => {
    last += 1;
    const id = last;
    setUploads((all) => [...all, { id, name: file.name, share: 0, problem: undefined }]);
    try {
      await sendFile(attachEvidence, { ticketId, fileName: file.name }, { file, onProgress: (share) => change(id, { share }) });
      setUploads((all) => all.filter((one) => one.id !== id));
      renew();
    } catch (problem) {
      const { title, advice } = words(problem);
      change(id, { problem: `${title}. ${advice}` });
    }
  };
  const attach = (files: readonly File[]) => {
    for (const file of files) void send(file);
  };
  usePastedFiles(mayAttach, attach);
  return { uploads, attach };
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
