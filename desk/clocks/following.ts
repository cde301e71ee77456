import type { RecordedFact } from '../../platform/log/fact.ts';
import type { Provenance } from '../../platform/work.ts';

/** What follows from a fact happened with it: at its instant, in its update, and as imported when it was. */
export function followingFrom(fact: RecordedFact, name: string): Provenance {
  const { occurredAt, requestId, source, externalId } = fact;
  if (source === null || externalId === null) return { occurredAt };
  return { occurredAt, requestId, actor: 'system', imported: { source, externalId: `${externalId}/${name}` } };
}
