import assert from 'node:assert/strict';
import type { z } from 'zod';
import { addDepartment, addSite, openClient } from '../../estate/clients/contract.ts';
import { formTeam, inviteAgent, listTeams, registerRequester } from '../../estate/people/contract.ts';
import type { Tier } from '../../estate/people/rules.ts';
import { acceptLink } from '../../platform/identity/contract.ts';
import type { Operation } from '../../platform/operation.ts';
import type { Role } from '../../platform/permissions.ts';
import { requestOf } from '../../web/api/request.ts';
import { password } from './desk-in-browser.ts';

/** Somebody who is signed in by the API, as a browser would be. */
export interface Caller {
  readonly email: string;
  asks<Input extends z.ZodObject, Reply extends z.ZodType>(
    operation: Operation<Input, Reply>,
    input: z.input<Input>,
  ): Promise<z.output<Reply>>;
}

/** The cast of every test, at work on a desk that is really served. */
export interface ServedCast {
  readonly dana: Caller;
  /** Tier 1 at Northgate. */
  readonly ada: Caller;
  /** Tier 2, network, at Northgate. */
  readonly priya: Caller;
  /** Tier 3 at Northgate. */
  readonly marta: Caller;
  readonly northgateId: string;
  /** Requester at Northgate. */
  readonly kimId: string;
}

/** Makes Dana the administrator with the setup link, brings Northgate on board and hires its people. */
export async function openForCast(url: string, setupUrl: string): Promise<ServedCast> {
  const token = setupUrl.split('/').at(-1) ?? '';
  const dana = await enter(url, { token, password, name: 'Dana', email: 'dana@secondline.example' });
  const { clientId } = await dana.asks(openClient, {
    name: 'Northgate Credit Union',
    code: 'NCU',
    timeZone: 'America/Chicago',
    color: '#0c8f6b',
  });
  await dana.asks(openClient, { name: 'Harbor Logistics', code: 'HAR', timeZone: 'Europe/Berlin', color: '#b5530a' });
  const { siteId } = await dana.asks(addSite, { clientId, name: 'Head office' });
  const { departmentId } = await dana.asks(addDepartment, { clientId, name: 'Finance', siteId });
  const { items } = await dana.asks(listTeams, {});
  const team = async (name: string, tier: Tier) =>
    items.find((one) => one.tier === tier)?.teamId ?? (await dana.asks(formTeam, { name, tier, intake: tier === 1 })).teamId;

  const hire = async (name: string, tier: Tier, role: Role): Promise<Caller> => {
    const teamIds = [await team(`Team ${tier}`, tier)];
    const email = `${name.toLowerCase()}@secondline.example`;
    const { invitation } = await dana.asks(inviteAgent, { name, email, tier, teamIds, grants: [{ role, clientId }] });
    return { ...(await enter(url, { token: invitation.url.split('/').at(-1) ?? '', password })), email };
  };
  const { requesterId } = await dana.asks(registerRequester, {
    clientId,
    name: 'Kim',
    email: 'kim@northgate.example',
    departmentId,
    siteId,
  });
  return {
    dana,
    ada: await hire('Ada', 1, 'tier1_agent'),
    priya: await hire('Priya', 2, 'tier2_technician'),
    marta: await hire('Marta', 3, 'tier3_engineer'),
    northgateId: clientId,
    kimId: requesterId,
  };
}

async function enter(url: string, link: z.input<typeof acceptLink.input>): Promise<Caller> {
  const response = await send(url, acceptLink, link);
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const { csrfToken } = acceptLink.reply.parse(await response.json());
  const asks: Caller['asks'] = async (operation, input) => {
    const answer = await send(url, operation, input, { cookie, 'x-csrf-token': csrfToken });
    const text = await answer.text();
    return operation.reply.parse(text === '' ? null : JSON.parse(text));
  };
  return { email: link.email ?? '', asks };
}

async function send(url: string, operation: Operation, input: Readonly<Record<string, unknown>>, headers: Record<string, string> = {}) {
  const request = requestOf(operation, input);
  const response = await fetch(url + request.url, {
    method: request.method,
    headers: { ...headers, ...(request.body !== undefined && { 'content-type': 'application/json' }) },
    ...(request.body !== undefined && { body: request.body }),
  });
  if (!response.ok) assert.fail(`${operation.name}: ${response.status} ${await response.text()}`);
  return response;
}
