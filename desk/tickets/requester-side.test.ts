import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { addDepartment } from '../../estate/clients/contract.ts';
import { registerRequester } from '../../estate/people/contract.ts';
import type { Exchange } from '../../platform/module.ts';
import { inputInvalid } from '../../platform/refusal.ts';
import { type Desk, expectNotFound, expectRefusal, openDesk, type Person } from '../../test/desk.ts';
import * as contract from './contract.ts';
import { evidenceEmpty } from './refusals.ts';

const canary = 'CANARY-7f3a';

async function* sends(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** Takes what `sendBytes` sends. */
function reader() {
  const taken: { headers: Readonly<Record<string, string>>; text: string }[] = [];
  const sendBytes: Exchange['sendBytes'] = async ({ chunks, headers }) => {
    taken.push({ headers, text: Buffer.concat(await Array.fromAsync(chunks)).toString() });
  };
  return { taken, sendBytes };
}

const attach = (desk: Desk, person: Person, ticketId: string, fields: { fileName: string; text: string; public?: string }) =>
  desk.does(
    person,
    contract.attachEvidence,
    { ticketId, fileName: fields.fileName, ...(fields.public !== undefined && { public: fields.public }) },
    { bytes: sends(fields.text) },
  );

/** A ticket of Kim's with the canary in everything that is internal. */
async function ticketFullOfSecrets(desk: Desk): Promise<{ readonly ticketId: string; readonly secretFile: string }> {
  const { categoryId } = await desk.does(desk.dana, contract.addCategory, { clientId: desk.northgate.id, name: `${canary} category` });
  const ticketId = await desk.openTicket({ categoryId });
  await desk.does(desk.ada, contract.assignTicket, { ticketId, assigneeId: 'me', reason: `${canary} assigned` });
  await desk.does(desk.ada, contract.addNote, { ticketId, body: `${canary} note` });
  const step = { action: `${canary} step`, expected: `${canary} expected`, outcome: 'skipped', result: `${canary} result` } as const;
  await desk.does(desk.ada, contract.recordStep, { ticketId, ...step });
  const raised = { impact: 1, urgency: 1, priority: 2, overrideReason: `${canary} override` } as const;
  await desk.does(desk.ada, contract.prioritizeTicket, { ticketId, ...raised });
  await desk.does(desk.ada, contract.holdTicket, { ticketId, waitsFor: 'supplier', reason: `${canary} hold` });
  const secret = await attach(desk, desk.ada, ticketId, { fileName: `${canary}.log`, text: `${canary} file` });
  await desk.does(desk.ada, contract.replyToRequester, { ticketId, body: 'We are on it' });
  const told = { resolution: `${canary} resolution`, cause: `${canary} cause`, tellRequester: 'It is fixed' };
  await desk.does(desk.ada, contract.resolveTicket, { ticketId, ...told });
  return { ticketId, secretFile: secret.evidenceId };
}

describe('What Kim sees of the own ticket', () => {
  test('nothing internal comes out of anything that Kim may ask', async () => {
    const desk = await openDesk();
    const { ticketId, secretFile } = await ticketFullOfSecrets(desk);

    const ticket = await desk.does(desk.kim, contract.readTicket, { ticketId });
    const timeline = await desk.does(desk.kim, contract.readTimeline, { ticketId, limit: 200 });
    const files = await desk.does(desk.kim, contract.listEvidence, { ticketId });

    const all = JSON.stringify([ticket, timeline, files]);
    assert.doesNotMatch(all, new RegExp(canary));
    assert.doesNotMatch(all, new RegExp(desk.ada.id));
    assert.deepEqual(Object.keys(ticket).toSorted(), Object.keys(contract.ownTicketView.shape).toSorted());
    await expectNotFound(desk.does(desk.kim, contract.readEvidence, { ticketId, evidenceId: secretFile }, reader()));
  });

  test('the database itself gives Kim no row of it', async () => {
    const desk = await openDesk();
    await ticketFullOfSecrets(desk);

    const rows = await desk.as(desk.kim, async ({ sql }) => [
      await sql.selectFrom('log.fact').selectAll().execute(),
      await sql.selectFrom('tickets.step').selectAll().execute(),
      await sql.selectFrom('tickets.message').selectAll().where('kind', '=', 'note').execute(),
      await sql.selectFrom('tickets.evidence').selectAll().execute(),
      await sql.selectFrom('files.chunk').selectAll().execute(),
    ]);

    assert.deepEqual(rows, [[], [], [], [], []]);
  });

  test('the timeline tells the story by first names, page by page', async () => {
    const desk = await openDesk();
    const { ticketId } = await ticketFullOfSecrets(desk);
    await attach(desk, desk.kim, ticketId, { fileName: 'screen.txt', text: 'It says PC LOAD LETTER' });
    await desk.does(desk.kim, contract.closeTicket, { ticketId });

    const entries = [];
    for (let cursor: string | undefined, done = false; !done; ) {
      const read = await desk.does(desk.kim, contract.readTimeline, { ticketId, limit: 2, ...(cursor !== undefined && { cursor }) });
      entries.push(...read.items);
      cursor = read.nextCursor ?? undefined;
      done = cursor === undefined;
    }

    const words = entries.map(({ name, by, payload }) => `${name} | ${by.name} | ${payload.body ?? payload.fileName ?? ''}`);
    assert.deepEqual(words.toSorted(), [
      'evidence-attached | Kim | screen.txt',
      'reply-sent | Ada | It is fixed',
      'reply-sent | Ada | We are on it',
      'ticket-closed | The desk | ',
      'ticket-opened | Ada | ',
      'ticket-resolved | The desk | ',
    ]);
    assert.ok(entries.every(({ by, side }) => by.tier === null && side === 'public'));
  });

  test('Kim’s colleagues and other clients find nothing; their manager finds the department’s', async () => {
    const desk = await openDesk();
    const ticketId = await desk.openTicket();
    const clientId = desk.northgate.id;
    const { departmentId: otherDepartment } = await desk.does(desk.dana, addDepartment, { clientId, name: 'Sales' });
    const asks = async (name: string, departmentId: string, manages: boolean): Promise<Person> => {
      const { requesterId } = await desk.does(desk.dana, registerRequester, { clientId, name, departmentId });
      const grants = [{ clientId, role: manages ? ('requester_manager' as const) : ('requester' as const) }];
      const authority = { actor: `requester:${requesterId}`, personId: requesterId, kind: 'requester' as const, grants, requesterId };
      return { id: requesterId, name, authority: manages ? { ...authority, departmentId } : authority };
    };
    const colleague = await asks('Rae', desk.northgate.departmentId, false);
    const manager = await asks('Max', desk.northgate.departmentId, true);
    const otherManager = await asks('Uma', otherDepartment, true);

    for (const stranger of [colleague, otherManager, desk.sam]) {
      await expectNotFound(desk.does(stranger, contract.readTicket, { ticketId }));
      await expectNotFound(desk.does(stranger, contract.readTimeline, { ticketId }));
      await expectNotFound(desk.does(stranger, contract.listEvidence, { ticketId }));
      await expectNotFound(desk.does(stranger, contract.replyToRequester, { ticketId, body: 'Hello' }));
      await expectNotFound(desk.does(stranger, contract.closeTicket, { ticketId }));
    }
    assert.equal((await desk.does(manager, contract.readTicket, { ticketId })).ticketId, ticketId);
  });
});

describe('Evidence', () => {
  test('Ada attaches a trace, Kim a screenshot: each is what its bytes are, and comes back as it was', async () => {
    const desk = await openDesk();
    const ticketId = await desk.openTicket();

    const trace = await attach(desk, desk.ada, ticketId, { fileName: '../../trace\u202Egpj.log', text: 'eth0: link down', public: 'true' });
    const page = await attach(desk, desk.kim, ticketId, { fileName: 'shot.png', text: '<html><script>alert(1)</script></html>' });

    assert.deepEqual([trace.fileName, trace.mediaType, trace.sizeBytes], ['trace\uFFFDgpj.log', 'text/plain', 15]);
    assert.equal(page.mediaType, 'application/octet-stream');
    const got = reader();
    await desk.does(desk.kim, contract.readEvidence, { ticketId, evidenceId: trace.evidenceId }, got);
    await desk.does(desk.ada, contract.readEvidence, { ticketId, evidenceId: page.evidenceId }, got);
    assert.deepEqual(
      got.taken.map(({ text }) => text),
      ['eth0: link down', '<html><script>alert(1)</script></html>'],
    );
    assert.match(got.taken[1]?.headers['content-disposition'] ?? '', /^attachment; filename="shot.png"/);
    const { items } = await desk.does(desk.ada, contract.listEvidence, { ticketId });
    assert.deepEqual(
      items.map(({ fileName, public: isPublic, inline }) => [fileName, isPublic, inline]),
      [
        ['trace\uFFFDgpj.log', true, false],
        ['shot.png', true, false],
      ],
    );
  });

  test('an empty file is refused, and so is one of another ticket or client', async () => {
    const desk = await openDesk();
    const [ticketId, otherTicketId] = [await desk.openTicket(), await desk.openTicket()];
    const { evidenceId } = await attach(desk, desk.ada, ticketId, { fileName: 'a.log', text: 'a' });

    await assert.rejects(attach(desk, desk.ada, ticketId, { fileName: 'empty.log', text: '' }), new RegExp(evidenceEmpty.code));
    await expectNotFound(desk.does(desk.ada, contract.readEvidence, { ticketId: otherTicketId, evidenceId }, reader()));
    await expectNotFound(desk.does(desk.otto, contract.readEvidence, { ticketId, evidenceId }, reader()));
    await expectNotFound(attach(desk, desk.otto, ticketId, { fileName: 'a.log', text: 'a' }));
    await expectNotFound(desk.does(desk.otto, contract.listSteps, { ticketId }));

    assert.equal((await desk.does(desk.ada, contract.listEvidence, { ticketId })).items.length, 1);
  });
});

describe('What Kim opens', () => {
  test('is P3 however urgent it is for her, and agents raise it when they have read why', async () => {
    const desk = await openDesk();
    const description = 'This is extremely urgent: nobody here can work';

    await expectRefusal(desk.does(desk.kim, contract.openTicket, { title: 'No mail', description, impact: 1, urgency: 1 }), inputInvalid);
    await expectRefusal(desk.does(desk.kim, contract.openTicket, { title: 'No mail', description, urgency: 1 }), inputInvalid);
    const opened = await desk.does(desk.kim, contract.openTicket, { title: 'No mail', description });
    const raised = await desk.does(desk.ada, contract.prioritizeTicket, { ticketId: opened.ticketId, impact: 1, urgency: 1 });

    assert.equal(opened.priority, 3);
    assert.equal(raised.priority, 1);
  });
});
