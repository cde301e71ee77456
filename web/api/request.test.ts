import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attachEvidence, readTicket, recordStep } from '../../desk/tickets/contract.ts';
import { listTickets } from '../../desk/workbench/contract.ts';
import { requestOf } from './request.ts';

test('a ticket is asked for by its reference in the path', () => {
  const { url, method, body } = requestOf(readTicket, { ticketId: 'INC-10421' });

  assert.deepEqual({ url, method, body }, { url: '/api/v1/tickets/INC-10421', method: 'GET', body: undefined });
});

test('a queue is asked for in the query, without what was left open', () => {
  const { url } = requestOf(listTickets, { tier: 2, search: 'blank & faint', cursor: undefined });

  assert.equal(url, '/api/v1/tickets?tier=2&search=blank+%26+faint');
});

test('a step travels in the body, its ticket in the path', () => {
  const { url, body } = requestOf(recordStep, { ticketId: 'a/b', action: 'Restarted it', outcome: 'worked' });

  assert.equal(url, '/api/v1/tickets/a%2Fb/steps');
  assert.deepEqual(JSON.parse(body ?? ''), { action: 'Restarted it', outcome: 'worked' });
});

test('what is said about a file travels in the query, for the body is the file', () => {
  const { url, body } = requestOf(attachEvidence, { ticketId: 'a', fileName: 'Fehler ä.log', public: 'false' });

  assert.equal(url, '/api/v1/tickets/a/evidence?fileName=Fehler+%C3%A4.log&public=false');
  assert.equal(body, undefined);
});
