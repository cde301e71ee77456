import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openIdentityDesk } from '../../test/identity-desk.ts';
import { expiredAccessRound } from './expired-access-round.ts';
import { inviteAccount } from './invite-account.ts';

test('what opens nothing any more is cleared away, and what still does stays', async () => {
  const desk = await openIdentityDesk({ fresh: true });
  const ada = await desk.hire('ada');
  await desk.sessionOf(ada.id);
  await desk.asDesk((work) => inviteAccount(work, ada.id, 'reset'));
  await desk.guesses(ada.email, 3);
  desk.clock.moveBy({ hours: 13 });
  const session = await desk.sessionOf(ada.id);
  const { token } = await desk.asDesk((work) => inviteAccount(work, ada.id, 'invitation'));
  await desk.guesses(ada.email, 1);

  const { more } = await desk.asDesk((work) => expiredAccessRound.run(work, desk.place));

  assert.equal(more, false);
  const { rows } = await desk.place.database.pool.query(`select (select count(*) from identity.session) as sessions,
    (select count(*) from identity.link) as links, (select count(*) from identity.attempt) as attempts`);
  assert.deepEqual(rows, [{ sessions: 1, links: 1, attempts: 1 }]);
  assert.ok(await desk.door.bySession(session));
  assert.ok(token);
});
