import { Skeleton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './parts.module.css';

/** Lines of different lengths look like text. */
const widths = [92, 75, 84, 66, 88, 58, 79, 70, 95, 62, 81, 73] as const;
const nothingUntil = 150;
const slowAfter = 3_000;

/** The shape of what is coming: nothing for the first moment, then grey lines, then a word that it takes long. */
export function Loading({ lines = 6 }: { lines?: number }) {
  const { t } = useTranslation();
  const [stage, setStage] = useState<'soon' | 'waiting' | 'slow'>('soon');
  useEffect(() => {
    const timers = [setTimeout(() => setStage('waiting'), nothingUntil), setTimeout(() => setStage('slow'), slowAfter)];
    return () => {
      for (const timer of timers) clearTimeout(timer);
    };
  }, []);
  return (
    <div className={classes.loading} aria-busy="true">
      {stage !== 'soon' && widths.slice(0, lines).map((width) => <Skeleton key={width} height={14} width={`${width}%`} />)}
      <p role="status">{stage === 'slow' ? t('slow') : ''}</p>
    </div>
  );
}
