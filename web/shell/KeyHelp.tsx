import { Kbd, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { keyNames } from '../platform/keys/key-names.ts';
import { singleKeysAreOn } from '../platform/keys/single-keys.ts';
import { useKeys, useListedActions } from '../platform/keys/use-keys.ts';
import classes from './over.module.css';

/** What the keys do here, on this very page. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const byLabel = Map.groupBy(
    useListedActions().filter(({ keys }) => keys !== ''),
    ({ label }) => label,
  );
  useKeys([], { stops: 'keys' });
  return (
    <Modal opened onClose={onClose} title={t('keys.title')} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      {!singleKeysAreOn() && <p className={classes.off}>{t('keys.off')}</p>}
      <dl className={classes.keys}>
        {[...byLabel].map(([label, actions]) => (
          <div key={label}>
            <dt>
              {actions.map(({ keys }) => (
                <Kbd key={keys} size="xs">
                  {keyNames(keys).join(' ')}
                </Kbd>
              ))}
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
