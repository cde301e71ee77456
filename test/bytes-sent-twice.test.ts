import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hubSignature } from '../channels/trackers/signatures.ts';
import { saidOf } from './attacks/answers.ts';
import { doerOf, idsFor, once } from './attacks/case.ts';
import { attacked } from './attacks/cases.ts';
import { openSide } from './attacks/side.ts';
import { openSurface } from './attacks/surface.ts';

/** Files that are sent with an Idempotency-Key: taken in full, once, and answered again as they were answered first. */
const surface = await openSurface();
const side = await openSide(surface, 'alpha');
const takingFiles = attacked.filter(({ operation }) => operation.takesBytes === true);
const more = Buffer.from('\n');

describe('A file sent with an Idempotency-Key', () => {
  for (const known of takingFiles.filter(({ unsignedSays }) => unsignedSays === undefined)) {
    const { name } = known.operation;
    const bytes = Buffer.from(known.bytes ?? '');
    const ready = async () => {
      const [doer, ids] = [await doerOf(known, surface, side), await idsFor(known, surface, side)];
      const input = known.input(ids, once());
      return { send: (headers: Record<string, string>, file: Uint8Array) => surface.ask(doer, name, input, { headers, bytes: file }) };
    };

    test(`${name}: is answered again as it was, and another file under the same key is refused`, async () => {
      const { send } = await ready();
      const key = { 'idempotency-key': `${name}-twice` };
      const first = await send(key, bytes);

      const again = await send(key, bytes);
      const other = await send(key, Buffer.concat([bytes, more]));

      assert.equal(first.status, 200, first.text);
      assert.equal(again.text, first.text);
      assert.deepEqual([first.headers['idempotency-replayed'], again.headers['idempotency-replayed']], [undefined, 'true']);
      assert.equal(saidOf(other), '422 idempotency-key-used-otherwise');
    });
  }

  test('importEvents: its rows are imported, as they are without a key', async () => {
    const log = (ticket: string) =>
      Buffer.from(
        `ticket,row,opened,updated,state,team,agent\n${ticket},1,2025-01-01 00:00:00,2025-01-01 00:00:00,New,Old team,Old agent\n`,
      );
    const input = takingFiles.find(({ operation }) => operation.name === 'importEvents')?.input(side.ids, once()) ?? {};
    const send = (headers: Record<string, string>, bytes: Buffer) =>
      surface.ask(surface.founder, 'importEvents', input, { headers, bytes });

    const without = await send({}, log('OLD-2'));
    const withKey = await send({ 'idempotency-key': 'one-row' }, log('OLD-3'));

    const counted = ({ json }: typeof without) => {
      const { rows, imported } = json as { readonly rows: number; readonly imported: number };
      return { rows, imported };
    };
    assert.deepEqual(counted(without), { rows: 1, imported: 1 });
    assert.deepEqual(counted(withKey), { rows: 1, imported: 1 });
  });

  test('a refused file leaves its key free', async () => {
    const input = { zone: 'UTC', firstYear: 2026 };
    const headers = { 'idempotency-key': 'not-a-calendar' };
    const send = (file: string) => surface.ask(surface.founder, 'importHolidays', input, { headers, bytes: Buffer.from(file) });

    const refused = await send('no calendar');
    const taken = await send('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n');

    assert.equal(saidOf(refused), '422 holiday-file-unreadable');
    assert.equal(taken.status, 200, taken.text);
  });

  test('receiveAnswer: what a connection signed is read in full', async () => {
    const added = await surface.ask(surface.founder, 'addConnection', {
      clientId: side.ids.clientId,
      name: 'Directory',
      settings: { kind: 'github', url: 'https://api.github.com', repository: 'northgate/directory' },
      token: 'ghp_0123456789',
    });
    const { connectionId, answers } = added.json as { readonly connectionId: string; readonly answers: { readonly secret: string } };
    const send = (body: string) => {
      const headers = { 'idempotency-key': 'signed', 'x-hub-signature-256': hubSignature(answers.secret, Buffer.from(body)) };
      return surface.ask(surface.founder, 'receiveAnswer', { connectionId }, { headers, bytes: Buffer.from(body) });
    };

    const first = await send('{}');
    const again = await send('{}');
    const other = await send('{"zen":true}');

    assert.deepEqual([first.json, again.json], [{ taken: false }, { taken: false }]);
    assert.equal(again.headers['idempotency-replayed'], 'true');
    assert.equal(saidOf(other), '422 idempotency-key-used-otherwise');
  });
});
