import { Button, CopyButton, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './people.module.css';

/** A one-time link to hand over, to be copied; it also went by mail when the desk can send any. */
export function InvitationLink({ name, url, mailed }: { name: string; url: string; mailed: boolean }) {
  const { t } = useTranslation('people');
  return (
    <div className={classes.invitation} role="status">
      <TextInput
        label={t('linkFor', { name })}
        description={mailed ? t('linkMailed') : t('linkHandOver')}
        readOnly
        value={url}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton value={url}>
        {({ copied, copy }) => (
          <Button variant="default" size="sm" onClick={copy} leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}>
            {copied ? t('copied') : t('copyLink')}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
