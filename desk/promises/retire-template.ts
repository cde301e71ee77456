import type { Handler } from '../../platform/module.ts';
import type { retireTemplate as operation } from './contract.ts';
import { templateRetired } from './facts.ts';
import { templateForChange } from './template-for-change.ts';

/** Takes a template out of use, once. What was promised with its words stays. */
export const retireTemplate: Handler<typeof operation> = async (work, { templateId }) => {
  const { stream, isRetired } = await templateForChange(work, templateId);
  if (!isRetired) work.record(templateRetired, stream, {});
  return { templateId };
};
