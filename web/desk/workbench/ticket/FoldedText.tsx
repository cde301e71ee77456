import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Said } from '../../../platform/secrets/Said.tsx';
import classes from './timeline.module.css';

/** Longer texts fold, so that a pasted log does not bury the rest; one click shows them whole. */
const foldsAfterLines = 12;
const foldsAfterLetters = 1_200;

/** What somebody wrote, as they wrote it. */
export function FoldedText({ text, on }: { text: string; on?: string | undefined }) {
  const { t } = useTranslation('tickets');
  const [isOpen, setIsOpen] = useState(false);
  const isLong = text.length > foldsAfterLetters || text.split('\n', foldsAfterLines + 1).length > foldsAfterLines;
  return (
    <>
      <p className={classes.said} data-folded={isLong && !isOpen} dir="auto">
        <Said text={text} on={on} />
      </p>
      {isLong && (
        <button type="button" className={classes.fold} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? t('timeline.fold') : t('timeline.unfold')}
        </button>
      )}
    </>
  );
}
