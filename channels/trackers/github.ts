import { z } from 'zod';
import { handoffMarkdown } from '../../desk/handoff/index.ts';
import { type Adapter, below, json, mustBe, type Parcel } from './adapter.ts';
import type { Settings } from './rules.ts';

type GitHub = Extract<Settings, { kind: 'github' }>;

const issue = z.object({ number: z.number().int(), html_url: z.url(), body: z.string().nullable() });

/** An issue's body holds no more (GitHub's limit), less what stands around it. */
const mostBodyLetters = 65_000;
/** Looked through for an issue that an earlier try has opened. */
const mostLookedAt = 100;

const headersWith = (token: string | undefined) => ({
  accept: 'application/vnd.github+json',
  'x-github-api-version': '2022-11-28',
  'content-type': 'application/json',
  ...(token !== undefined && { authorization: `Bearer ${token}` }),
});

/** By this an issue is recognized as ours; it is not shown. */
const markOf = (deliveryId: string): string => `<!-- secondline ${deliveryId} -->`;

/** GitHub Issues by its REST API: POST /repos/{owner}/{repo}/issues. It knows no idempotency, so that a repetition looks first. */
export const github: Adapter<GitHub> = {
  deliver: async ({ settings, secrets, call }, parcel) => {
    const issues = below(settings.url, `/repos/${settings.repository}/issues`);
    const headers = headersWith(secrets.token);
    if (parcel.again) {
      const listed = await call({
        url: `${issues}?state=all&sort=created&direction=desc&per_page=${mostLookedAt}`,
        method: 'GET',
        headers,
      });
      mustBe(listed, 200);
      const ours = z
        .array(issue)
        .parse(json(listed))
        .find(({ body }) => body?.includes(markOf(parcel.deliveryId)) === true);
      if (ours !== undefined) return { key: String(ours.number), url: ours.html_url };
    }
    const made = await call({
      url: issues,
      method: 'POST',
      headers,
      body: JSON.stringify({ title: titleOf(parcel), body: bodyOf(parcel) }),
    });
    mustBe(made, 201);
    const { number, html_url } = issue.parse(json(made));
    return { key: String(number), url: html_url };
  },
  test: async ({ settings, secrets, call }) => {
    const found = await call({
      url: below(settings.url, `/repos/${settings.repository}`),
      method: 'GET',
      headers: headersWith(secrets.token),
    });
    mustBe(found, 200);
  },
};

const titleOf = ({ handoff }: Parcel): string => `[${handoff.reference}] ${handoff.title}`.slice(0, 250);

function bodyOf({ handoff, url, deliveryId }: Parcel): string {
  const read = `[Read it as it stands now, and answer](${url}) · Comments here come back to the ticket.`;
  return `${read}\n\n${handoffMarkdown(handoff).slice(0, mostBodyLetters)}\n\n${markOf(deliveryId)}`;
}
