import { z } from 'zod';
import { CallFailed } from '../../platform/outbound/index.ts';
import { type Adapter, below, json, mustBe } from './adapter.ts';
import { documentOf } from './jira-document.ts';
import type { Settings } from './rules.ts';
import type { Secrets } from './secrets.ts';

type Jira = Extract<Settings, { kind: 'jira' }>;

const found = z.object({ issues: z.array(z.object({ key: z.string() })) });
const made = z.object({ key: z.string() });

/** An API token goes with its account (Jira Cloud), a personal access token alone (Data Center). */
function headersFor({ email }: Jira, { token = '' }: Secrets): Record<string, string> {
  const authorization = email === null ? `Bearer ${token}` : `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}`;
  return { authorization, accept: 'application/json', 'content-type': 'application/json' };
}

/** By this an issue is recognized as ours; labels hold no spaces. */
const labelOf = (deliveryId: string): string => `secondline-${deliveryId}`;

/** Jira by its REST API v3: the issue, then the PDF beside it. It knows no idempotency, so that a repetition looks for its label first. */
export const jira: Adapter<Jira> = {
  deliver: async ({ settings, secrets, call }, { deliveryId, handoff, url, pdf, again }) => {
    const headers = headersFor(settings, secrets);
    const label = labelOf(deliveryId);
    const find = async (): Promise<string | undefined> => {
      const body = JSON.stringify({ jql: `labels = "${label}"`, fields: ['key'], maxResults: 1 });
      const reply = await call({ url: below(settings.url, '/rest/api/3/search/jql'), method: 'POST', headers, body });
      mustBe(reply, 200);
      return found.parse(json(reply)).issues[0]?.key;
    };
    const known = again ? await find() : undefined;
    const key = known ?? (await create());
    // Sent once more it would lie there twice; the issue is what counts, and its link leads to the PDF.
    if (known === undefined) await attach(key);
    return { key, url: below(settings.url, `/browse/${key}`) };

    async function create(): Promise<string> {
      const fields = {
        project: { key: settings.projectKey },
        issuetype: { name: settings.issueType },
        summary: `[${handoff.reference}] ${handoff.title}`.replaceAll(/\s+/g, ' ').slice(0, 250),
        description: documentOf(handoff, url),
        labels: ['secondline', label],
      };
      const reply = await call({
        url: below(settings.url, '/rest/api/3/issue'),
        method: 'POST',
        headers,
        body: JSON.stringify({ fields }),
      });
      mustBe(reply, 201);
      return made.parse(json(reply)).key;
    }

    async function attach(issueKey: string): Promise<void> {
      const form = multipart(`${handoff.reference} handoff.pdf`, pdf, deliveryId);
      try {
        await call({
          url: below(settings.url, `/rest/api/3/issue/${encodeURIComponent(issueKey)}/attachments`),
          method: 'POST',
          // Without it Jira takes an upload for a forged form.
          headers: { ...headers, 'content-type': form.type, 'x-atlassian-token': 'no-check' },
          body: form.body,
        });
      } catch (error) {
        // Attachments may be off over there, whatever it answers, or it is gone by now: the issue stands all the same.
        if (!(error instanceof CallFailed)) throw error;
      }
    }
  },
  test: async ({ settings, secrets, call }) => {
    const reply = await call({
      url: below(settings.url, `/rest/api/3/project/${settings.projectKey}`),
      method: 'GET',
      headers: headersFor(settings, secrets),
    });
    mustBe(reply, 200);
  },
};

/** A form with one file, as browsers send it (RFC 7578). */
function multipart(fileName: string, bytes: Uint8Array, boundary: string): { readonly type: string; readonly body: Uint8Array } {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\nContent-Type: application/pdf\r\n\r\n`;
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}
