import { Button, NativeSelect } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listTemplates, writeTemplate } from '../../../desk/promises/contract.ts';
import { type TemplateKind, templateKind } from '../../../desk/promises/template.ts';
import { useCommand } from '../../api/use-operation.ts';
import formClasses from '../../platform/parts/form.module.css';
import { say } from '../../platform/parts/notices.ts';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { TemplateWords } from './TemplateWords.tsx';

interface TemplateFormProps {
  readonly clients: readonly { readonly clientId: string; readonly name: string }[];
  readonly onDone: () => void;
}

/** Writes a template, for every client or for one. */
export function TemplateForm({ clients, onDone }: TemplateFormProps) {
  const { t } = useTranslation('promises');
  const [fields, setFields] = useState({ name: '', words: '' });
  const [kind, setKind] = useState<TemplateKind>('promise');
  const [clientId, setClientId] = useState('');
  const write = useCommand(writeTemplate, {
    renews: [listTemplates],
    onDone: ({ name }) => {
      say(t('saved', { name }));
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    write.mutate({ kind, name: fields.name.trim(), words: fields.words.trim(), ...(clientId !== '' && { clientId }) });
  };
  return (
    <form className={formClasses.form} onSubmit={submit}>
      <Refusal problem={write.error} />
      <div className={formClasses.pair}>
        <NativeSelect
          label={t('templateKind')}
          data={templateKind.options.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          value={kind}
          onChange={({ currentTarget: { value } }) => setKind(templateKind.parse(value))}
        />
        <NativeSelect
          label={t('templateClient')}
          data={[{ value: '', label: t('everyClient') }, ...clients.map((client) => ({ value: client.clientId, label: client.name }))]}
          value={clientId}
          onChange={({ currentTarget: { value } }) => setClientId(value)}
        />
      </div>
      <TemplateWords {...fields} onChange={setFields} problem={write.error} />
      <div className={formClasses.end}>
        <Button type="submit" size="sm" loading={write.isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
