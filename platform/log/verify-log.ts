import type { Authority } from '../authority.ts';
import { inWork } from '../in-work.ts';
import type { ApartHandler } from '../module.ts';
import { roleHolds } from '../permissions.ts';
import { notPermitted, refuse } from '../refusal.ts';
import type { verifyLog as operation } from './contract.ts';
import { logVerified } from './facts.ts';
import { verifyLog as verify } from './verify/verify-log.ts';

/**
 * Verifies the log for whoever asks over the API, and keeps as a fact who did and what was found. Apart, because it outlives any
 * transaction. Refuses whoever does not serve all clients, since the log is one.
 */
export const verifyLog: ApartHandler<typeof operation> = async (place, _input, { authority }) => {
  if (!servesEveryClient(authority)) refuse(notPermitted);
  const report = await verify(place);
  await inWork(place, { authority, reach: '*' }, async (work) => {
    const { facts, seals, tables, rows, wrong } = report;
    work.record(logVerified, { clientId: null, id: work.newId() }, { facts, seals, tables, rows, ...(wrong && { wrong }) });
  });
  return report;
};

function servesEveryClient({ kind, grants }: Authority): boolean {
  return kind === 'system' || grants.some(({ clientId, role }) => clientId === null && roleHolds(role, 'log.verify'));
}
