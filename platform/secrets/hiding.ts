import type { z } from 'zod';
import { idAt } from '../id.ts';
import type { Stream } from '../log/fact.ts';
import { hideSecrets } from './hidden.ts';
import { type HiddenSecret, mostKeptAtOnce } from './keep-secrets.ts';
import { changeSaid } from './said.ts';

/** What one piece of work hides, until it is kept. */
export interface Hiding {
  /** A value with the secrets hidden in every text of it that people wrote. What belongs to no client is left as it is. */
  hide<Schema extends z.ZodType>(stream: Stream, schema: Schema, value: z.output<Schema>): z.output<Schema>;
  /** What was hidden since it was asked for last. */
  take(): readonly HiddenSecret[];
}

/** Begins to hide for one piece of work. */
export function hiding(at: Temporal.Instant): Hiding {
  let hidden: HiddenSecret[] = [];
  let kept = 0;
  return {
    hide: (stream, schema, value) =>
      stream.clientId === null
        ? value
        : changeSaid(schema, value, (text) =>
            hideSecrets(text, (kind, secret) => {
              const code = idAt(at).slice(-8);
              kept += 1;
              if (kept <= mostKeptAtOnce) hidden.push({ stream, code, kind, secret });
              return code;
            }),
          ),
    take: () => {
      const taken = hidden;
      hidden = [];
      return taken;
    },
  };
}
