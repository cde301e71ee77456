import { Kbd, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { keyNames } from '../platform/keys/key-names.ts';
import { singleKeysAreOn } from '../platform/keys/single-keys.ts';
import { useKeys, useListedActions } from '../platform/keys/use-keys.ts';
import classes from './over.module.css';

/** What the keys do here, on this very page. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const actions = useListedActions().filter(({ keys }) => keys !== '');
  useKeys([], { stops: 'keys' });
  const shown = [...new Map(actions.map((action) => [action.label, action])).values()];
  return (
    <Modal opened onClose={onClose} title={t('keys.title')} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      {!singleKeysAreOn() && <p className={classes.off}>{t('keys.off')}</p>}
      <dl className={classes.keys}>
        {shown.map(({ keys, label }) => (
          <div key={keys}>
            <dt>
              {keyNames(keys).map((key) => (
                <Kbd key={key} size="xs">
                  {key}
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
