import type { Grade, Priority } from '../tickets/rules.ts';
import type { FilledField, PacketDraft } from './packet.ts';
import { deviceIn, errorIn, stoppedIn, systemIn } from './told-in.ts';

/** What stands on the ticket that its packet may be filled from. */
export interface OnTicket {
  /** What was written on it, the oldest first: title, description, messages, results of steps. */
  readonly texts: readonly string[];
  readonly place: string | null;
  readonly impact: Grade;
  readonly urgency: Grade;
  readonly priority: Priority;
  readonly openedAt: string;
  /** People with the same trouble, the requester counted. */
  readonly people: number;
}

/** A draft with what was left out filled from the ticket, and which fields those are. */
export interface FilledDraft {
  readonly draft: PacketDraft;
  readonly filled: readonly FilledField[];
}

const grades = { 1: 'high', 2: 'medium', 3: 'low' } as const;

/**
 * Fills what the sender left out from what stands on the ticket: the error's words, device and system that somebody named, the place, how many
 * have the same trouble since when, what it stops. What the sender wrote stays; what nobody wrote stays empty.
 */
export function fillPacket(draft: PacketDraft, on: OnTicket): FilledDraft {
  const filled: FilledField[] = [];
  const fill = <Value>(field: FilledField, written: Value | undefined, found: Value | undefined): Value | undefined => {
    if (written !== undefined || found === undefined) return written;
    filled.push(field);
    return found;
  };
  const { environment, extent } = draft;
  const graded = on.impact === 1 || on.urgency === 1;
  const howBadly = graded ? `Impact ${grades[on.impact]}, urgency ${grades[on.urgency]} (P${on.priority})` : undefined;
  return {
    draft: {
      ...draft,
      ...given('errorText', fill('errorText', draft.errorText, errorIn(on.texts))),
      environment: {
        ...environment,
        ...given('asset', fill('environment.asset', environment.asset, deviceIn(on.texts))),
        ...given('os', fill('environment.os', environment.os, systemIn(on.texts))),
        ...given('networkPlace', fill('environment.networkPlace', environment.networkPlace, on.place ?? undefined)),
      },
      extent: {
        ...extent,
        ...given('peopleAffected', fill('extent.peopleAffected', extent.peopleAffected, on.people)),
        ...given('since', fill('extent.since', extent.since, on.openedAt)),
        ...given('howBadly', fill('extent.howBadly', extent.howBadly, howBadly)),
        ...given('whatItStops', fill('extent.whatItStops', extent.whatItStops, stoppedIn(on.texts))),
      },
    },
    filled,
  };
}

function given<Name extends string, Value>(name: Name, value: Value | undefined): { readonly [Key in Name]?: Value } {
  // One key, by its own name.
  return value === undefined ? {} : ({ [name]: value } as { readonly [Key in Name]?: Value });
}
