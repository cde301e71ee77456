import { createContext, type ReactNode, useContext } from 'react';
import { type Upload, useUploads } from './use-uploads.ts';

interface Uploading {
  readonly uploads: readonly Upload[];
  readonly attach: (files: readonly File[]) => void;
}

const Sending = createContext<Uploading>({ uploads: [], attach: () => undefined });

/** Takes files for one ticket, whatever of its page is shown: a picture pasted into any box becomes evidence. */
export function Uploads({ ticketId, mayAttach, children }: { ticketId: string; mayAttach: boolean; children: ReactNode }) {
  return <Sending.Provider value={useUploads(ticketId, mayAttach)}>{children}</Sending.Provider>;
}

/** The files on their way to the ticket of this page. */
export function useUploading(): Uploading {
  return useContext(Sending);
}
