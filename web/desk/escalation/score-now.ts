import type { FilledField, PacketDraft, PacketScore } from '../../../desk/escalation/packet.ts';
import { needsReason, scorePacket } from '../../../desk/escalation/score.ts';
import type { Scored } from './use-packet-score.ts';

/** How complete what is typed just now is, and whether it goes up with a reason only. */
export interface ScoredNow {
  readonly score: PacketScore;
  readonly needsReason: boolean;
}

/**
 * Scores what is typed at every keystroke, by the desk's own rules, on what the desk last said of the ticket: its timeline, steps, files and
 * what fills itself. Which criteria are met the desk says, a moment later.
 */
export function scoreNow({ criteria, filled, score: { required, whole } }: Scored, typed: PacketDraft): ScoredNow {
  const draft = withFilled(typed, filled);
  const score = scorePacket({
    draft,
    criteria,
    timelineEntries: filled.timeline,
    steps: filled.tried,
    files: filled.files,
    filled: filled.fields.filter((field) => valueAt(typed, field) === undefined),
    template: { required, whole },
  });
  return { score, needsReason: needsReason({ criterion: draft.criterion, criteria, score }) };
}

/** What is typed, and where nothing is, what the desk filled in from the ticket. */
function withFilled(typed: PacketDraft, { fields, draft: found }: Scored['filled']): PacketDraft {
  const pick = <Part extends 'environment' | 'extent'>(part: Part): PacketDraft[Part] => {
    const own = fields.filter((field) => field.startsWith(`${part}.`)).map((field) => field.slice(part.length + 1));
    const filled = Object.entries(found[part]).filter(([name]) => own.includes(name));
    return { ...Object.fromEntries(filled), ...typed[part] };
  };
  const errorText = typed.errorText ?? (fields.includes('errorText') ? found.errorText : undefined);
  return { ...typed, ...(errorText !== undefined && { errorText }), environment: pick('environment'), extent: pick('extent') };
}

function valueAt(draft: PacketDraft, field: FilledField): unknown {
  const [part, name] = field.split('.');
  if (part === 'environment' || part === 'extent') return new Map<string, unknown>(Object.entries(draft[part])).get(name ?? '');
  return draft.errorText;
}
