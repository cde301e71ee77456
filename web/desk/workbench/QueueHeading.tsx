import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { cellRole, wholeRowRole } from './grid-roles.ts';
import classes from './queue.module.css';

interface QueueHeadingProps {
  readonly heading: 'waiting' | 'tier';
  readonly count: number;
  readonly tier: 1 | 2 | 3 | undefined;
  readonly style: CSSProperties;
}

/** What the rows below have in common. */
export function QueueHeading({ heading, count, tier, style }: QueueHeadingProps) {
  const { t } = useTranslation('workbench');
  return (
    <div className={classes.heading} style={style} {...wholeRowRole}>
      <div {...cellRole}>{heading === 'waiting' ? t('headings.waiting', { tier, count }) : t('headings.tier', { tier })}</div>
    </div>
  );
}
