import { claimKey, keepReply, requestDigest } from '../../platform/http/index.ts';
import type { Work } from '../../platform/work.ts';

/** What a page puts into its form's hidden key. */
const pattern = /^[\w-]{22}$/;

/**
 * Does what a form asks for once, however often the same form with the same words is sent within a day, and answers what the first time
 * answered. Other words from the same page are another message: nobody's text is swallowed.
 */
export async function once(
  work: Work,
  form: { readonly key: string | undefined; readonly words: readonly string[] },
  run: () => Promise<string>,
): Promise<string> {
  if (form.key === undefined || !pattern.test(form.key)) return run();
  const digest = requestDigest('portal form', form.words);
  const key = `form:${form.key}:${digest}`;
  const kept = await claimKey(work, key);
  if (kept !== undefined) return kept.reply ?? '';
  const answer = await run();
  await keepReply(work, key, digest, answer);
  return answer;
}
