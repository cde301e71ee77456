import type { Handler } from '../../platform/module.ts';
import type { readHandoffFile as operation } from './contract.ts';
import { handoffMarkdown } from './handoff-markdown.ts';
import { handoffPdf } from './handoff-pdf.ts';
import { handoffOf } from './read-handoff.ts';

/** Sends the handoff as PDF or Markdown. */
export const readHandoffFile: Handler<typeof operation> = async (work, { ticketId, format }, exchange) => {
  const handoff = await handoffOf(work, ticketId);
  const bytes = format === 'pdf' ? await handoffPdf(handoff) : Buffer.from(handoffMarkdown(handoff));
  const name = `${handoff.reference} handoff.${format === 'pdf' ? 'pdf' : 'md'}`;
  await exchange.sendBytes({
    chunks: just(bytes),
    headers: {
      'content-type': format === 'pdf' ? 'application/pdf' : 'text/markdown; charset=utf-8',
      // A reference is plain ASCII.
      'content-disposition': `attachment; filename="${name}"`,
    },
  });
  return null;
};

async function* just(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
