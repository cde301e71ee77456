import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listCategories } from '../../../desk/tickets/contract.ts';
import { listClients } from '../../../estate/clients/contract.ts';
import { useAll } from '../../api/use-all.ts';

/** For whom something is said: every client or one, and for which category. */
export interface Scope {
  readonly client?: string | undefined;
  readonly category?: string | undefined;
}

interface ScopeFieldsProps {
  readonly scope: Scope;
  readonly onChange: (scope: Scope) => void;
  /** A category is asked for also where no client is chosen, and only then can anything be shown. */
  readonly byCategory?: 'of_a_client' | 'always';
}

/** The categories that something can be said for: the desk's own, and those of the client that is chosen. */
export function useCategoriesOf({ client }: Scope, { enabled }: { readonly enabled: boolean }) {
  const { data } = useAll(listCategories, { clientId: client }, { enabled });
  return data?.items.filter(({ clientId }) => clientId === null || clientId === client);
}

/** Chooses the client and the category that a page of settings is about; the address keeps them. */
export function ScopeFields({ scope, onChange, byCategory }: ScopeFieldsProps) {
  const { t } = useTranslation('criteria');
  const clients = useAll(listClients, {});
  const asksCategory = byCategory === 'always' || (byCategory === 'of_a_client' && scope.client !== undefined);
  const offered = useCategoriesOf(scope, { enabled: asksCategory }) ?? [];
  return (
    <>
      <Select
        label={t('client')}
        placeholder={t('everyClient')}
        clearable
        searchable
        data={(clients.data?.items ?? []).map(({ clientId, name }) => ({ value: clientId, label: name }))}
        value={scope.client ?? null}
        onChange={(client) => onChange({ client: client ?? undefined })}
      />
      {asksCategory && (
        <Select
          label={t('category')}
          placeholder={byCategory === 'always' ? t('chooseCategory') : t('everyCategory')}
          clearable={byCategory !== 'always'}
          searchable
          data={offered.map(({ categoryId, name }) => ({ value: categoryId, label: name }))}
          value={scope.category ?? null}
          onChange={(category) => onChange({ ...scope, category: category ?? undefined })}
        />
      )}
    </>
  );
}
