import { z } from 'zod';
import { mapSays } from '../../estate/access/rules.ts';
import { said } from '../../platform/secrets/index.ts';
import { instant, line, text } from '../../platform/wire.ts';
import { criterion } from '../criteria/rules.ts';
import { heldTheory, ruledOutTheory } from '../hypotheses/contract.ts';
import { standardStep, stepOutcome } from '../tickets/rules.ts';
import { provenance } from './waiting-contract.ts';

export { provenance };

/** The seven items of a packet, the same seven everywhere: the criterion and six parts. */
export const packetItem = z.enum(['criterion', 'question', 'timeline', 'steps', 'evidence', 'environment', 'extent']);
export type PacketItem = z.infer<typeof packetItem>;

/** A text of at most so many letters, on one line or on several. */
type Limited = (most: number) => z.ZodString;

const environmentOf = (one: Limited, several: Limited) =>
  z.strictObject({
    asset: said(one(200)).optional(),
    os: said(one(200)).optional(),
    application: said(one(200)).optional(),
    networkPlace: said(one(200)).optional(),
    recentChanges: said(several(2_000)).optional(),
  });
const extentOf = (one: Limited) =>
  z.strictObject({
    peopleAffected: z.number().int().min(1).max(1_000_000).optional(),
    howBadly: said(one(300)).optional(),
    since: instant.optional(),
    whatItStops: said(one(300)).optional(),
    workaround: said(one(500)).optional(),
  });
const draftOf = (one: Limited, several: Limited) =>
  z.strictObject({
    criterion,
    /** What shows that the criterion is met, in the sender's words. */
    criterionDetail: said(several(1_000)).optional(),
    /** The right that is missing, and the system on which it is. */
    accessLacking: z.strictObject({ system: said(one(120)), right: said(one(120)) }).optional(),
    question: said(several(2_000)).optional(),
    errorText: said(several(16_000)).optional(),
    environment: environmentOf(one, several).default({}),
    extent: extentOf(one).default({}),
  });

/** What the sender adds; timeline, steps and files fill themselves from the ticket. */
export const packetDraft = draftOf(line, text);
export type PacketDraft = z.output<typeof packetDraft>;

/** What is kept has no limit of its own: the words in the place of a secret may be longer than it was. */
const kept: Limited = () => z.string();
export const environment = environmentOf(kept, kept);
export const extent = extentOf(kept);
export const keptDraft = draftOf(kept, kept);

/** A right that the sender's tier lacks, who owns the system, and what the access map said of it when it was sent. */
export const accessLacking = z.object({ system: z.string(), right: z.string(), owner: z.string().nullable(), mapSays });
export type AccessLacking = z.output<typeof accessLacking>;

/** Fields that fill themselves from what stands on the ticket where the sender wrote nothing. */
export const filledField = z.enum([
  'errorText',
  'environment.asset',
  'environment.os',
  'environment.networkPlace',
  'extent.peopleAffected',
  'extent.since',
  'extent.howBadly',
  'extent.whatItStops',
]);
export type FilledField = z.infer<typeof filledField>;

/** The packet as it travels: frozen and hashed when it is sent; later additions are appended beside it, never edited into it. */
export const packet = z.object({
  draft: keptDraft,
  /** What of the draft filled itself from the ticket. */
  filled: z.array(filledField),
  /** null where no criterion was given; the reason for that stands with the escalation. */
  why: provenance.nullable(),
  accessLacking: accessLacking.nullable(),
  timeline: z.array(z.object({ at: instant, what: z.string(), by: z.string() })),
  /** True when the timeline was longer than what is carried; the ticket has it whole. */
  timelineCut: z.boolean(),
  steps: z.array(
    z.object({
      at: instant,
      by: z.string(),
      action: z.string(),
      expected: z.string().nullable(),
      outcome: stepOutcome,
      result: z.string().nullable(),
      standard: standardStep.nullable(),
    }),
  ),
  files: z.array(
    z.object({ evidenceId: z.uuid(), fileName: z.string(), mediaType: z.string(), sizeBytes: z.number().int(), sha256: z.string() }),
  ),
  /** Theories of the cause: what was ruled out, with test and evidence, and what is still held. */
  ruledOut: z.array(ruledOutTheory),
  held: z.array(heldTheory),
  frozenAt: instant,
});
export type Packet = z.output<typeof packet>;

/** One item's verdict: there, or what is missing or vague in words anyone can read. */
export const itemVerdict = z.object({ item: packetItem, complete: z.boolean(), lacks: z.array(z.string()) });
export const packetScore = z.object({
  complete: z.number().int(),
  of: z.literal(7),
  items: z.array(itemVerdict),
  /** What its category's template asks for: items that must be whole, and how many of the seven. */
  required: z.array(packetItem),
  whole: z.number().int(),
  sendable: z.boolean(),
});
export type PacketScore = z.output<typeof packetScore>;

/** Below this many complete items of seven, a packet is sent only with a recorded reason (a soft gate). */
export const packetThreshold = 6;
