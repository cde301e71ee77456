import { Button, Modal, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listCategories } from '../../../desk/tickets/contract.ts';
import { useList } from '../../api/use-list.ts';
import { ActionDialog } from '../../platform/parts/ActionDialog.tsx';
import { ListPage } from '../../platform/parts/ListPage.tsx';
import { useSession } from '../../platform/sign-in/session.ts';
import { CategoryForm, type ListedCategory } from './CategoryForm.tsx';

/** What tickets are sorted into: steps, criteria, packets and targets are said by category. */
export function CategoriesPage() {
  const { t } = useTranslation('categories');
  const { t: common } = useTranslation();
  const { can, canForAll } = useSession();
  const [search, setSearch] = useState('');
  const [changed, setChanged] = useState<ListedCategory>();
  const categories = useList(listCategories, { search: search || undefined });
  const manages = (clientId: string | null) => (clientId === null ? canForAll('agreement.manage') : can('agreement.manage', clientId));
  return (
    <ListPage
      title={t('title')}
      searchLabel={t('search')}
      onSearch={setSearch}
      list={categories}
      emptyText={search === '' ? t('none') : t('noneFound')}
      action={<ActionDialog label={t('add')}>{(close) => <CategoryForm onDone={close} />}</ActionDialog>}
    >
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('name')}</Table.Th>
            <Table.Th>{t('under')}</Table.Th>
            <Table.Th>{t('client')}</Table.Th>
            <Table.Th>{t('team')}</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {categories.items.map((category) => (
            <Table.Tr key={category.categoryId}>
              <Table.Td>{category.name}</Table.Td>
              <Table.Td>{category.parentName ?? '–'}</Table.Td>
              <Table.Td>{category.clientName ?? t('everyClient')}</Table.Td>
              <Table.Td>{category.defaultTeamName ?? t('intake')}</Table.Td>
              <Table.Td>
                {manages(category.clientId) && (
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    aria-label={t('changeNamed', { name: category.name })}
                    onClick={() => setChanged(category)}
                  >
                    {t('change')}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {changed && (
        <Modal
          opened
          onClose={() => setChanged(undefined)}
          title={t('changeNamed', { name: changed.name })}
          size="lg"
          closeButtonProps={{ 'aria-label': common('close') }}
        >
          <CategoryForm category={changed} onDone={() => setChanged(undefined)} />
        </Modal>
      )}
    </ListPage>
  );
}
