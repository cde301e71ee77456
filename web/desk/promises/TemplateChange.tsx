import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeTemplate, listTemplates } from '../../../desk/promises/contract.ts';
import { useCommand } from '../../api/use-operation.ts';
import { DialogFrame } from '../../platform/parts/DialogFrame.tsx';
import { say } from '../../platform/parts/notices.ts';
import type { Template } from './TemplatesPage.tsx';
import { TemplateWords } from './TemplateWords.tsx';

/** Gives a template other words: its next version. */
export function TemplateChange({ template, onClose }: { template: Template; onClose: () => void }) {
  const { t } = useTranslation('promises');
  const [fields, setFields] = useState({ name: template.name, words: template.words });
  const change = useCommand(changeTemplate, {
    renews: [listTemplates],
    onDone: ({ name }) => {
      say(t('saved', { name }));
      onClose();
    },
  });
  return (
    <DialogFrame
      title={template.name}
      sendLabel={t('save')}
      onSend={() => change.mutate({ templateId: template.templateId, name: fields.name.trim(), words: fields.words.trim() })}
      onClose={onClose}
      isSending={change.isPending}
      problem={change.error}
      isReady={fields.name.trim() !== '' && fields.words.trim() !== ''}
    >
      <TemplateWords {...fields} onChange={setFields} problem={change.error} />
    </DialogFrame>
  );
}
