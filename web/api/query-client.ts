import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { readSession } from '../../platform/identity/contract.ts';
import { Problem } from './problem.ts';

const mostTries = 3;
let signedOut: () => void = () => undefined;

/** Says what to do when an answer tells that the session has ended. */
export function whenSignedOut(run: () => void): void {
  signedOut = run;
}

/** A definite no is final; silence and "try again" are not. */
const tryAgain = (failures: number, error: unknown) => error instanceof Problem && error.passing && failures < mostTries;

const noticeSignedOut = (error: unknown) => {
  if (!(error instanceof Problem) || error.status !== 401 || queryClient.getQueryData([readSession.name]) === undefined) return;
  signedOut();
};

/** What the page knows of the desk. Old answers stay on the screen while new ones are fetched. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignedOut }),
  mutationCache: new MutationCache({ onError: noticeSignedOut }),
  defaultOptions: {
    queries: { retry: tryAgain, staleTime: 5_000, refetchOnWindowFocus: true },
    mutations: { retry: tryAgain },
  },
});

/** Forgets everything that was read: another person sits here now. */
export function forgetEverything(): void {
  queryClient.clear();
}
