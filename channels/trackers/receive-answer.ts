import { takeAnswer } from '../../desk/handoff/index.ts';
import { answerFields } from '../../desk/handoff/rules.ts';
import { systemAuthority } from '../../platform/authority.ts';
import { inWork } from '../../platform/in-work.ts';
import type { ApartHandler, Exchange } from '../../platform/module.ts';
import { refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { type Connection, connectionOf } from './connection.ts';
import type { receiveAnswer as operation } from './contract.ts';
import { fromGitHub, fromJira, fromWebhook, type Incoming } from './incoming.ts';
import { signatureWrong } from './refusals.ts';
import { secretsOf } from './secrets.ts';
import { isSigned } from './signatures.ts';

/** A comment is never larger; systems that send more are cut off. */
const mostBytes = 1024 * 1024;

/**
 * Takes what another system sends. Whether there is such a connection, whether it has ended and whether the signature is wrong is all one
 * answer to whoever asks. What was signed and is no comment on something handed over is taken note of by nobody.
 */
export const receiveAnswer: ApartHandler<typeof operation> = async (place, { connectionId }, exchange) => {
  const body = await wholeBody(exchange);
  return inWork(place, { authority: systemAuthority, reach: '*', requestId: exchange.requestId }, async (work) => {
    const connection = await connectionOf(work, connectionId);
    const { signing } = await secretsOf(work, connectionId);
    const kind = connection?.settings.kind;
    if (connection === undefined || signing === undefined || kind === undefined || kind === 'email') return refuse(signatureWrong);
    const headerOf = (name: string) => exchange.header(name);
    if (!isSigned(kind, { secret: signing, body, headerOf, at: work.at })) return refuse(signatureWrong);
    const incoming = incomingOf(connection, parsed(body), headerOf('x-github-event'));
    return { taken: incoming !== undefined && (await take(work, connection, incoming)) };
  });
};

async function wholeBody({ bytes }: Exchange): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.byteLength;
    // Read to its end all the same: whoever is cut off in the middle hears no answer.
    if (size <= mostBytes) chunks.push(chunk);
  }
  return size > mostBytes ? refuse(signatureWrong) : Buffer.concat(chunks);
}

/** What was signed may still be no JSON; then it says nothing. */
function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function incomingOf({ settings }: Connection, body: unknown, event: string | undefined): Incoming | undefined {
  if (settings.kind === 'github') return fromGitHub(event, body, settings.repository);
  return settings.kind === 'jira' ? fromJira(body, settings.url) : fromWebhook(body);
}

/** Puts the words on the ticket whose handoff was given to this connection under that name. */
async function take(work: Work, { connectionId, settings }: Connection, { key, by, text, url, id }: Incoming): Promise<boolean> {
  const said = answerFields.safeParse({ by: by.replaceAll(/\p{Cc}/gu, ' ').slice(0, 80), text: text.slice(0, 8_000) }).data;
  if (said === undefined || settings.kind === 'email') return false;
  const delivery = await work.sql
    .selectFrom('trackers.delivery')
    .select('ticket_id as ticketId')
    .where('connection_id', '=', connectionId)
    .where('external_key', '=', key)
    .where('state', '=', 'delivered')
    .executeTakeFirst();
  if (delivery === undefined) return false;
  return takeAnswer(work, {
    ticketId: delivery.ticketId,
    ...said,
    via: settings.kind,
    refutes: null,
    url,
    externalId: `${connectionId}/${id}`,
  });
}
