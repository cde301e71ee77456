import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listTemplates } from '../../../desk/promises/contract.ts';
import type { TemplateKind } from '../../../desk/promises/template.ts';
import { useAll } from '../../api/use-all.ts';

interface TemplateFieldProps {
  readonly kind: TemplateKind;
  readonly clientId: string | undefined;
  readonly onChoose: (words: string) => void;
}

/** Offers the client’s templates and the desk’s own. Nothing is shown where nobody has written any. */
export function TemplateField({ kind, clientId, onChoose }: TemplateFieldProps) {
  const { t } = useTranslation('promises');
  const templates = useAll(listTemplates, { kind, ...(clientId !== undefined && { clientId }) });
  const items = templates.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <NativeSelect
      size="xs"
      aria-label={t('template')}
      data={[{ value: '', label: t('templateChoose') }, ...items.map(({ templateId, name }) => ({ value: templateId, label: name }))]}
      value=""
      onChange={({ currentTarget: { value } }) => {
        const chosen = items.find(({ templateId }) => templateId === value);
        if (chosen) onChoose(chosen.words);
      }}
    />
  );
}
