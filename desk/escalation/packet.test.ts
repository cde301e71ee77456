import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { payloadDigest } from '../../platform/log/canonical.ts';
import { notPermitted } from '../../platform/refusal.ts';
import { type Desk, expectNotFound, expectRefusal, openDesk } from '../../test/desk.ts';
import { completePacket, escalate, nextUpdate, triedTicket } from '../../test/escalation-desk.ts';
import { addCategory, attachEvidence } from '../tickets/contract.ts';
import { notOnThisTicket } from '../tickets/refusals.ts';
import {
  acceptEscalation,
  addToPacket,
  changePacketTemplate,
  escalateTicket,
  listEscalations,
  listPacketTemplates,
  readPacket,
  requestFromSender,
  scorePacket,
} from './contract.ts';
import { notOfThatTier, packetIncomplete, requestOpen, requestOver, requestTime, verdictGiven } from './refusals.ts';

const told = {
  title: 'Invoices cannot be printed',
  description: 'We cannot print any invoices. PRN-0207 says: PCL XL error 0x80070775. Windows 11 24H2.',
};

describe('A packet that fills itself', () => {
  test('is whole after two steps, from what stands on the ticket, and says which fields those are', async () => {
    const desk = await openDesk();
    const ticketId = await triedTicket(desk, told);

    const scored = await desk.does(desk.ada, scorePacket, { ticketId, packet: { criterion: 'steps_exhausted' } });
    const { escalationId } = await desk.does(desk.ada, escalateTicket, { ticketId, packet: { criterion: 'steps_exhausted' }, nextUpdate });

    assert.deepEqual([scored.score.complete, scored.score.sendable], [7, true]);
    assert.equal(scored.filled.draft.environment.networkPlace, 'Head office, Finance');
    const { packet } = await desk.does(desk.priya, readPacket, { escalationId });
    assert.deepEqual(packet.filled, scored.filled.fields);
    assert.equal(packet.draft.errorText, 'We cannot print any invoices. PRN-0207 says: PCL XL error 0x80070775. Windows 11 24H2.');
    assert.deepEqual([packet.draft.environment.asset, packet.draft.environment.os], ['PRN-0207', 'Windows 11 24H2']);
    assert.equal(packet.draft.extent.whatItStops, 'Invoices cannot be printed');
  });
});

describe('What a packet must hold', () => {
  const northgatesCategory = async (desk: Desk) => {
    const { categoryId: parentId } = await desk.does(desk.dana, addCategory, { clientId: desk.northgate.id, name: 'Hardware' });
    const { categoryId } = await desk.does(desk.dana, addCategory, { clientId: desk.northgate.id, parentId, name: 'Printers' });
    return { parentId, categoryId };
  };

  test('is said by the template of the nearest category; what it requires holds a packet back, whatever else is whole', async () => {
    const desk = await openDesk();
    const { parentId, categoryId } = await northgatesCategory(desk);
    const clientId = desk.northgate.id;
    await desk.does(desk.dana, changePacketTemplate, { clientId, categoryId: parentId, required: ['environment'], whole: 5 });
    const ticketId = await triedTicket(desk, { categoryId });
    const packet = { ...completePacket, environment: {} };

    const facts = await expectRefusal(desk.does(desk.ada, escalateTicket, { ticketId, packet, nextUpdate }), packetIncomplete);
    const { version } = await desk.does(desk.dana, changePacketTemplate, { clientId, categoryId, required: [], whole: 6 });
    const sent = await desk.does(desk.ada, escalateTicket, { ticketId, packet, nextUpdate });

    assert.deepEqual(facts.missing, [
      { item: 'environment', lacks: ['no environment: which device, system, application or network place'] },
    ]);
    assert.deepEqual([version, sent.score.complete, sent.score.required, sent.score.whole], [1, 6, [], 6]);
    const { items, builtIn } = await desk.does(desk.ada, listPacketTemplates, { clientId });
    assert.deepEqual(
      items.filter((one) => one.clientId === clientId).map(({ categoryName, version: of, whole }) => [categoryName, of, whole]),
      [
        ['Hardware', 1, 5],
        ['Printers', 1, 6],
      ],
    );
    assert.deepEqual(builtIn, { required: [], whole: 6 });
  });

  test('is changed in versions, and by who serves the client only', async () => {
    const desk = await openDesk();
    const { categoryId } = await northgatesCategory(desk);
    const template = { clientId: desk.northgate.id, categoryId, required: ['evidence' as const], whole: 6 };
    await desk.does(desk.dana, changePacketTemplate, template);
    const admin = {
      ...desk.otto,
      authority: { ...desk.otto.authority, grants: [{ clientId: desk.harbor.id, role: 'client_admin' as const }] },
    };

    const second = await desk.does(desk.dana, changePacketTemplate, { ...template, reason: 'Re-asks say that the error text is missing' });

    assert.equal(second.version, 2);
    await expectNotFound(desk.does(admin, changePacketTemplate, template));
    await expectRefusal(desk.does(admin, changePacketTemplate, { required: [], whole: 1 }), notPermitted);
  });
});

describe('What is missing is asked of the sender', () => {
  const waiting = async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const ticketId = await triedTicket(desk);
    const { escalationId } = await escalate(desk, ticketId);
    return { desk, ticketId, escalationId };
  };
  const asked = { items: ['evidence' as const], words: 'Which error does the second printer show?', dueAt: '2026-03-02T10:00:00Z' };

  test('the answer is appended with a hash of its own; the frozen part stays what it was; in time is kept, later is late', async () => {
    const { desk, ticketId, escalationId } = await waiting();
    const before = await desk.does(desk.priya, readPacket, { escalationId });
    const { requestId } = await desk.does(desk.priya, requestFromSender, { escalationId, ...asked });
    const { items } = await desk.does(desk.ada, listEscalations, { ticketId });
    desk.moveClockTo('2026-03-02T09:30:00Z');

    const kept = await desk.does(desk.ada, addToPacket, { escalationId, requestId, item: 'evidence', words: '0x80070776 on PRN-0208' });

    const late = await desk.does(desk.priya, requestFromSender, { escalationId, ...asked, items: ['extent'] });
    desk.moveClockTo('2026-03-02T10:00:01Z');
    const second = await desk.does(desk.ada, addToPacket, {
      escalationId,
      requestId: late.requestId,
      item: 'extent',
      words: 'Twelve people',
    });
    assert.deepEqual([items[0]?.openRequest?.words, items[0]?.mine, kept.late, second.late], [asked.words, true, false, true]);
    const after = await desk.does(desk.priya, readPacket, { escalationId });
    assert.deepEqual([after.packet, after.packetHash], [before.packet, payloadDigest(before.packet)]);
    assert.deepEqual(
      after.requests.map(({ state }) => state),
      ['kept', 'late'],
    );
    assert.deepEqual(
      after.additions.map(({ item, words, addedBy, sha256 }) => [item, words, addedBy, sha256]),
      [
        ['evidence', '0x80070776 on PRN-0208', 'Ada', kept.sha256],
        ['extent', 'Twelve people', 'Ada', second.sha256],
      ],
    );
    assert.match(kept.sha256, /^[0-9a-f]{64}$/);
  });

  test('once at a time, by the receiving tier, before the verdict, for a time that can be kept', async () => {
    const { desk, escalationId } = await waiting();
    const ask = (who = desk.priya, fields: Partial<typeof asked> = {}) =>
      desk.does(who, requestFromSender, { escalationId, ...asked, ...fields });

    await expectRefusal(ask(desk.marta), notOfThatTier);
    await expectNotFound(ask(desk.otto));
    await expectRefusal(ask(desk.priya, { dueAt: '2026-03-02T09:00:00Z' }), requestTime);
    await expectRefusal(ask(desk.priya, { dueAt: '2026-03-10T09:00:00Z' }), requestTime);
    const { requestId } = await ask();
    await expectRefusal(ask(), requestOpen);
    await desk.does(desk.priya, acceptEscalation, { escalationId });
    await expectRefusal(ask(), verdictGiven);
    await expectRefusal(desk.does(desk.ada, addToPacket, { escalationId, requestId, item: 'evidence', words: 'Too late' }), requestOver);
    const { requests } = await desk.does(desk.ada, readPacket, { escalationId });
    assert.deepEqual(
      requests.map(({ state }) => state),
      ['dropped'],
    );
  });

  test('anybody on the ticket adds what they learn, with its files, also after the verdict', async () => {
    const { desk, ticketId, escalationId } = await waiting();
    await desk.does(desk.priya, acceptEscalation, { escalationId });
    const bytes = async function* () {
      yield Buffer.from('a line of a log\n');
    };
    const { evidenceId } = await desk.does(desk.priya, attachEvidence, { ticketId, fileName: 'spool.log' }, { bytes: bytes() });
    const elsewhere = await triedTicket(desk);
    const other = await desk.does(desk.ada, attachEvidence, { ticketId: elsewhere, fileName: 'other.log' }, { bytes: bytes() });
    const addition = { escalationId, item: 'evidence' as const, words: 'The spooler’s own log' };

    await desk.does(desk.priya, addToPacket, { ...addition, evidenceIds: [evidenceId] });

    await expectRefusal(desk.does(desk.priya, addToPacket, { ...addition, evidenceIds: [other.evidenceId] }), notOnThisTicket);
    await expectNotFound(desk.does(desk.otto, addToPacket, addition));
    const { additions } = await desk.does(desk.ada, readPacket, { escalationId });
    assert.deepEqual(
      additions.map(({ addedBy, evidenceIds }) => [addedBy, evidenceIds]),
      [['Priya', [evidenceId]]],
    );
  });
});
