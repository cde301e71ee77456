import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyPhrase } from './EmptyPhrase.tsx';
import { PromiseTime } from './PromiseTime.tsx';
import { filled, type Plan } from './plan.ts';
import classes from './promises.module.css';
import { TemplateField } from './TemplateField.tsx';

interface WhatAndWhenProps {
  readonly what: string;
  readonly onWhat: (what: string) => void;
  readonly at: string;
  readonly onAt: (at: string) => void;
  readonly plan: Plan | undefined;
  readonly clientId: string | undefined;
  readonly whatError?: string | undefined;
  readonly atError?: string | undefined;
  /** Numbers the quick picks; the keys themselves are offered by whoever frames this. */
  readonly numbered?: boolean;
  /** Without the hint, where it stands under something else that is typed. */
  readonly compact?: boolean;
}

/** What they will hear, in words or from a template, and by when. A template that names the time follows it as long as it is not edited. */
export function WhatAndWhen(props: WhatAndWhenProps) {
  const { what, onWhat, at, onAt, plan, clientId, whatError, atError, numbered = false, compact = false } = props;
  const { t } = useTranslation('promises');
  const [template, setTemplate] = useState<string>();
  const fill = (words: string, due: string) => (plan === undefined ? words : filled(words, plan, due));
  const moveTo = (next: string) => {
    if (template !== undefined && what === fill(template, at)) onWhat(fill(template, next));
    onAt(next);
  };
  return (
    <>
      <div className={classes.what}>
        <Textarea
          label={t('what')}
          {...(!compact && { description: t('whatHint') })}
          autosize
          minRows={1}
          maxRows={4}
          value={what}
          // A promise is one line.
          onChange={({ currentTarget: { value } }) => onWhat(value.replaceAll(/[\r\n]+/g, ' '))}
          error={whatError}
        />
        <TemplateField
          kind="promise"
          clientId={clientId}
          onChoose={(words) => {
            setTemplate(words);
            onWhat(fill(words, at));
          }}
        />
        <EmptyPhrase words={what} />
      </div>
      <PromiseTime value={at} onChange={moveTo} homeZone={plan?.timeZone} error={atError} numbered={numbered} />
    </>
  );
}
