import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { openIdentityDesk } from '../../test/identity-desk.ts';
import { openMailServer } from '../../test/mail-server.ts';
import { runJobs } from '../jobs/index.ts';
import { createMailer, mailSettings, noteMailServer } from '../mail/index.ts';
import { acceptLink, requestPasswordReset } from './contract.ts';
import { disableAccount } from './disable-account.ts';
import { inviteAccount } from './invite-account.ts';
import { identityWorkers } from './link-mail.ts';

/** A desk whose mail goes to a server of its own. */
async function openMailingDesk() {
  const server = await openMailServer();
  const mailer = createMailer({ settings: mailSettings(server.url, undefined), baseUrl: 'https://desk.example' });
  after(() => mailer.close());
  const desk = await openIdentityDesk({ fresh: true });
  await noteMailServer(desk.place, mailer);
  return { ...desk, received: server.received, work: () => runJobs(desk.place, identityWorkers(mailer)) };
}

/** The token of the link in a mail's plain text, whose long lines are folded for the way. */
const tokenIn = (text: string | undefined) =>
  /\/(?:invitation|reset)\/(?<token>[A-Za-z0-9_=\r\n-]+?)(?:\r\n\r\n|\r\n$)/.exec(text ?? '')?.groups?.token?.replace(/=\r\n/g, '') ?? '';

describe('A link by mail', () => {
  test('invites Ada to the configured address of the desk; its token is in the mail alone', async () => {
    const desk = await openMailingDesk();
    const ada = await desk.hire('ada');
    const invitation = await desk.asDesk((work) => inviteAccount(work, ada.id, 'invitation'));
    assert.equal(invitation.mailed, true);
    assert.equal(invitation.url, `https://desk.example${invitation.path}`);
    const { rows } = await desk.place.database.pool.query<{ all: string }>(`select string_agg(j::text, '') as all from jobs.job j`);
    assert.equal(rows[0]?.all.includes(invitation.token), false);

    await desk.work();

    const mailed = tokenIn(desk.received[0]?.text);
    assert.deepEqual(desk.received[0]?.to, [ada.email]);
    assert.ok(desk.received[0]?.text.includes('https://desk.example/invitation/'));
    assert.notEqual(mailed, invitation.token);
    assert.ok((await desk.asks(acceptLink, { token: mailed, password: 'a better horse battery' })).session);
  });

  test('is asked for by whoever forgot their password, and goes to nobody else', async () => {
    const desk = await openMailingDesk();
    const ada = await desk.hire('ada');
    const former = await desk.hire('former');
    await desk.asDesk((work) => disableAccount(work, former.id));

    for (const email of [ada.email.toUpperCase(), former.email, 'nobody@secondline.example'])
      await desk.asks(requestPasswordReset, { email });
    await desk.work();

    assert.deepEqual(
      desk.received.map(({ to }) => to),
      [[ada.email]],
    );
    assert.ok((await desk.asks(acceptLink, { token: tokenIn(desk.received[0]?.text), password: 'a better horse battery' })).session);
  });

  test('floods nobody: three in a quarter of an hour, and the answer stays the same', async () => {
    const desk = await openMailingDesk();
    const ada = await desk.hire('ada');

    for (let time = 1; time <= 5; time += 1) await desk.asks(requestPasswordReset, { email: ada.email });
    await desk.work();

    assert.equal(desk.received.length, 3);
  });
});
