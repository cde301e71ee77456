import { randomBytes } from 'node:crypto';
import type { Handoff } from '../../desk/handoff/contract.ts';
import { layoutOf } from '../../desk/handoff/index.ts';
import type { PageRequest } from '../../platform/page.ts';
import { render, saidWords } from './render.ts';
import { say } from './words.ts';

/** What a form sent that was refused: nothing that was typed is lost. */
export interface UnsentAnswer {
  readonly problem: string;
  readonly name: string;
  readonly text: string;
  readonly refutes: string;
}

interface Seen {
  /** By signed link there is a form to answer; at the desk there is a way back to the ticket. */
  readonly byLink: boolean;
  readonly unsent?: UnsentAnswer | undefined;
}

/** The handoff as a page: the same sections as on paper. */
export function showHandoff(
  handoff: Handoff,
  { path, nonce, hiddenToken, query }: Pick<PageRequest, 'path' | 'nonce' | 'hiddenToken' | 'query'>,
  { byLink, unsent }: Seen,
): string {
  const { ticketId, reference, ruledOut, attachments } = handoff;
  const layout = layoutOf(handoff);
  const ofFile = new Map(attachments.map(({ fileName, sha256, evidenceId }) => [`${fileName} ${sha256}`, evidenceId]));
  return render(
    'handoff',
    {
      title: `${reference} · ${say('handoff.kind')}`,
      nonce,
      hiddenToken,
      said: unsent === undefined ? saidWords(query.said) : undefined,
    },
    {
      layout,
      path,
      byLink,
      unsent,
      key: randomBytes(16).toString('base64url'),
      ruledOut: ruledOut.map(({ hypothesisId, number, statement }) => ({
        hypothesisId,
        words: say('handoff.refutesOne', { number, statement }),
      })),
      forms: byLink
        ? [
            { label: say('handoff.pdf'), address: `${path}/pdf` },
            { label: say('handoff.json'), address: `${path}/json` },
          ]
        : [
            { label: say('handoff.pdf'), address: `/api/v1/tickets/${ticketId}/handoff/file?format=pdf` },
            { label: say('handoff.markdown'), address: `/api/v1/tickets/${ticketId}/handoff/file?format=markdown` },
            { label: say('handoff.json'), address: `/api/v1/tickets/${ticketId}/handoff` },
          ],
      fileAddress: (fileName: string, sha256: string) => {
        const evidenceId = ofFile.get(`${fileName} ${sha256}`) ?? '';
        return byLink ? `${path}/files/${evidenceId}` : `/api/v1/tickets/${ticketId}/evidence/${evidenceId}`;
      },
      ticketAddress: `/t/${reference}`,
    },
  );
}
