import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { emptyPhraseIn } from '../../../desk/promises/empty-phrase.ts';
import classes from './promises.module.css';

/** Says while somebody types that their words tell the requester nothing, and what to say in their place. */
export function EmptyPhrase({ words }: { words: string }) {
  const { t } = useTranslation('promises');
  const empty = emptyPhraseIn(words);
  return (
    <p className={classes.empty} role="status" data-empty={empty !== undefined}>
      {empty && (
        <>
          <IconAlertTriangle size={16} stroke={1.8} aria-hidden />
          <span>
            <strong>{t('saysNothing', { sentence: empty.sentence })}</strong> {t(`instead.${empty.name}`)}
          </span>
        </>
      )}
    </p>
  );
}
