import { z } from 'zod';
import { tier } from '../../estate/people/rules.ts';
import { line } from '../../platform/wire.ts';
import { assetKind, pendingReason, priority } from '../tickets/rules.ts';

/** `sla` is promised to the client, `ola` is a tier's or team's own budget, `underpinning` is promised by a supplier (domain.md §1). */
export const agreementKind = z.enum(['sla', 'ola', 'underpinning']);
export type AgreementKind = z.infer<typeof agreementKind>;

/** What a clock measures (domain.md §1): a first human word, the next one, a way to work meanwhile, and the end of the trouble. */
export const metric = z.enum(['response', 'next_update', 'workaround', 'resolution']);
export type Metric = z.infer<typeof metric>;
export const metrics = metric.options;

/** A year of minutes: nobody promises longer. */
const minutes = z.number().int().min(1).max(525_600);

/** What is promised for tickets that meet all conditions of the row, in working minutes, never days. */
export const term = z
  .strictObject({
    priority: priority.optional(),
    /** A category or any below it. */
    categoryId: z.uuid().optional(),
    assetKind: assetKind.optional(),
    /** Only requesters marked as VIP. */
    vip: z.literal(true).optional(),
    responseMinutes: minutes.optional(),
    nextUpdateMinutes: minutes.optional(),
    workaroundMinutes: minutes.optional(),
    resolutionMinutes: minutes.optional(),
  })
  .refine((row) => metrics.some((one) => row[minutesOf[one]] !== undefined), 'Promise something: give minutes for at least one metric.')
  .refine(
    ({ responseMinutes, resolutionMinutes }) =>
      responseMinutes === undefined || resolutionMinutes === undefined || responseMinutes <= resolutionMinutes,
    'The first response cannot be promised later than the resolution. Make it shorter, or the resolution longer.',
  );
export type Term = z.infer<typeof term>;

/** The column of a term that holds a metric's minutes. */
export const minutesOf = {
  response: 'responseMinutes',
  next_update: 'nextUpdateMinutes',
  workaround: 'workaroundMinutes',
  resolution: 'resolutionMinutes',
} as const satisfies Record<Metric, string>;

/** Whom a threshold is told to, beside the screen. */
export const warned = z.enum(['assignee', 'team_lead', 'service_manager']);

/** At how much of the target used somebody is warned, and who. Over 100 % it keeps reminding. */
export const warning = z.strictObject({ percent: z.number().int().min(1).max(500), to: z.array(warned).min(1).max(3) });
export type Warning = z.infer<typeof warning>;

/** Domain.md §3.8: 50, 75, 90 and 100 %, to the assignee, then the team lead, then the service manager. */
export const defaultWarnings: readonly Warning[] = [
  { percent: 50, to: ['assignee'] },
  { percent: 75, to: ['assignee', 'team_lead'] },
  { percent: 90, to: ['assignee', 'team_lead', 'service_manager'] },
  { percent: 100, to: ['assignee', 'team_lead', 'service_manager'] },
];

/** A reason for which the clock may stand still, and for how many working minutes in all on one clock. */
export const pause = z.strictObject({ reason: pendingReason, mostMinutes: minutes });
export type Pause = z.infer<typeof pause>;

/** Whose time an agreement measures. A client's `sla` measures the whole ticket. */
export const scope = z.strictObject({ tier: tier.optional(), teamId: z.uuid().optional(), supplier: line(120).optional() });
export type Scope = z.infer<typeof scope>;

/** How long a closed ticket may be reopened unless its agreement says otherwise, in working days (domain.md §2a). */
export const defaultReopenWorkingDays = 10;

/** What a new client starts with, until an agreement is agreed. */
export const defaultTerms: readonly Term[] = [
  { priority: 1, responseMinutes: 15, resolutionMinutes: 240 },
  { priority: 2, responseMinutes: 30, resolutionMinutes: 480 },
  { priority: 3, responseMinutes: 120, resolutionMinutes: 1_440 },
  { priority: 4, responseMinutes: 480, resolutionMinutes: 3_000 },
];

/** All that one version of an agreement says. */
export const agreementTerms = z.strictObject({
  name: line(120),
  kind: agreementKind,
  scope,
  calendarId: z.uuid(),
  terms: z.array(term).min(1).max(500),
  warnings: z.array(warning).max(10),
  pauses: z.array(pause).max(5),
  reopenWorkingDays: z.number().int().min(0).max(260),
});
export type AgreementTerms = z.infer<typeof agreementTerms>;

/** Something wrong with an agreement, where, and what to do instead. */
export interface Fault {
  readonly pointer: `#${string}`;
  readonly detail: string;
}

/** What keeps an agreement from being published: each fault says where it is and what to write instead. */
export function faultsOf({ kind, scope: whose, terms, warnings, pauses }: AgreementTerms): readonly Fault[] {
  return [...scopeFaults(kind, whose), ...termFaults(kind, terms), ...warningFaults(warnings), ...pauseFaults(kind, pauses)];
}

function scopeFaults(kind: AgreementKind, { tier: ofTier, teamId, supplier }: Scope): readonly Fault[] {
  const given = [ofTier, teamId, supplier].filter((one) => one !== undefined).length;
  if (kind === 'sla' && given > 0)
    return [{ pointer: '#/scope', detail: 'An SLA is promised to the client and measures the whole ticket. Leave the scope empty.' }];
  if (kind === 'ola' && (given !== 1 || supplier !== undefined))
    return [{ pointer: '#/scope', detail: 'An OLA is one tier’s or one team’s budget. Name either tier or teamId.' }];
  if (kind === 'underpinning' && (given !== 1 || supplier === undefined))
    return [{ pointer: '#/scope', detail: 'An underpinning agreement is one supplier’s promise. Name the supplier.' }];
  return [];
}

function termFaults(kind: AgreementKind, terms: readonly Term[]): readonly Fault[] {
  const faults: Fault[] = [];
  const seen = new Map<string, number>();
  for (const [index, row] of terms.entries()) {
    const key = conditionKey(row);
    const before = seen.get(key);
    if (before !== undefined)
      faults.push({ pointer: `#/terms/${index}`, detail: `Row ${before + 1} has the same conditions. Join the two rows.` });
    seen.set(key, index);
    if (kind === 'underpinning' && metrics.some((one) => one !== 'resolution' && row[minutesOf[one]] !== undefined))
      faults.push({ pointer: `#/terms/${index}`, detail: 'A supplier is measured by resolution alone. Give resolutionMinutes only.' });
    if (kind === 'ola' && (row.nextUpdateMinutes !== undefined || row.workaroundMinutes !== undefined))
      faults.push({ pointer: `#/terms/${index}`, detail: 'A tier is measured by response and resolution. Leave the others to the SLA.' });
  }
  if (kind !== 'sla') return faults;
  for (const { value: level } of priority.options) {
    const base = terms.find((row) => conditionKey(row) === conditionKey({ priority: level }));
    if (base?.responseMinutes === undefined || base.resolutionMinutes === undefined)
      faults.push({
        pointer: '#/terms',
        detail: `Add a row for P${level} alone, with response and resolution, for tickets no other row fits.`,
      });
  }
  return faults;
}

function warningFaults(warnings: readonly Warning[]): readonly Fault[] {
  return warnings.flatMap(({ percent }, index) =>
    index > 0 && percent <= (warnings[index - 1]?.percent ?? 0)
      ? [{ pointer: `#/warnings/${index}/percent`, detail: 'Name thresholds once each, the smallest first.' }]
      : [],
  );
}

function pauseFaults(kind: AgreementKind, pauses: readonly Pause[]): readonly Fault[] {
  if (kind !== 'sla' && pauses.length > 0)
    return [{ pointer: '#/pauses', detail: 'Only the clock of the client can pause. Leave the list empty.' }];
  return pauses.flatMap(({ reason }, index) =>
    pauses.findIndex((one) => one.reason === reason) < index
      ? [{ pointer: `#/pauses/${index}/reason`, detail: 'Name each reason once.' }]
      : [],
  );
}

/** The conditions of a row as a text: two rows with the same one could not be told apart. */
export function conditionKey({
  priority: level,
  categoryId,
  assetKind: kind,
  vip,
}: Pick<Term, 'priority' | 'categoryId' | 'assetKind' | 'vip'>): string {
  return JSON.stringify([level ?? null, categoryId ?? null, kind ?? null, vip ?? null]);
}
