import { createContext, useContext } from 'react';

/** The zone in which whoever looks lives; told by the session, else the browser's. */
export const browserZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
export const ViewerZone = createContext(browserZone);

export function useViewerZone(): string {
  return useContext(ViewerZone);
}
