import { systemAuthority } from '../../platform/authority.ts';
import { inWork, type WorkPlace } from '../../platform/in-work.ts';
import { CallFailed, type CallOut } from '../../platform/outbound/index.ts';
import { connectionOf } from './connection.ts';
import { connectionTested } from './facts.ts';
import { secretsOf } from './secrets.ts';
import type { Adapters } from './workers.ts';

interface Trying {
  readonly connectionId: string;
  readonly jobId: string;
  readonly call: CallOut;
  readonly adapters: Adapters;
}

/** Tries a connection out and says what came of it, in words; the other side's answer is never told. */
export async function tryConnection(place: WorkPlace, { connectionId, jobId, call, adapters }: Trying): Promise<void> {
  const system = { authority: systemAuthority, reach: '*' } as const;
  const known = await inWork(place, { ...system, readOnly: true }, async (work) => {
    const connection = await connectionOf(work, connectionId);
    return connection && { ...connection, secrets: await secretsOf(work, connectionId), at: work.at };
  });
  if (known === undefined) return;
  const { settings, secrets, at, clientId } = known;
  const problem = await adapters(settings)
    .test({ settings, secrets, call, at, id: jobId })
    .then(
      () => null,
      (error: unknown) => (error instanceof CallFailed ? error.words : 'What it answered was not understood'),
    );
  await inWork(place, system, async (work) => {
    work.record(connectionTested, { clientId, id: connectionId }, { connectionId, problem });
  });
}
