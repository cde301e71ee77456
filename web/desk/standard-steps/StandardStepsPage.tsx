import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listStandardSteps } from '../../../desk/standard-steps/contract.ts';
import { useRead } from '../../api/use-operation.ts';
import { Empty } from '../../platform/parts/Empty.tsx';
import { Loading } from '../../platform/parts/Loading.tsx';
import { Trouble } from '../../platform/parts/Trouble.tsx';
import { useTitle } from '../../platform/parts/use-title.ts';
import classes from '../criteria/criteria.module.css';
import { ScopeFields, useCategoriesOf } from '../tickets/ScopeFields.tsx';
import { StepsEditor } from './StepsEditor.tsx';

/** What is tried first for a category, for every client or for one; changed in versions. */
export function StandardStepsPage() {
  const { t } = useTranslation('steps');
  const scope = useSearch({ from: '/desk/admin/steps' });
  const navigate = useNavigate();
  const steps = useRead(
    listStandardSteps,
    { clientId: scope.client, categoryId: scope.category ?? '' },
    { enabled: scope.category !== undefined },
  );
  const offered = useCategoriesOf(scope, { enabled: true });
  useTitle(t('title'));
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <h1>{t('title')}</h1>
        <ScopeFields scope={scope} byCategory="always" onChange={(search) => void navigate({ to: '/admin/steps', search })} />
      </header>
      <p className={classes.hint}>{t('nearestWins')}</p>
      {scope.category === undefined && offered !== undefined && (
        <Empty title={t(offered.length > 0 ? 'choose' : scope.client === undefined ? 'noneForAll' : 'noneForClient')}>
          {offered.length === 0 && <Link to="/admin/categories">{t('toCategories')}</Link>}
        </Empty>
      )}
      {steps.error && <Trouble problem={steps.error} onRetry={() => void steps.refetch()} />}
      {scope.category !== undefined && steps.isPending && <Loading />}
      {scope.category !== undefined && steps.data && (
        // Another list or another version is another draft.
        <StepsEditor
          key={`${scope.client} ${scope.category} ${steps.data.version}`}
          clientId={scope.client}
          categoryId={scope.category}
          listed={steps.data}
        />
      )}
    </div>
  );
}
