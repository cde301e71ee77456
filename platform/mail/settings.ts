/** A mail server that takes our mail. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (smtps). Otherwise STARTTLS is used wherever the server offers it. */
  readonly secure: boolean;
  readonly user?: string;
  readonly password?: string;
  /** Sender of every mail. */
  readonly from: string;
}

const portOf = { 'smtp:': 587, 'smtps:': 465 } as const;

/**
 * Reads `smtp://user:password@host:port` (smtps for TLS from the first byte). Nothing when no server is named: links are copied then.
 * The sender is `from`, or `secondline@` and the server's host.
 */
export function mailSettings(smtpUrl: string | undefined, from: string | undefined): MailSettings | undefined {
  if (smtpUrl === undefined || smtpUrl === '') return undefined;
  const url = new URL(smtpUrl);
  if (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') throw new Error('The URL of a mail server begins with smtp:// or smtps://');
  if (url.hostname === '') throw new Error('The URL of a mail server names its host');
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? portOf[url.protocol] : Number(url.port),
    secure: url.protocol === 'smtps:',
    ...(url.username !== '' && { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }),
    from: from ?? `Secondline <secondline@${url.hostname}>`,
  };
}
