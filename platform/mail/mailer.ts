import { asHtml, asText, type Letter } from './letter.ts';
import type { MailSettings } from './settings.ts';

/** A server that says nothing for so long is down for now. */
const timeoutMilliseconds = 10_000;

/** A file that goes with a letter. */
export interface Enclosed {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Sends mail now. For workers: everything else puts mail on the queue. */
export interface Mailer {
  readonly configured: boolean;
  readonly baseUrl: string;
  /** Hands the letter to the mail server. `key` is the same for every try, so that a repetition can be recognized by its Message-ID. */
  send(letter: Letter, key: string, files?: readonly Enclosed[]): Promise<void>;
  close(): void;
}

/** Sends by the mail server of the settings, loaded when the first mail goes out; without one, sending fails. */
export function createMailer({ settings, baseUrl }: { readonly settings: MailSettings | undefined; readonly baseUrl: string }): Mailer {
  const domain = new URL(baseUrl).hostname;
  const opened = settings === undefined ? undefined : lazily(() => openTransport(settings));
  return {
    configured: settings !== undefined,
    baseUrl,
    send: async (letter, key, files = []) => {
      if (settings === undefined || opened === undefined) throw new Error('No mail server is configured');
      const transport = await opened.get();
      await transport.sendMail({
        from: settings.from,
        to: { name: '', address: letter.to },
        subject: letter.subject,
        text: asText(letter, baseUrl),
        html: asHtml(letter, baseUrl),
        attachments: files.map(({ fileName, mediaType, bytes }) => ({
          filename: fileName,
          contentType: mediaType,
          content: Buffer.from(bytes),
        })),
        messageId: `<${key}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    },
    close: () => {
      opened?.current()?.then(
        (transport) => transport.close(),
        () => undefined,
      );
    },
  };
}

const isThisMachine = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.');

async function openTransport({ host, port, secure, user, password }: MailSettings) {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    // Many letters go over few connections: to greet a server anew for each takes longer than the letter.
    pool: true,
    host,
    port,
    secure,
    // A password goes over no network unencrypted, also when somebody on the way hides that the server could do better.
    ...(user !== undefined && { auth: { user, pass: password ?? '' }, requireTLS: !secure && !isThisMachine(host) }),
    connectionTimeout: timeoutMilliseconds,
    greetingTimeout: timeoutMilliseconds,
    socketTimeout: timeoutMilliseconds,
  });
}

function lazily<Value>(make: () => Promise<Value>): { get(): Promise<Value>; current(): Promise<Value> | undefined } {
  let made: Promise<Value> | undefined;
  return {
    get: () => {
      made ??= make();
      return made;
    },
    current: () => made,
  };
}
