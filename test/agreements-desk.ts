import assert from 'node:assert/strict';
import type { z } from 'zod';
import { listAgreements, publishAgreement } from '../desk/agreements/contract.ts';
import type { Desk } from './desk.ts';

type Terms = Partial<z.input<typeof publishAgreement.input>>;

/** What Northgate is promised now: its SLA, or the first agreement of another kind. */
export async function agreementInForce(desk: Desk, kind: 'sla' | 'ola' | 'underpinning' = 'sla') {
  const { items } = await desk.does(desk.dana, listAgreements, { clientId: desk.northgate.id });
  const current = items.find((item) => item.current && item.kind === kind);
  assert.ok(current, `Northgate has an agreement of the kind ${kind}`);
  return current;
}

/** Dana publishes a new version of Northgate's SLA that differs in these terms. */
export async function publishVersion(desk: Desk, terms: Terms) {
  const { agreementId, kind, name, scope, calendarId, terms: rows, warnings, pauses, reopenWorkingDays } = await agreementInForce(desk);
  const standing = { agreementId, kind, name, scope, calendarId, terms: rows, warnings, pauses, reopenWorkingDays };
  return desk.does(desk.dana, publishAgreement, { clientId: desk.northgate.id, ...standing, ...terms });
}

/** Dana publishes another agreement of Northgate's beside the SLA, on the same calendar. */
export async function publishBeside(desk: Desk, terms: Terms & Pick<z.input<typeof publishAgreement.input>, 'kind' | 'scope' | 'terms'>) {
  const { calendarId } = await agreementInForce(desk);
  return desk.does(desk.dana, publishAgreement, { clientId: desk.northgate.id, name: 'Budget', calendarId, ...terms });
}
