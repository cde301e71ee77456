import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { holdAct, listHeldActs } from '../../../../platform/held-acts/contract.ts';
import { call } from '../../../api/call.ts';
import type { Line } from '../lines.ts';

/** One ticket that could not be done, and the desk's own words about it. */
export interface Refused {
  readonly line: Line;
  readonly problem: unknown;
}

/** How far an act on many tickets is. */
export interface Bulk {
  readonly done: number;
  readonly refused: readonly Refused[];
  readonly isSending: boolean;
  readonly isOver: boolean;
  readonly send: (lines: readonly Line[], act: Act) => Promise<readonly Refused[]>;
}

/** What is done to each ticket, and what it is called together while it can be taken back. */
export interface Act {
  readonly operation: string;
  readonly inputOf: (line: Line) => Readonly<Record<string, unknown>>;
  readonly label: string;
}

/** Sent side by side, so that all of them can be taken back for about as long. */
const atOnce = 5;

/** Holds the same act on each of many tickets: every one for itself, so that one refusal stops none of the others. */
export function useBulk(): Bulk {
  const client = useQueryClient();
  const [done, setDone] = useState(0);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const [state, setState] = useState<'before' | 'sending' | 'over'>('before');
  const send: Bulk['send'] = async (lines, { operation, inputOf, label }) => {
    setState('sending');
    setDone(0);
    setRefused([]);
    const waiting = [...lines];
    const failed: Refused[] = [];
    const work = async () => {
      for (let line = waiting.shift(); line !== undefined; line = waiting.shift()) {
        try {
          await call(holdAct, { operation, input: inputOf(line), label });
        } catch (problem) {
          failed.push({ line, problem });
          setRefused([...failed]);
        }
        setDone((before) => before + 1);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    void client.invalidateQueries({ queryKey: [listHeldActs.name] });
    setState('over');
    return failed;
  };
  return { done, refused, isSending: state === 'sending', isOver: state === 'over', send };
}
