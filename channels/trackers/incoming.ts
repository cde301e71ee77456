import { z } from 'zod';

/** What another system said about something that was handed over. */
export interface Incoming {
  /** What it is called there: an issue's key or number, or the delivery's id. */
  readonly key: string;
  readonly by: string;
  readonly text: string;
  readonly url: string | null;
  /** The other system's own name for it. */
  readonly id: string;
}

const github = z.object({
  action: z.string(),
  issue: z.object({ number: z.number().int() }),
  comment: z.object({ id: z.number().int(), body: z.string(), html_url: z.url(), user: z.object({ login: z.string() }) }),
  repository: z.object({ full_name: z.string() }),
});
/** In webhooks of Jira a comment's body is plain text or wiki text (v2); a document is read for its words. */
const jira = z.object({
  webhookEvent: z.string(),
  issue: z.object({ key: z.string() }),
  comment: z.object({ id: z.string(), body: z.unknown(), author: z.object({ displayName: z.string() }) }),
});
const webhook = z.object({
  type: z.literal('handoff.answered'),
  data: z.object({ deliveryId: z.uuid(), by: z.string(), text: z.string(), id: z.string().max(200), url: z.url().nullable().optional() }),
});

/** A comment on a GitHub issue; nothing for other events, such as a ping, an edit, or a bot's own echo. */
export function fromGitHub(event: string | undefined, body: unknown, repository: string): Incoming | undefined {
  const known = event === 'issue_comment' ? github.safeParse(body).data : undefined;
  if (known === undefined || known.action !== 'created' || known.repository.full_name.toLowerCase() !== repository.toLowerCase())
    return undefined;
  const { issue, comment } = known;
  return { key: String(issue.number), by: comment.user.login, text: comment.body, url: comment.html_url, id: String(comment.id) };
}

/** A comment on a Jira issue; nothing for other events. */
export function fromJira(body: unknown, url: string): Incoming | undefined {
  const known = jira.safeParse(body).data;
  if (known === undefined || known.webhookEvent !== 'comment_created') return undefined;
  const { issue, comment } = known;
  const address = `${url.replace(/\/+$/, '')}/browse/${encodeURIComponent(issue.key)}?focusedCommentId=${encodeURIComponent(comment.id)}`;
  return { key: issue.key, by: comment.author.displayName, text: wordsOf(comment.body), url: address, id: comment.id };
}

/** An answer by webhook. */
export function fromWebhook(body: unknown): Incoming | undefined {
  const known = webhook.safeParse(body).data;
  if (known === undefined) return undefined;
  const { deliveryId, url, ...said } = known.data;
  return { key: deliveryId, url: url ?? null, ...said };
}

/** Deeper than this no comment is nested. */
const mostDepth = 12;

/** The words of a comment: as they are, or gathered from a document's text nodes, a line for each paragraph. */
function wordsOf(body: unknown, depth = 0): string {
  if (typeof body === 'string') return body;
  if (typeof body !== 'object' || body === null || depth > mostDepth) return '';
  const { type, text, content } = body as { readonly type?: unknown; readonly text?: unknown; readonly content?: unknown };
  if (typeof text === 'string') return text;
  if (type === 'hardBreak') return '\n';
  const within = Array.isArray(content) ? content.map((node) => wordsOf(node, depth + 1)).join('') : '';
  return type === 'paragraph' || type === 'heading' ? `${within}\n` : within;
}
