import { Kbd } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../platform/keys/use-keys.ts';
import classes from './queue.module.css';
import type { Staged } from './staging.ts';

/** What changed at the desk meanwhile. The list follows when somebody says so, never by itself. */
export function StagedBar({ staged: { added, moved }, onApply }: { staged: Staged; onApply: () => void }) {
  const { t } = useTranslation('workbench');
  const waits = added + moved > 0;
  useKeys([{ keys: 'u', label: t('keys.update'), run: onApply }], { active: waits });
  return (
    <div role="status">
      {waits && (
        <button type="button" className={classes.bar} onClick={onApply}>
          {[added > 0 ? t('staged.added', { count: added }) : '', moved > 0 ? t('staged.moved', { count: moved }) : '']
            .filter((words) => words !== '')
            .join(', ')}
          {' – '}
          {t('staged.press')} <Kbd size="xs">U</Kbd>
        </button>
      )}
    </div>
  );
}
