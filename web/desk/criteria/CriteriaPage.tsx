import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listCriteria } from '../../../desk/criteria/contract.ts';
import { useRead } from '../../api/use-operation.ts';
import { Loading } from '../../platform/parts/Loading.tsx';
import { Trouble } from '../../platform/parts/Trouble.tsx';
import { useTitle } from '../../platform/parts/use-title.ts';
import { ScopeFields } from '../tickets/ScopeFields.tsx';
import { CriteriaEditor } from './CriteriaEditor.tsx';
import classes from './criteria.module.css';

/** Why tickets go up a tier: what counts for every client, for one, or for one's category; changed in versions, tried before. */
export function CriteriaPage() {
  const { t } = useTranslation('criteria');
  const scope = useSearch({ from: '/desk/admin/criteria' });
  const navigate = useNavigate();
  const criteria = useRead(listCriteria, { clientId: scope.client, categoryId: scope.category });
  useTitle(t('title'));
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <h1>{t('title')}</h1>
        <ScopeFields scope={scope} byCategory="of_a_client" onChange={(search) => void navigate({ to: '/admin/criteria', search })} />
      </header>
      <p className={classes.hint}>{t('nearestWins')}</p>
      {criteria.error && <Trouble problem={criteria.error} onRetry={() => void criteria.refetch()} />}
      {criteria.isPending && <Loading />}
      {criteria.data && (
        // Another layer or another version is another draft.
        <CriteriaEditor key={`${scope.client} ${scope.category} ${criteria.data.version}`} scope={scope} listed={criteria.data} />
      )}
    </div>
  );
}
