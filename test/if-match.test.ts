import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { givesTag } from '../platform/http/entity-tag.ts';
import { saidOf } from './attacks/answers.ts';
import { doerOf, idsFor, once, withSession } from './attacks/case.ts';
import { attacked, reading } from './attacks/cases.ts';
import { openSide } from './attacks/side.ts';
import { openSurface } from './attacks/surface.ts';

/** What the contract says of versions is what happens: no `If-Match` is passed over in silence, and every `ETag` is announced. */
const surface = await openSurface();
const side = await openSide(surface, 'alpha');
const neverGiven = { 'if-match': '"999999"' };

describe('If-Match with a version that nobody was given', () => {
  for (const known of attacked) {
    const { name, path, takesVersion, permission } = known.operation;
    const said = takesVersion === true ? '412 version-conflict' : '400 version-not-taken';

    test(`${name}: ${said}`, async () => {
      const doer = permission === 'public' ? surface.founder : await doerOf(known, surface, side);
      const ids = await withSession(surface, path, doer, await idsFor(known, surface, side));
      const bytes = known.bytes === undefined ? {} : { bytes: known.bytes };

      const sent = await surface.ask(doer, name, known.input(ids, once()), { headers: neverGiven, ...bytes });

      assert.equal(saidOf(sent), said, sent.text);
    });
  }
});

describe('The ETag', () => {
  for (const known of reading.filter(({ operation }) => operation.givesBytes !== true)) {
    const { name, path, reply } = known.operation;

    test(`${name}: comes ${givesTag(reply) ? 'with its version' : 'with none'}, as the contract says`, async () => {
      const doer = await doerOf(known, surface, side);
      const ids = await withSession(surface, path, doer, await idsFor(known, surface, side));

      const { headers } = await surface.ask(doer, name, known.input(ids, once()));

      assert.equal(headers.etag !== undefined, givesTag(reply));
    });
  }

  test('of a ticket, as it was read, lets one of two change it', async () => {
    const { tier1_agent: ada } = side.callers;
    const { ticketId } = side.ids;
    const { headers } = await surface.ask(ada, 'readTicket', { ticketId });
    const note = (body: string) => surface.ask(ada, 'addNote', { ticketId, body }, { headers: { 'if-match': headers.etag ?? '' } });

    const first = await note('The first note');
    const second = await note('The second note');

    assert.equal(first.status, 200, first.text);
    assert.equal(saidOf(second), '412 version-conflict');
  });
});
