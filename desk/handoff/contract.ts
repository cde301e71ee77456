import { z } from 'zod';
import { tier } from '../../estate/people/rules.ts';
import { operation } from '../../platform/operation.ts';
import { instant } from '../../platform/wire.ts';
import { accessLacking, environment, extent, packetDraft, packetItem } from '../escalation/contract.ts';
import { heldTheory, ruledOutTheory } from '../hypotheses/contract.ts';
import { grade, priority, ticketState } from '../tickets/rules.ts';
import { answeredVia } from './facts.ts';

/** What Tier 3 needs to begin, on one page. HTML, print, PDF, Markdown and JSON are made of this one document. */
export const handoff = z.object({
  ticketId: z.uuid(),
  reference: z.string(),
  title: z.string(),
  clientName: z.string(),
  priority,
  state: ticketState,
  tier,
  teamName: z.string(),
  assigneeName: z.string().nullable(),
  /** When this page was made. */
  asOf: instant,
  /** The zone that local times are told in, beside UTC: the client's own. */
  zone: z.string(),
  /** The promise to the client; null once nothing runs any more. */
  clock: z.object({ dueAt: instant, targetSeconds: z.number().int(), secondsLeft: z.number().int() }).nullable(),
  /** The packet that it went up with; null where the ticket never went up. */
  packet: z
    .object({ escalationId: z.uuid(), toTier: tier, criterion: z.string(), criterionDetail: z.string().nullable(), sha256: z.string() })
    .nullable(),
  raisedBy: z.string().nullable(),
  raisedAt: instant.nullable(),
  /** What is asked of Tier 3: as it was handed over, or by the packet that went to it. What a packet asked of Tier 2 is not asked of Tier 3. */
  question: z.string().nullable(),
  /** Who asked it as the ticket was handed over, and when; null where it is the packet’s. */
  asked: z.object({ by: z.string(), at: instant }).nullable(),
  errorText: z.string().nullable(),
  impact: z.object({ impact: grade, urgency: grade, ...extent.partial().shape }),
  /** The rights that the sender's tier lacks, and who owns the systems: asked with the question. */
  accessLacking: z.array(accessLacking),
  ruledOut: z.array(ruledOutTheory),
  openTheories: z.array(heldTheory),
  /** What was added to its packets after they were sent, each with a hash of its own, oldest first. */
  additions: z.array(
    z.object({
      item: packetItem,
      words: z.string(),
      evidence: z.array(z.object({ evidenceId: z.uuid(), fileName: z.string() })),
      sha256: z.string(),
      by: z.string(),
      at: instant,
    }),
  ),
  timeline: z.array(z.object({ at: instant, what: z.string(), by: z.string() })),
  /** The ticket's story is longer than what stands here. */
  timelineCut: z.boolean(),
  environment,
  attachments: z.array(
    z.object({ evidenceId: z.uuid(), fileName: z.string(), mediaType: z.string(), sizeBytes: z.number().int(), sha256: z.string() }),
  ),
  nextPromise: z.object({ what: z.string(), dueAt: instant }).nullable(),
  /** What engineers outside the desk answered so far, oldest first. */
  answers: z.array(
    z.object({
      by: z.string(),
      via: answeredVia,
      text: z.string(),
      refutes: z.number().int().nullable(),
      url: z.string().nullable(),
      at: instant,
    }),
  ),
});
export type Handoff = z.output<typeof handoff>;

/** What is asked of Tier 3 as a ticket is handed over, with the limits of a packet. What is left out stays as it stands. */
export const asked = {
  question: packetDraft.shape.question,
  /** The right that this tier lacks; null when none is lacking any more. */
  accessLacking: packetDraft.shape.accessLacking.unwrap().nullable().optional(),
};

export const readHandoff = operation({
  name: 'readHandoff',
  summary: 'Read what Tier 3 needs to begin, on one page',
  description:
    'What is asked, what was ruled out and by what, which access is lacking, what is still suspected. The same document is the page, its print, its PDF and its Markdown.',
  method: 'GET',
  path: '/tickets/:ticketId/handoff',
  permission: 'escalation.read',
  input: z.strictObject({ ticketId: z.uuid() }),
  reply: handoff,
  refusals: [],
});
export const readHandoffFile = operation({
  name: 'readHandoffFile',
  summary: 'Download the handoff as PDF or Markdown',
  method: 'GET',
  path: '/tickets/:ticketId/handoff/file',
  permission: 'escalation.read',
  givesBytes: true,
  input: z.strictObject({ ticketId: z.uuid(), format: z.enum(['pdf', 'markdown']) }),
  reply: z.null(),
  refusals: [],
});
