import type { Handler } from '../../platform/module.ts';
import { flushUnlessTaken } from '../../platform/postgres/unique.ts';
import { notFound, notPermitted, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import type { writeTemplate as operation } from './contract.ts';
import { emptyPhraseIn } from './empty-phrase.ts';
import { templateWritten } from './facts.ts';
import { templateNameTaken, templateSaysNothing, templateStands, templateVariableUnknown } from './refusals.ts';
import { type TemplateKind, templateVariables, unknownIn } from './template.ts';

/** Writes a template for one client, or for the whole desk. Unknown variables, and words that tell requesters nothing, are refused. */
export const writeTemplate: Handler<typeof operation> = async (work, { clientId = null, kind, name, words: written }) => {
  await mustServe(work, clientId);
  checkTemplate(written);

  const templateId = work.newId();
  const stream = { clientId, id: templateId };
  const words = work.hide(stream, templateWritten.payload.shape.words, written);
  work.record(templateWritten, stream, { kind, name, words, version: 1 });
  await flushTemplate(work, { kind, name });

  return { templateId, clientId, kind, name, words, version: 1 };
};

/** Refuses a template that names what cannot be filled, or that tells requesters nothing. */
export function checkTemplate(words: string): void {
  const unknown = unknownIn(words);
  if (unknown.length > 0) refuse(templateVariableUnknown, { unknown: [...unknown], known: [...templateVariables] });
  const empty = emptyPhraseIn(words);
  if (empty !== undefined) refuse(templateSaysNothing, { phrase: empty.sentence });
}

/** Writes the fact; two templates of one kind with one name, or two wordings of the desk's check-ins, are refused by their constraints. */
export function flushTemplate(work: Work, { kind, name }: { readonly kind: TemplateKind; readonly name: string }): Promise<void> {
  return flushUnlessTaken(work, {
    template_name: () => refuse(templateNameTaken, { name }),
    template_check_in: () => refuse(templateStands, { kind }),
  });
}

/** What every client uses is written only by who serves them all. */
async function mustServe(work: Work, clientId: string | null): Promise<void> {
  if (clientId === null) return work.reach === '*' ? undefined : refuse(notPermitted);
  const client = await work.sql.selectFrom('clients.client').select('client_id').where('client_id', '=', clientId).executeTakeFirst();
  if (client === undefined) refuse(notFound);
}
