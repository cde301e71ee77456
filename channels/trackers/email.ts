import type { Mailer } from '../../platform/mail/index.ts';
import { CallFailed } from '../../platform/outbound/index.ts';
import type { Adapter } from './adapter.ts';
import type { Settings } from './rules.ts';

type Email = Extract<Settings, { kind: 'email' }>;

/** A letter with the link and the PDF. Its Message-ID is made of the delivery, the same for every try. */
export function emailBy(mailer: Mailer): Adapter<Email> {
  const send = async (...sent: Parameters<Mailer['send']>): Promise<void> => {
    if (!mailer.configured) throw new CallFailed('The desk has no mail server (SECONDLINE_SMTP_URL)', { passing: false });
    await mailer.send(...sent).catch((cause: unknown) => {
      throw new CallFailed('The mail server did not take it', { passing: true, cause });
    });
  };
  return {
    deliver: async ({ settings }, { deliveryId, handoff, url, pdf }) => {
      const letter = {
        to: settings.to,
        subject: `${handoff.reference}: ${handoff.title}`.replaceAll(/\p{Cc}+/gu, ' ').slice(0, 200),
        paragraphs: [
          `${handoff.clientName} needs you: ${handoff.question ?? handoff.title}`,
          'The handoff is attached. By the link you read it as it stands now and answer, without an account.',
        ],
        action: { label: 'Read it, and answer', path: url.replace(/^https?:\/\/[^/]+/, '') },
      };
      await send(letter, deliveryId, [{ fileName: `${handoff.reference} handoff.pdf`, mediaType: 'application/pdf', bytes: pdf }]);
      return { key: null, url: null };
    },
    test: async ({ settings, id }) => {
      const paragraphs = ['Somebody at the service desk tests that handoffs reach this address. There is nothing to do.'];
      await send({ to: settings.to, subject: 'A test of the service desk', paragraphs }, id);
    },
  };
}
