import { segmentKind } from '../../desk/clocks/contract.ts';
import { clockStatementOf } from '../../desk/clocks/index.ts';
import {
  agreementWords,
  clientMonth,
  durationText,
  firstTickets,
  inZone,
  kindWords,
  leftWords,
  metricWords,
  monthStatementOf,
  monthWords,
  refuseTooLarge,
  shownTicket,
  type TierUse,
  ticketNamed,
} from '../../oversight/statements/index.ts';
import type { Work } from '../../platform/work.ts';
import { render } from './render.ts';
import { say } from './words.ts';

/** Lines of a statement shown on one page; the sums count all of them. */
const mostLines = 400;

/** A ticket's clock statement as its link shows it: the figures that agents see, without names of people. */
export async function showClockStatement(work: Work, ticketId: string, nonce: string): Promise<string> {
  const { reference, title, clientName } = await ticketNamed(work, ticketId);
  const statement = await clockStatementOf(work, ticketId, mostLines);
  const { zone, words } = statement.calendar;
  const resolution = statement.clocks.findLast(({ kind, metric }) => kind === 'sla' && metric === 'resolution');
  return page(nonce, `${reference} · ${say('statement.ofTicket')}`, {
    above: `${reference} · ${clientName}`,
    heading: title,
    about: say('statement.asOf', { when: inZone(statement.asOf, zone), zone, hours: words }),
    ribbon: ribbonOf(statement.tiers, resolution?.targetSeconds),
    ...sumsOf(statement.tiers),
    clocks: statement.clocks.map((clock) => ({
      name: `${metricWords[clock.metric]} (${agreementWords[clock.kind]})`,
      cells: [durationText(clock.targetSeconds), durationText(clock.usedSeconds), inZone(clock.dueAt, zone), leftWords(clock)],
    })),
    clockHeads: [say('statement.target'), say('statement.used'), say('statement.due'), say('statement.standing')],
    lineHeads: [say('statement.from'), say('statement.to'), say('statement.tier'), say('statement.kind'), say('statement.length')],
    lines: statement.segments.map(({ from, to, tier, kind, seconds }) => [
      inZone(from, zone),
      inZone(to, zone),
      String(tier),
      kindWords[kind],
      durationText(seconds),
    ]),
    linesTitle: say('statement.segments'),
    cut: statement.segmentsCut ? say('statement.cut', { count: mostLines }) : undefined,
  });
}

/** A client's month as its link shows it. */
export async function showMonthStatement(
  work: Work,
  of: { readonly clientId: string; readonly month: string },
  nonce: string,
): Promise<string> {
  const { span, zone } = await clientMonth(work, of);
  await refuseTooLarge(work, of.clientId, span);
  const statement = await monthStatementOf(work, of);
  const tickets = (await firstTickets(work, { clientId: of.clientId, span }, mostLines)).map(shownTicket);
  const secondsAt = (ticket: (typeof tickets)[number], tier: number) => {
    const seconds = ticket.tiers.find((one) => one.tier === tier)?.seconds;
    return seconds === undefined ? '–' : durationText(seconds);
  };
  return page(nonce, `${statement.clientName} · ${monthWords(of.month)}`, {
    above: statement.clientName,
    heading: monthWords(of.month),
    about: say(statement.running ? 'statement.monthSoFar' : 'statement.month', {
      from: inZone(statement.from, zone),
      until: inZone(statement.until, zone),
      zone,
      count: statement.tickets.toLocaleString('en'),
    }),
    ribbon: ribbonOf(statement.tiers, undefined),
    ...sumsOf(statement.tiers),
    clocks: statement.clocks.map(({ kind, metric, met, missed }) => ({
      name: `${metricWords[metric]} (${agreementWords[kind]})`,
      cells: [met.toLocaleString('en'), missed.toLocaleString('en'), `${((100 * met) / (met + missed)).toFixed(1)} %`],
    })),
    clockHeads: [say('statement.met'), say('statement.missed'), say('statement.rate')],
    lineHeads: [say('statement.ticket'), say('statement.name'), 'Tier 1', 'Tier 2', 'Tier 3', say('statement.sum')],
    lines: tickets.map((ticket) => [
      ticket.reference,
      ticket.title,
      secondsAt(ticket, 1),
      secondsAt(ticket, 2),
      secondsAt(ticket, 3),
      durationText(ticket.totalSeconds),
    ]),
    linesTitle: say('statement.tickets'),
    cut: statement.tickets > tickets.length ? say('statement.cut', { count: mostLines }) : undefined,
  });
}

function page(nonce: string, title: string, values: Readonly<Record<string, unknown>>): string {
  return render('statement', { title, nonce, hiddenToken: '' }, values);
}

/** Kinds down, tiers across, sums at both edges. */
function sumsOf(tiers: readonly TierUse[]) {
  const across = (of: (tier: TierUse) => number) => [...tiers.map(of), tiers.reduce((sum, tier) => sum + of(tier), 0)].map(durationText);
  const secondsOf = (tier: TierUse, kind: string) => tier.kinds.find((one) => one.kind === kind)?.seconds ?? 0;
  const kinds = segmentKind.options.filter((kind) => tiers.some((tier) => secondsOf(tier, kind) > 0));
  return {
    tiers: tiers.map(({ tier }) => `Tier ${tier}`),
    kinds: kinds.map((kind) => ({ name: kindWords[kind], cells: across((tier) => secondsOf(tier, kind)) })),
    working: across(({ workingSeconds }) => workingSeconds),
    total: across(({ seconds }) => seconds),
  };
}

/** Shares of working time in thousandths of the ribbon's width, and where it is due. */
function ribbonOf(tiers: readonly TierUse[], targetSeconds: number | undefined) {
  const used = tiers.reduce((sum, { workingSeconds }) => sum + workingSeconds, 0);
  const whole = Math.max(1, used, targetSeconds ?? 0);
  let x = 0;
  const shares = tiers.map(({ tier, workingSeconds }) => {
    const share = { tier, x, width: (1_000 * workingSeconds) / whole, words: `Tier ${tier} ${durationText(workingSeconds)}` };
    x += share.width;
    return share;
  });
  return { shares, due: targetSeconds === undefined ? undefined : (1_000 * targetSeconds) / whole };
}
