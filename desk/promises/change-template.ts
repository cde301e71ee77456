import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { changeTemplate as operation } from './contract.ts';
import { templateWritten } from './facts.ts';
import { templateForChange } from './template-for-change.ts';
import { checkTemplate, flushTemplate } from './write-template.ts';

/** Gives a template other words, as its next version. What was promised with the words before stays as it was told. */
export const changeTemplate: Handler<typeof operation> = async (work, { templateId, name, words: written }) => {
  const { stream, kind, version, isRetired } = await templateForChange(work, templateId);
  if (isRetired) refuse(notFound);
  checkTemplate(written);

  const words = work.hide(stream, templateWritten.payload.shape.words, written);
  work.record(templateWritten, stream, { kind, name, words, version: version + 1 });
  await flushTemplate(work, { kind, name });

  return { templateId, clientId: stream.clientId, kind, name, words, version: version + 1 };
};
