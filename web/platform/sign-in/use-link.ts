import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { acceptLink, readLink } from '../../../platform/identity/contract.ts';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { forgetEverything } from '../../api/query-client.ts';
import { keepCsrfToken } from '../../api/session-token.ts';
import { useCommand } from '../../api/use-operation.ts';

/** What a one-time link is for, and how it is used: whoever uses it is signed in. */
export function useLink(token: string, onIn: () => void) {
  const link = useQuery<z.output<typeof readLink.reply>, Problem>({
    queryKey: [readLink.name, token],
    queryFn: ({ signal }) => call(readLink, { token }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const accept = useCommand(acceptLink, {
    onDone: ({ csrfToken }) => {
      forgetEverything();
      keepCsrfToken(csrfToken);
      onIn();
    },
  });
  return { link, accept };
}
