import { Button, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listApiTokens, revokeApiToken } from '../../../platform/identity/contract.ts';
import { useList } from '../../api/use-list.ts';
import { useCommand } from '../../api/use-operation.ts';
import { ActionDialog } from '../../platform/parts/ActionDialog.tsx';
import { ListPage } from '../../platform/parts/ListPage.tsx';
import { Moment } from '../../platform/time/Moment.tsx';
import { TokenForm } from './TokenForm.tsx';

/** Tokens by which other programs act here. */
export function TokensPage() {
  const { t } = useTranslation('account');
  const tokens = useList(listApiTokens, {});
  const revoke = useCommand(revokeApiToken, { renews: [listApiTokens] });
  return (
    <ListPage
      title={t('tokens')}
      list={tokens}
      emptyText={t('noTokens')}
      action={<ActionDialog label={t('issueToken')}>{() => <TokenForm />}</ActionDialog>}
    >
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('tokenName')}</Table.Th>
            <Table.Th>{t('scopes')}</Table.Th>
            <Table.Th>{t('issuedBy')}</Table.Th>
            <Table.Th>{t('issuedAt')}</Table.Th>
            <Table.Th>{t('lastUse')}</Table.Th>
            <Table.Th>{t('expires')}</Table.Th>
            <Table.Th>{t('state')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {tokens.items.map(({ tokenId, name, scopes, issuedBy, issuedAt, lastUsedAt, expiresAt, revokedAt }) => (
            <Table.Tr key={tokenId}>
              <Table.Td>{name}</Table.Td>
              <Table.Td>{scopes.join(', ')}</Table.Td>
              <Table.Td>{issuedBy}</Table.Td>
              <Table.Td>
                <Moment at={issuedAt} />
              </Table.Td>
              <Table.Td>{lastUsedAt === null ? t('never') : <Moment at={lastUsedAt} />}</Table.Td>
              <Table.Td>{expiresAt === null ? t('never') : <Moment at={expiresAt} />}</Table.Td>
              <Table.Td>
                {revokedAt === null ? (
                  <Button
                    variant="default"
                    size="compact-xs"
                    aria-label={t('revokeToken', { name })}
                    onClick={() => revoke.mutate({ tokenId })}
                  >
                    {t('revoke')}
                  </Button>
                ) : (
                  t('revoked')
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ListPage>
  );
}
